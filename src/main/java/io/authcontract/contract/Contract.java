package io.authcontract.contract;

import io.authcontract.credential.Scheme;
import io.authcontract.credential.Tier;
import io.authcontract.http.HostGuard;
import io.authcontract.rule.Allowances;
import io.authcontract.rule.Profile;
import io.authcontract.rule.RuleBook;
import java.net.URI;
import java.util.Collections;
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
    private final Set<String> webOrigins;
    private final Allowances allowances;
    private final Hooks hooks;

    Contract(ContractBuilder builder) {
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
        this.webOrigins = Collections.unmodifiableSet(new LinkedHashSet<>(builder.webOrigins));
        this.allowances = builder.allowances;
        this.hooks = builder.hooks;
    }

    /**
     * Starts a contract.
     *
     * @param name the service's name, as messages and cell ids show it
     * @return a builder
     * @throws IllegalArgumentException when the name is blank
     */
    public static ContractBuilder named(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A contract has a blank name: \"" + name
                    + "\". Write the name of the service, for example Contract.named(\"orders\").");
        }
        return new ContractBuilder(name);
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

    /**
     * Returns the origins whose scripts may call the service.
     *
     * @return the origins, as browsers send them; empty where no script of another origin is expected
     */
    public Set<String> webOrigins() {
        return webOrigins;
    }

    /**
     * Returns what the rules need to know beyond the standards.
     *
     * @return private names and facts that the contract allows
     */
    public Allowances allowances() {
        return allowances;
    }

    /**
     * Returns what shows rules more than requests do.
     *
     * @return the hooks
     */
    public Hooks hooks() {
        return hooks;
    }

    static String where(String name) {
        return "Contract \"" + name + "\"";
    }

    @Override
    public String toString() {
        return "Contract[" + name + ", identities " + identities + "]";
    }
}
