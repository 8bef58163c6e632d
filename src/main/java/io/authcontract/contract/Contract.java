package io.authcontract.contract;

import io.authcontract.http.HostGuard;
import io.authcontract.http.Method;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a service promises about its callers. Immutable; made by a builder:
 *
 * <pre>{@code
 * Contract.named("orders")
 *     .baseUri(() -> context.serviceUri())
 *     .identity(Identity.valid("alice", () -> Credential.bearer(context.secret("ORDERS_TOKEN"))))
 *     .allowHosts("staging.example.org")
 *     .build();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Contract {
    private final String name;
    private final Optional<Supplier<URI>> baseUri;
    private final List<Identity> identities;
    private final HostGuard guard;

    private Contract(Builder builder) {
        this.name = builder.name;
        this.baseUri = builder.baseUri;
        this.identities = List.copyOf(builder.identities.values());
        this.guard = builder.guard.allowingUnsafe(builder.allowedUnsafeMethods);
    }

    /**
     * Starts a contract.
     *
     * @param name the service's name, as messages and cell ids show it
     * @return a builder
     * @throws IllegalArgumentException when the name is blank
     */
    public static Builder named(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A contract has a blank name: \"" + name
                    + "\". Write the name of the service, for example Contract.named(\"orders\").");
        }
        return new Builder(name);
    }

    /**
     * Returns the name.
     *
     * @return the service's name
     */
    public String name() {
        return name;
    }

    /**
     * Asks for the address of the service. A supplier is asked at every call: its answer may depend on what has been started by then.
     *
     * @return the address, or empty when the contract does not declare one
     * @throws IllegalArgumentException when the supplied address is none; the message says what to write
     */
    public Optional<URI> baseUri() {
        return baseUri.map(supplier -> BaseAddress.supplied(where(name), supplier));
    }

    /**
     * Returns who calls the service.
     *
     * @return the identities in the order of their declaration
     */
    public List<Identity> identities() {
        return identities;
    }

    /**
     * Returns the guard every request of this contract has to pass: loopback, and the hosts that were allowed.
     *
     * @return the guard
     */
    public HostGuard guard() {
        return guard;
    }

    private static String where(String name) {
        return "Contract \"" + name + "\"";
    }

    @Override
    public String toString() {
        return "Contract[" + name + ", identities " + identities + "]";
    }

    /** Collects what a contract promises; every step refuses at once what cannot be meant. Not for use by several threads. */
    public static final class Builder {
        private final String name;
        private Optional<Supplier<URI>> baseUri = Optional.empty();
        private final Map<String, Identity> identities = new LinkedHashMap<>();
        private HostGuard guard = HostGuard.loopbackOnly();
        private final Set<Method> allowedUnsafeMethods = new LinkedHashSet<>();

        private Builder(String name) {
            this.name = name;
        }

        /**
         * Declares the address of the service, asked for when the first request is sent (a port may be known only then).
         *
         * @param address gives an http or https address, perhaps with a path
         * @return this builder
         * @throws IllegalStateException when an address is declared already
         */
        public Builder baseUri(Supplier<URI> address) {
            if (baseUri.isPresent()) {
                throw new IllegalStateException("Contract \"" + name
                        + "\" declares baseUri(..) twice. Keep one; for another address write another contract.");
            }
            baseUri = Optional.of(address);
            return this;
        }

        /**
         * Declares the address of the service.
         *
         * @param address an http or https address, perhaps with a path
         * @return this builder
         * @throws IllegalArgumentException when it is no such address; the message says what to write
         * @throws IllegalStateException when an address is declared already
         */
        public Builder baseUri(URI address) {
            URI checked = BaseAddress.check(where(name), address);
            return baseUri(() -> checked);
        }

        /**
         * Declares the address of the service.
         *
         * @param address an http or https address, perhaps with a path
         * @return this builder
         * @throws IllegalArgumentException when it is no such address; the message says what to write
         * @throws IllegalStateException when an address is declared already
         */
        public Builder baseUri(String address) {
            return baseUri(BaseAddress.parse(where(name), address));
        }

        /**
         * Declares somebody who calls the service.
         *
         * @param identity the caller
         * @return this builder
         * @throws IllegalArgumentException when there is one of that name already
         */
        public Builder identity(Identity identity) {
            Identity earlier = identities.putIfAbsent(identity.name(), identity);
            if (earlier != null) {
                throw new IllegalArgumentException(
                        "Contract \"" + name + "\" declares the identity \"" + identity.name()
                                + "\" twice, as " + earlier.kind() + " and as " + identity.kind()
                                + ". Give each identity a name of its own.");
            }
            return this;
        }

        /**
         * Allows requests to hosts beyond this machine. There only safe methods are sent, unless allowed one by one.
         *
         * @param hosts literal host names or addresses, without scheme and port
         * @return this builder
         * @throws IllegalArgumentException when a host has a wildcard or placeholder, or is more than a host
         */
        public Builder allowHosts(String... hosts) {
            try {
                guard = guard.allowing(List.of(hosts));
                return this;
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException(where(name) + ": " + wrong.getMessage(), wrong);
            }
        }

        /**
         * Allows methods that may change something on the allowed hosts. On this machine every method is allowed anyway.
         *
         * @param methods method names, for example {@code "POST"}
         * @return this builder
         * @throws IllegalArgumentException when a name is no token
         */
        public Builder allowUnsafeMethods(String... methods) {
            List.of(methods).forEach(method -> allowedUnsafeMethods.add(Method.of(method)));
            return this;
        }

        /**
         * Returns the contract.
         *
         * @return the contract
         */
        public Contract build() {
            return new Contract(this);
        }
    }
}
