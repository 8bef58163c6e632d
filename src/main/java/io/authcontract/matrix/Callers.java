package io.authcontract.matrix;

import io.authcontract.contract.Contract;
import io.authcontract.contract.Identity;
import io.authcontract.contract.Identity.Kind;
import io.authcontract.contract.Operation;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Need;
import io.authcontract.credential.Scheme;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Whose credential serves which scheme. */
final class Callers {
    private final Contract contract;
    private final Function<Identity, Credential> credentials;

    /** An identity and the credential it gave. */
    record Caller(Identity identity, Credential credential) {}

    Callers(Contract contract, Function<Identity, Credential> credentials) {
        this.contract = contract;
        this.credentials = credentials;
    }

    /** The first identity of a kind whose credential is of the scheme. */
    Optional<Caller> of(Kind kind, Scheme scheme) {
        return of(kind, scheme, List.of());
    }

    private Optional<Caller> of(Kind kind, Scheme scheme, List<String> lacking) {
        for (Identity identity : contract.identities()) {
            if (identity.kind() == kind
                    && (lacking.isEmpty() || !identity.scopes().containsAll(lacking))) {
                Credential credential = credentials.apply(identity);
                if (scheme.kind().takes(credential) && isCarriedBy(scheme, credential)) {
                    return Optional.of(new Caller(identity, credential));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isCarriedBy(Scheme scheme, Credential credential) {
        if (credential instanceof Credential.ApiKey key) {
            return key.headerName().equalsIgnoreCase(scheme.carrier());
        }
        return !(credential instanceof Credential.Cookie cookie)
                || cookie.name().equals(scheme.carrier());
    }

    /** What a scenario may use for an operation, as far as it is there. */
    Map<Need, Credential> available(Scheme scheme, Operation operation) {
        Map<Need, Credential> available = new EnumMap<>(Need.class);
        of(Kind.VALID, scheme).ifPresent(it -> available.put(Need.VALID, it.credential()));
        of(Kind.LOW_PRIVILEGE, scheme, operation.scopes())
                .ifPresent(it -> available.put(Need.LOW_PRIVILEGE, it.credential()));
        of(Kind.DISPOSABLE, scheme).ifPresent(it -> available.put(Need.DISPOSABLE, it.credential()));
        return available;
    }

    /** What to declare, in the words of the contract. */
    static String missing(Need need, Scheme scheme) {
        String factory =
                switch (scheme.kind()) {
                    case BASIC -> "basic(..)";
                    case BEARER -> "bearer(..)";
                    case API_KEY -> "apiKey(\"" + scheme.carrier() + "\", ..)";
                    case COOKIE -> "cookie(\"" + scheme.carrier() + "\", ..)";
                };
        String identity =
                switch (need) {
                    case VALID -> "valid(\"alice\"";
                    case LOW_PRIVILEGE -> "lowPrivilege(\"bob\"";
                    case DISPOSABLE -> "disposable(\"dave\"";
                };
        return "no identity for it; declare .identity(Identity." + identity + ", () -> Credential." + factory + "))";
    }
}
