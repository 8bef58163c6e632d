package io.authcontract.rule;

/**
 * Who may call an operation, as the contract declares it.
 *
 * @since 0.1.0
 */
public sealed interface Access {

    /** Only callers with valid and sufficient credentials. */
    record Secured() implements Access {}

    /**
     * Everybody.
     *
     * @param reason why, for the reviewer
     */
    record Open(String reason) implements Access {}

    /** Every caller with valid credentials, whatever its permissions. */
    record AnyAuthenticated() implements Access {}

    /** Nobody has decided. */
    record Unclassified() implements Access {}

    /**
     * Tells whether a caller without valid credentials must be refused.
     *
     * @return true for {@link Secured} and {@link AnyAuthenticated}
     */
    default boolean isProtected() {
        return this instanceof Secured || this instanceof AnyAuthenticated;
    }
}
