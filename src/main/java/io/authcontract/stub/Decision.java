package io.authcontract.stub;

import io.authcontract.credential.Scheme;
import java.util.Optional;

/** What the guard makes of the credentials of a request. */
sealed interface Decision {

    /** Somebody the stub knows. */
    record Admitted(Account account) implements Decision {}

    /** Nothing the stub can read as credentials: none at all, or those of a scheme it does not take. */
    record Missing() implements Decision {}

    /**
     * Credentials of a scheme the stub takes that it does not accept.
     *
     * @param scheme how they were sent
     * @param user whose password it was to be; empty where there is none
     */
    record Invalid(Scheme scheme, String user) implements Decision {}

    /**
     * The right response of Digest to a nonce that is not good (RFC 7616 section 3.3).
     *
     * @param account who knows the password
     */
    record Stale(Account account) implements Decision {}

    /**
     * A bearer token that is none, or more than one credential (RFC 6750 section 3.1, invalid_request).
     *
     * @param detail what to do
     */
    record Malformed(String detail) implements Decision {}

    /** Who was let in, if anybody was. */
    default Optional<Account> caller() {
        return this instanceof Admitted admitted ? Optional.of(admitted.account()) : Optional.empty();
    }
}
