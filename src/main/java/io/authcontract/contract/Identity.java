package io.authcontract.contract;

import io.authcontract.credential.Credential;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who calls the service, and how to get its credential. The supplier is called when the credential is first needed, and once. Safe for
 * use by several threads.
 *
 * @since 0.1.0
 */
public final class Identity {

    /** What an identity is for. */
    public enum Kind {
        /** Holds valid credentials and every permission the contract needs. */
        VALID,
        /** Holds valid credentials and no permission that the contract does not list. */
        LOW_PRIVILEGE,
        /** As good as the valid one, but somebody else: its objects are not the valid one's. */
        SECOND,
        /** May be locked out or lose its session without harm. */
        DISPOSABLE
    }

    private final Kind kind;
    private final String name;
    private final Supplier<Credential> supplier;
    private final Set<String> scopes;
    private @Nullable Credential credential;

    private Identity(Kind kind, String name, Supplier<Credential> supplier, Set<String> scopes) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("An identity (" + kind + ") has a blank name: \"" + name
                    + "\". Write the name of a caller, for example Identity.valid(\"alice\", ..).");
        }
        this.kind = kind;
        this.name = name;
        this.supplier = supplier;
        this.scopes = Set.copyOf(scopes);
    }

    /**
     * Returns a caller with valid credentials and every permission the contract needs.
     *
     * @param name the name tests use in {@code as("alice")}
     * @param credential gives the credential
     * @return the identity
     * @throws IllegalArgumentException when the name is blank
     */
    public static Identity valid(String name, Supplier<Credential> credential) {
        return new Identity(Kind.VALID, name, credential, Set.of());
    }

    /**
     * Returns a caller with valid credentials that lacks permissions.
     *
     * @param name the name tests use in {@code as("bob")}
     * @param credential gives the credential
     * @return the identity
     * @throws IllegalArgumentException when the name is blank
     */
    public static Identity lowPrivilege(String name, Supplier<Credential> credential) {
        return new Identity(Kind.LOW_PRIVILEGE, name, credential, Set.of());
    }

    /**
     * Returns another caller with valid credentials, who owns other objects.
     *
     * @param name the name tests use in {@code as("carol")}
     * @param credential gives the credential
     * @return the identity
     * @throws IllegalArgumentException when the name is blank
     */
    public static Identity second(String name, Supplier<Credential> credential) {
        return new Identity(Kind.SECOND, name, credential, Set.of());
    }

    /**
     * Returns a caller whose account may be locked by a test.
     *
     * @param name the name tests use in {@code as("dave")}
     * @param credential gives the credential
     * @return the identity
     * @throws IllegalArgumentException when the name is blank
     */
    public static Identity disposable(String name, Supplier<Credential> credential) {
        return new Identity(Kind.DISPOSABLE, name, credential, Set.of());
    }

    /**
     * Returns this identity with scopes that its token holds. A low-privilege identity holds none unless they are listed.
     *
     * @param held scope tokens (RFC 6749 section 3.3)
     * @return another identity that shares the supplier and asks it on its own
     */
    public Identity holding(String... held) {
        return new Identity(kind, name, supplier, Set.of(held));
    }

    /**
     * Returns the scopes that are known to be held.
     *
     * @return scope tokens
     */
    public Set<String> scopes() {
        return scopes;
    }

    /**
     * Returns what the identity is for.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Returns the name.
     *
     * @return the name tests use
     */
    public String name() {
        return name;
    }

    /**
     * Returns the credential; the supplier is asked the first time only. What the supplier throws passes through, and it is asked again.
     *
     * @return the credential
     */
    public synchronized Credential credential() {
        if (credential == null) {
            credential = supplied();
        }
        return credential;
    }

    private Credential supplied() {
        Credential given = supplier.get();
        if (given == null) {
            throw new IllegalStateException(
                    "The supplier of the identity \"" + name
                            + "\" gives null. Let it give a credential, for example Credential.bearer(context.secret(\"ORDERS_TOKEN\")).");
        }
        return given;
    }

    @Override
    public String toString() {
        return name + " (" + kind + ")";
    }
}
