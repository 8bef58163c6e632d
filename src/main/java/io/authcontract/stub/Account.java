package io.authcontract.stub;

import io.authcontract.contract.Identity;
import io.authcontract.contract.Identity.Kind;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import java.util.Set;

/**
 * Somebody the stub knows.
 *
 * @param name the name tests use
 * @param kind what the account is for
 * @param scheme how its credential is sent
 * @param credential its credential
 * @param scopes what it may do
 */
record Account(String name, Kind kind, Scheme scheme, Credential credential, Set<String> scopes) {

    /** Whose it is: with several schemes somebody has an account for each. */
    String person() {
        return name.split("-", 2)[0];
    }

    Identity identity() {
        Identity bare =
                switch (kind) {
                    case VALID -> Identity.valid(name, () -> credential);
                    case LOW_PRIVILEGE -> Identity.lowPrivilege(name, () -> credential);
                    case SECOND -> Identity.second(name, () -> credential);
                    case DISPOSABLE -> Identity.disposable(name, () -> credential);
                };
        return bare.holding(scopes.toArray(String[]::new));
    }

    @Override
    public String toString() {
        return name + " (" + kind + ")";
    }
}
