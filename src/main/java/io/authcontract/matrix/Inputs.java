package io.authcontract.matrix;

import io.authcontract.contract.Contract;
import io.authcontract.contract.Input.Content;
import io.authcontract.contract.Operation;
import io.authcontract.contract.PathTemplate;
import io.authcontract.http.Body;
import io.authcontract.http.Headers;
import io.authcontract.http.Method;
import io.authcontract.http.Origin;
import io.authcontract.http.Request;
import io.authcontract.http.RequestPath;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The requests of operations before a credential is put on them. A method that is not safe never names an object that exists, and never carries
 * content that can be acted upon, unless the contract says that its input is harmless: controls and mutants alike.
 */
final class Inputs {
    private static final Set<Method> WITH_CONTENT = Set.of(Method.POST, Method.PUT, Method.PATCH);

    /** The empty line makes it show where a service leaves content unread, so that a connection may serve again behind it. */
    private static final Content UNREADABLE = new Content("application/json", "{\"authcontract\":\r\n\r\n");

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Contract contract;
    private final Supplier<URI> baseUri;
    private final long seed;
    private volatile @Nullable Base latest;

    private record Base(URI uri, Origin origin) {}

    Inputs(Contract contract, Supplier<URI> baseUri, long seed) {
        this.contract = contract;
        this.baseUri = baseUri;
        this.seed = seed;
    }

    /** The request of an operation without any credential. */
    Request bare(Operation operation) {
        return request(operation, path(operation));
    }

    /** The target with the id of an object that does not exist in place of the last variable; empty where there is none. */
    Optional<String> stranger(Operation operation) {
        PathTemplate template = PathTemplate.parse(operation.path());
        List<String> variables = template.variables();
        if (variables.isEmpty()) {
            return Optional.empty();
        }
        String last = variables.get(variables.size() - 1);
        String path = template.expand(variable -> variable.equals(last)
                ? absent(operation, variable)
                : sample(operation, variable).orElseGet(() -> absent(operation, variable)));
        return Optional.of(RequestPath.under(baseUri.get(), path));
    }

    /** The same method beside the path: where nothing is declared, and nothing should be. */
    Request sibling(Operation operation) {
        String path = path(operation).split("\\?", 2)[0];
        List<String> literals = PathTemplate.parse(operation.path()).literals();
        String stranger = "authcontract-" + absentWord(operation.path());
        String beside = literals.isEmpty()
                ? "/" + stranger + path
                : path.replace("/" + literals.get(literals.size() - 1), "/" + stranger);
        return request(operation, beside);
    }

    private Request request(Operation operation, String path) {
        URI base = baseUri.get();
        Request bare = new Request(
                operation.method(),
                origin(base),
                RequestPath.under(base, path),
                operation.input().headers(),
                Body.none());
        return content(operation).map(content -> with(bare, content)).orElse(bare);
    }

    private Origin origin(URI base) {
        Base known = latest;
        if (known == null || !known.uri().equals(base)) {
            known = new Base(base, Origin.of(base));
            latest = known;
        }
        return known.origin();
    }

    private static Request with(Request bare, Content content) {
        Headers headers = bare.headers().without("Content-Type").with("Content-Type", content.type());
        return bare.withHeaders(headers).withBody(Body.of(content.text()));
    }

    private static Optional<Content> content(Operation operation) {
        return operation
                .input()
                .body()
                .or(() -> WITH_CONTENT.contains(operation.method())
                                && !operation.input().harmless()
                        ? Optional.of(UNREADABLE)
                        : Optional.empty());
    }

    /** Whether requests can be made that change nothing. DELETE of a path without a variable deletes whatever the path names. */
    static boolean isHarmless(Operation operation) {
        return !operation.method().equals(Method.DELETE)
                || operation.input().harmless()
                || !PathTemplate.parse(operation.path()).variables().isEmpty();
    }

    /** The variables that would need a value and have none. */
    List<String> missingSamples(Operation operation) {
        PathTemplate template = PathTemplate.parse(operation.path());
        return template.variables().stream()
                .filter(variable -> sample(operation, variable).isEmpty())
                .filter(variable -> !isAbsent(operation, template, variable))
                .toList();
    }

    static String declareSample(String variable) {
        return "the path has no value for {" + variable + "}; declare sample(\"" + variable
                + "\", ..) with that of an object that exists";
    }

    private String path(Operation operation) {
        PathTemplate template = PathTemplate.parse(operation.path());
        return template.expand(variable -> isAbsent(operation, template, variable)
                ? absent(operation, variable)
                : sample(operation, variable).orElseGet(() -> absent(operation, variable)));
    }

    /** The last variable names the object; those before it name what contains it. */
    private static boolean isAbsent(Operation operation, PathTemplate template, String variable) {
        List<String> variables = template.variables();
        return !operation.method().isSafe()
                && !operation.input().harmless()
                && variable.equals(variables.get(variables.size() - 1));
    }

    private Optional<String> sample(Operation operation, String variable) {
        Map<String, String> own = operation.input().samples();
        return Optional.ofNullable(own.getOrDefault(variable, contract.samples().get(variable)));
    }

    /** A value of the form of the sample that no object has; the same for every request of a run. */
    private String absent(Operation operation, String variable) {
        String sample = sample(operation, variable).orElse("");
        if (NUMBER.matcher(sample).matches()) {
            return String.valueOf(2_000_000_000 + Math.floorMod(hash(variable), 100_000_000));
        }
        if (UUID_TEXT.matcher(sample).matches()) {
            return new UUID(hash(variable), hash(variable + "'")).toString();
        }
        return "authcontract-" + absentWord(variable);
    }

    private String absentWord(String of) {
        return HexFormat.of().toHexDigits((int) hash(of));
    }

    private long hash(String text) {
        return new SplittableRandom(seed ^ text.hashCode()).nextLong();
    }
}
