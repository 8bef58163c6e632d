package io.authcontract.contract;

import io.authcontract.credential.Scheme;
import io.authcontract.credential.Tier;
import io.authcontract.http.HostGuard;
import io.authcontract.http.Method;
import io.authcontract.rule.Access;
import io.authcontract.rule.Profile;
import io.authcontract.rule.RuleBook;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a service promises about its callers. Immutable; made by a builder:
 *
 * <pre>{@code
 * Contract.named("orders")
 *     .baseUri(() -> context.serviceUri())
 *     .scheme(Scheme.bearer("orders"))
 *     .identity(Identity.valid("alice", () -> Credential.bearer(context.secret("ORDERS_TOKEN"))))
 *     .secured("GET,POST /orders")
 *     .open("GET /health", "load balancer probe")
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
    private final List<Scheme> schemes;
    private final List<Operation> operations;
    private final Map<String, String> samples;
    private final Set<Policy> policies;
    private final List<Toleration> tolerations;
    private final Set<Tier> tiers;
    private final Profile profile;
    private final RuleBook book;

    private Contract(Builder builder) {
        this.name = builder.name;
        this.baseUri = builder.baseUri;
        this.identities = List.copyOf(builder.identities.values());
        this.guard = builder.guard.allowingUnsafe(builder.allowedUnsafeMethods);
        this.schemes = List.copyOf(builder.schemes);
        this.operations = builder.operations.list();
        this.samples = Map.copyOf(builder.samples);
        this.policies = Set.copyOf(builder.policies);
        this.tolerations = List.copyOf(builder.tolerations);
        this.tiers = Set.copyOf(builder.tiers);
        this.profile = builder.profile;
        this.book = builder.book;
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

    /**
     * Returns the ways in which the service takes credentials.
     *
     * @return the schemes in the order of their declaration
     */
    public List<Scheme> schemes() {
        return schemes;
    }

    /**
     * Returns the operations.
     *
     * @return the declared operations in order, without those that follow from them
     */
    public List<Operation> operations() {
        return operations;
    }

    /**
     * Returns the values of path variables.
     *
     * @return variable name to the value of an object that exists
     */
    public Map<String, String> samples() {
        return samples;
    }

    /**
     * Returns the design choices that differ from the defaults.
     *
     * @return the policies
     */
    public Set<Policy> policies() {
        return policies;
    }

    /**
     * Returns the reviewed exceptions.
     *
     * @return the tolerations in order
     */
    public List<Toleration> tolerations() {
        return tolerations;
    }

    /**
     * Returns how far a run goes.
     *
     * @return the tiers of scenarios that run
     */
    public Set<Tier> tiers() {
        return tiers;
    }

    /**
     * Returns who calls the service.
     *
     * @return the profile rules go by
     */
    public Profile profile() {
        return profile;
    }

    /**
     * Returns the rules that judge its answers.
     *
     * @return the book
     */
    public RuleBook book() {
        return book;
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
        private final List<Scheme> schemes = new ArrayList<>();
        private final Operations operations;
        private final Map<String, String> samples = new LinkedHashMap<>();
        private final Set<Policy> policies = EnumSet.noneOf(Policy.class);
        private final List<Toleration> tolerations = new ArrayList<>();
        private final Set<Tier> tiers = EnumSet.of(Tier.CORE);
        private Profile profile = Profile.API;
        private RuleBook book = RuleBook.standard();

        private Builder(String name) {
            this.name = name;
            this.operations = new Operations(where(name));
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
         * Declares a way in which the service takes credentials.
         *
         * @param scheme the scheme
         * @return this builder
         * @throws IllegalArgumentException when one of that kind is declared already
         */
        public Builder scheme(Scheme scheme) {
            for (Scheme known : schemes) {
                if (known.kind() == scheme.kind()) {
                    throw new IllegalArgumentException(where(name) + " declares two schemes of one kind, "
                            + known.carrier() + " and " + scheme.carrier()
                            + ". Keep one; a service that takes both is two contracts.");
                }
            }
            schemes.add(scheme);
            return this;
        }

        /**
         * Declares the value of a path variable, for every path that has it.
         *
         * @param variable the name between the braces
         * @param value the value of an object that exists, as it stands in a path
         * @return this builder
         * @throws IllegalArgumentException when another value is declared already
         */
        public Builder sample(String variable, String value) {
            String earlier = samples.putIfAbsent(variable, value);
            if (earlier != null && !earlier.equals(value)) {
                throw new IllegalArgumentException(where(name) + " has sample(\"" + variable + "\", \"" + earlier
                        + "\") and sample(\"" + variable + "\", \"" + value
                        + "\"). Keep one; for one path write secured(\"GET /orders/{" + variable
                        + "}\", o -> o.sample(..)).");
            }
            return this;
        }

        /**
         * Declares operations that only callers with valid and sufficient credentials may use.
         *
         * @param operations methods and a path template: {@code "GET,POST /orders"}
         * @return this builder
         * @throws IllegalArgumentException when it cannot be read, or an operation is declared already
         */
        public Builder secured(String operations) {
            return secured(operations, options -> {});
        }

        /**
         * Declares operations that only callers with valid and sufficient credentials may use.
         *
         * @param operations methods and a path template: {@code "PUT,DELETE /orders/{id}"}
         * @param options says more about them
         * @return this builder
         * @throws IllegalArgumentException when it cannot be read, or an operation is declared already
         */
        public Builder secured(String operations, Consumer<OperationOptions> options) {
            this.operations.declare(operations, new Access.Secured(), options);
            return this;
        }

        /**
         * Declares operations that every caller with valid credentials may use, whatever its permissions.
         *
         * @param operations methods and a path template: {@code "GET /me"}
         * @return this builder
         * @throws IllegalArgumentException when it cannot be read, or an operation is declared already
         */
        public Builder anyAuthenticated(String operations) {
            return anyAuthenticated(operations, options -> {});
        }

        /**
         * Declares operations that every caller with valid credentials may use, whatever its permissions.
         *
         * @param operations methods and a path template: {@code "GET /me"}
         * @param options says more about them
         * @return this builder
         * @throws IllegalArgumentException when it cannot be read, or an operation is declared already
         */
        public Builder anyAuthenticated(String operations, Consumer<OperationOptions> options) {
            this.operations.declare(operations, new Access.AnyAuthenticated(), options);
            return this;
        }

        /**
         * Declares operations that everybody may use.
         *
         * @param operations methods and a path template: {@code "GET /health"}
         * @param reason why, for the reviewer
         * @return this builder
         * @throws IllegalArgumentException when it cannot be read, an operation is declared already, or there is no reason
         */
        public Builder open(String operations, String reason) {
            return open(operations, reason, options -> {});
        }

        /**
         * Declares operations that everybody may use.
         *
         * @param operations methods and a path template: {@code "GET /health"}
         * @param reason why, for the reviewer
         * @param options says more about them
         * @return this builder
         * @throws IllegalArgumentException when it cannot be read, an operation is declared already, or there is no reason
         */
        public Builder open(String operations, String reason, Consumer<OperationOptions> options) {
            if (reason.isBlank()) {
                throw new IllegalArgumentException(where(name) + " declares \"" + operations
                        + "\" as open without a reason. Write why everybody may use it, for example open(\"GET /health\","
                        + " \"load balancer probe\").");
            }
            this.operations.declare(operations, new Access.Open(reason), options);
            return this;
        }

        /**
         * Chooses a design that differs from the default.
         *
         * @param policy the choice
         * @return this builder
         */
        public Builder policy(Policy policy) {
            policies.add(policy);
            return this;
        }

        /**
         * Declares a reviewed exception: findings of a rule are notes until a day has passed.
         *
         * @param rule the id of the rule
         * @param cells which cells, with {@code *} for any text
         * @param reason why, for the reviewer
         * @param until the last day on which it holds
         * @return this builder
         * @throws IllegalArgumentException when reason or cells are blank
         */
        public Builder tolerate(String rule, String cells, String reason, LocalDate until) {
            tolerations.add(new Toleration(rule, cells, reason, until));
            return this;
        }

        /**
         * Chooses how far a run goes; {@link Tier#CORE} when it is not chosen.
         *
         * @param wanted the tiers of scenarios that run
         * @return this builder
         * @throws IllegalArgumentException when none is named
         */
        public Builder tiers(Tier... wanted) {
            if (wanted.length == 0) {
                throw new IllegalArgumentException(where(name) + " chooses no tier. Write tiers(Tier.CORE).");
            }
            tiers.clear();
            tiers.addAll(List.of(wanted));
            return this;
        }

        /**
         * Chooses who calls the service; {@link Profile#API} when it is not chosen.
         *
         * @param caller the profile rules go by
         * @return this builder
         */
        public Builder profile(Profile caller) {
            profile = caller;
            return this;
        }

        /**
         * Chooses the rules; {@link RuleBook#standard()} when they are not chosen.
         *
         * @param rules the book
         * @return this builder
         */
        public Builder book(RuleBook rules) {
            book = rules;
            return this;
        }

        /**
         * Returns the contract.
         *
         * @return the contract
         * @throws IllegalArgumentException when its parts do not fit together; the message says which, and what to write
         */
        public Contract build() {
            operations.checkSamples(samples);
            new Consistency(where(name), this.operations.list(), schemes, identities.values(), policies)
                    .check(tolerations, book);
            return new Contract(this);
        }
    }
}
