package io.authcontract.contract;

import io.authcontract.http.Method;
import io.authcontract.rule.Access;
import java.util.List;

/**
 * One method of one path, as OpenAPI has it, and what the contract says about it.
 *
 * @param method the method
 * @param path the path template after the base address: {@code /orders/{id}}
 * @param access who may call it
 * @param scopes the scopes a token needs; empty when the contract does not say
 * @param input what its requests carry
 * @param control what proves that a valid credential works
 * @param source where it comes from
 * @since 0.1.0
 */
public record Operation(
        Method method,
        String path,
        Access access,
        List<String> scopes,
        Input input,
        ControlPlan control,
        Source source) {
    private static final Access UNCLASSIFIED = new Access.Unclassified();

    /** Where an operation comes from. */
    public enum Source {
        /** The contract declares it. */
        DECLARED,
        /** HEAD of a declared GET (RFC 9110 section 9.3.2). */
        FOLLOWS_GET,
        /** Nobody declares it: a method of a known path that is tried once. */
        UNDECLARED
    }

    /**
     * Creates an operation; the list is copied.
     *
     * @param method the method
     * @param path the path template after the base address
     * @param access who may call it
     * @param scopes the scopes a token needs
     * @param input what its requests carry
     * @param control what proves that a valid credential works
     * @param source where it comes from
     */
    public Operation {
        scopes = List.copyOf(scopes);
    }

    /**
     * Returns the id that cells and messages use.
     *
     * @return for example {@code GET /orders/{id}}
     */
    public String id() {
        return method + " " + path;
    }

    /**
     * Returns the same path with another method that the contract does not declare.
     *
     * @param other the method
     * @return an unclassified operation without content
     */
    public Operation undeclared(Method other) {
        return new Operation(
                other, path, UNCLASSIFIED, List.of(), input.withoutBody(), ControlPlan.standard(), Source.UNDECLARED);
    }

    /**
     * Returns HEAD of this GET: the same access, no content.
     *
     * @return the operation that follows this one
     */
    public Operation head() {
        return new Operation(Method.HEAD, path, access, scopes, input, control, Source.FOLLOWS_GET);
    }

    /** Method and path tell operations of one contract apart; a map of them should not read all the rest. */
    @Override
    public int hashCode() {
        return 31 * method.hashCode() + path.hashCode();
    }

    @Override
    public String toString() {
        return id();
    }
}
