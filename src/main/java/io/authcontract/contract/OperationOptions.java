package io.authcontract.contract;

import io.authcontract.http.Headers;
import io.authcontract.http.Method;
import io.authcontract.rule.Access;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a contract says of some operations beyond their access:
 *
 * <pre>{@code
 * .secured("PUT,DELETE /orders/{id}", o -> o.scopes("orders:write").body("application/json", "{}"))
 * }</pre>
 *
 * @since 0.1.0
 */
public final class OperationOptions {
    private final String where;
    private final List<String> scopes = new ArrayList<>();
    private final Map<String, String> samples = new LinkedHashMap<>();
    private final Set<Integer> controlStatuses = new LinkedHashSet<>();
    private Headers headers = Headers.none();
    private Optional<Input.Content> body = Optional.empty();
    private Optional<String> noControl = Optional.empty();
    private boolean harmless;

    OperationOptions(String where) {
        this.where = where;
    }

    /**
     * Declares the scopes a token needs (RFC 6749 section 3.3). A low-privilege identity that lacks one must be refused with 403.
     *
     * @param needed scope tokens
     * @return these options
     */
    public OperationOptions scopes(String... needed) {
        scopes.addAll(List.of(needed));
        return this;
    }

    /**
     * Declares the content of every request. With a valid credential it is sent too: choose content that changes nothing, for example one that
     * validation refuses. Without a declaration, methods that are not safe carry content that cannot be parsed.
     *
     * @param contentType the value of Content-Type
     * @param text the content, sent in UTF-8
     * @return these options
     */
    public OperationOptions body(String contentType, String text) {
        body = Optional.of(new Input.Content(contentType, text));
        return this;
    }

    /**
     * Declares a field line of every request.
     *
     * @param name the field name
     * @param value the field value; no credential
     * @return these options
     * @throws IllegalArgumentException when the field carries credentials
     */
    public OperationOptions header(String name, String value) {
        if (name.equalsIgnoreCase("Authorization") || name.equalsIgnoreCase("Cookie")) {
            throw new IllegalArgumentException(where + " declares the field " + name
                    + ", but credentials differ from cell to cell. Declare an identity instead.");
        }
        headers = headers.with(name, value);
        return this;
    }

    /**
     * Declares the value of a path variable for these operations alone.
     *
     * @param variable the name between the braces
     * @param value the value of an object that exists
     * @return these options
     * @throws IllegalArgumentException when the value cannot stand in a path
     */
    public OperationOptions sample(String variable, String value) {
        PathTemplate.requireValue(where, variable, value);
        samples.put(variable, value);
        return this;
    }

    /**
     * Declares that samples and content may be sent with a valid credential although the method is not safe: they change nothing that matters, or
     * may. Otherwise such requests name an object that surely does not exist.
     *
     * @return these options
     */
    public OperationOptions harmless() {
        harmless = true;
        return this;
    }

    /**
     * Declares which statuses a valid credential gets, where that is no 2xx: 400 for content that is refused on purpose, 404 for an absent object.
     *
     * @param statuses the statuses that are right
     * @return these options
     * @throws IllegalArgumentException when a status can never show that a credential works
     */
    public OperationOptions controlStatus(int... statuses) {
        for (int status : statuses) {
            if (status == 401
                    || status == 403
                    || status == 405
                    || status == 429
                    || status / 100 == 3
                    || status / 100 == 5) {
                throw new IllegalArgumentException(where + " declares controlStatus(" + status
                        + "), but a refusal, a redirect or a failure never shows that a credential works. Declare an input that"
                        + " succeeds, or withoutControl(\"why\").");
            }
            if (status / 100 != 2 && status / 100 != 4) {
                throw new IllegalArgumentException(
                        where + " declares controlStatus(" + status
                                + "), but no final answer that shows anything has it. Write one from 200 to 299, or such as 400 or 404.");
            }
            controlStatuses.add(status);
        }
        return this;
    }

    /**
     * Declares that no request with a valid credential may be sent. The cells are then unproven, and say why.
     *
     * @param reason why, for the reviewer
     * @return these options
     * @throws IllegalArgumentException when there is no reason
     */
    public OperationOptions withoutControl(String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException(where + " has withoutControl(\"" + reason
                    + "\") without a reason. Write why, for example withoutControl(\"charges a credit card\").");
        }
        noControl = Optional.of(reason);
        return this;
    }

    Operation operation(Method method, String path, Access access) {
        if (noControl.isPresent() && !controlStatuses.isEmpty()) {
            throw new IllegalArgumentException(where + " declares both controlStatus(..) and withoutControl(..)."
                    + " Keep one: there is a request with a valid credential, or there is none.");
        }
        return new Operation(
                method,
                path,
                access,
                scopes,
                new Input(body, headers, samples, harmless),
                new ControlPlan(controlStatuses, noControl),
                Operation.Source.DECLARED);
    }

    /** The variables that have a sample here but do not stand in the path. */
    List<String> strangers(PathTemplate template) {
        return samples.keySet().stream()
                .filter(name -> !template.variables().contains(name))
                .toList();
    }

    @Override
    public String toString() {
        return "OperationOptions of " + where + Arrays.toString(new Object[] {scopes});
    }
}
