package io.authcontract.contract;

import io.authcontract.credential.Scheme;
import io.authcontract.credential.Tier;
import io.authcontract.http.HostGuard;
import io.authcontract.http.Method;
import io.authcontract.rule.Access;
import io.authcontract.rule.Allowances;
import io.authcontract.rule.Profile;
import io.authcontract.rule.RuleBook;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Collects what a contract promises; every step refuses at once what cannot be meant. Not for use by several threads.
 *
 * @since 0.1.0
 */
public final class ContractBuilder {
    final String name;
    Optional<Supplier<URI>> baseUri = Optional.empty();
    final Map<String, Identity> identities = new LinkedHashMap<>();
    HostGuard guard = HostGuard.loopbackOnly();
    final Set<Method> allowedUnsafeMethods = new LinkedHashSet<>();
    final List<Scheme> schemes = new ArrayList<>();
    final Operations operations;
    final Map<String, String> samples = new LinkedHashMap<>();
    final Set<Policy> policies = EnumSet.noneOf(Policy.class);
    final List<Toleration> tolerations = new ArrayList<>();
    final Set<Tier> tiers = EnumSet.of(Tier.CORE);
    Profile profile = Profile.API;
    RuleBook book = RuleBook.standard();
    final Set<String> webOrigins = new LinkedHashSet<>();
    Allowances allowances = Allowances.none();
    Hooks hooks = Hooks.none();

    ContractBuilder(String name) {
        this.name = name;
        this.operations = new Operations(Contract.where(name));
    }

    /**
     * Declares the address of the service, asked for when the first request is sent (a port may be known only then).
     *
     * @param address gives an http or https address, perhaps with a path
     * @return this builder
     * @throws IllegalStateException when an address is declared already
     */
    public ContractBuilder baseUri(Supplier<URI> address) {
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
    public ContractBuilder baseUri(URI address) {
        URI checked = BaseAddress.check(Contract.where(name), address);
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
    public ContractBuilder baseUri(String address) {
        return baseUri(BaseAddress.parse(Contract.where(name), address));
    }

    /**
     * Declares somebody who calls the service.
     *
     * @param identity the caller
     * @return this builder
     * @throws IllegalArgumentException when there is one of that name already
     */
    public ContractBuilder identity(Identity identity) {
        Identity earlier = identities.putIfAbsent(identity.name(), identity);
        if (earlier != null) {
            throw new IllegalArgumentException("Contract \"" + name + "\" declares the identity \"" + identity.name()
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
    public ContractBuilder allowHosts(String... hosts) {
        try {
            guard = guard.allowing(List.of(hosts));
            return this;
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(Contract.where(name) + ": " + wrong.getMessage(), wrong);
        }
    }

    /**
     * Allows methods that may change something on the allowed hosts. On this machine every method is allowed anyway.
     *
     * @param methods method names, for example {@code "POST"}
     * @return this builder
     * @throws IllegalArgumentException when a name is no token, or has small letters
     */
    public ContractBuilder allowUnsafeMethods(String... methods) {
        for (String method : methods) {
            String capitals = method.toUpperCase(Locale.ROOT);
            if (!method.equals(capitals)) {
                throw new IllegalArgumentException(Contract.where(name) + " has allowUnsafeMethods(\"" + method
                        + "\"), but methods are case-sensitive (RFC 9110 section 9.1). Write \"" + capitals + "\".");
            }
            allowedUnsafeMethods.add(Method.of(method));
        }
        return this;
    }

    /**
     * Declares a way in which the service takes credentials.
     *
     * @param scheme the scheme
     * @return this builder
     * @throws IllegalArgumentException when one of that kind is declared already
     */
    public ContractBuilder scheme(Scheme scheme) {
        for (Scheme known : schemes) {
            if (known.kind() == scheme.kind()) {
                throw new IllegalArgumentException(Contract.where(name) + " declares two schemes of one kind, "
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
     * @throws IllegalArgumentException when it cannot stand in a path, or another value is declared already
     */
    public ContractBuilder sample(String variable, String value) {
        PathTemplate.requireValue(Contract.where(name), variable, value);
        String earlier = samples.putIfAbsent(variable, value);
        if (earlier != null && !earlier.equals(value)) {
            throw new IllegalArgumentException(Contract.where(name) + " has sample(\"" + variable + "\", \"" + earlier
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
    public ContractBuilder secured(String operations) {
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
    public ContractBuilder secured(String operations, Consumer<OperationOptions> options) {
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
    public ContractBuilder anyAuthenticated(String operations) {
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
    public ContractBuilder anyAuthenticated(String operations, Consumer<OperationOptions> options) {
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
    public ContractBuilder open(String operations, String reason) {
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
    public ContractBuilder open(String operations, String reason, Consumer<OperationOptions> options) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException(Contract.where(name) + " declares \"" + operations
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
    public ContractBuilder policy(Policy policy) {
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
    public ContractBuilder tolerate(String rule, String cells, String reason, LocalDate until) {
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
    public ContractBuilder tiers(Tier... wanted) {
        if (wanted.length == 0) {
            throw new IllegalArgumentException(Contract.where(name) + " chooses no tier. Write tiers(Tier.CORE).");
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
    public ContractBuilder profile(Profile caller) {
        profile = caller;
        return this;
    }

    /**
     * Chooses the rules; {@link RuleBook#standard()} when they are not chosen.
     *
     * @param rules the book
     * @return this builder
     */
    public ContractBuilder book(RuleBook rules) {
        book = rules;
        return this;
    }

    /**
     * Names origins whose scripts may call the service. Then its preflights and what scripts may read of a refusal are asked too.
     *
     * @param origins as browsers send them: {@code https://app.example}, {@code http://localhost:3000}
     * @return this builder
     * @throws IllegalArgumentException when one is no origin; the message says what to write
     */
    public ContractBuilder webOrigins(String... origins) {
        for (String origin : origins) {
            webOrigins.add(WebOrigin.check(Contract.where(name), origin));
        }
        return this;
    }

    /**
     * Tells the rules what they cannot know: private names, hosts of identity providers, whether something in front ends TLS.
     *
     * @param facts what is allowed
     * @return this builder
     */
    public ContractBuilder allowances(Allowances facts) {
        allowances = facts;
        return this;
    }

    /**
     * Declares what shows rules more than requests do: {@code hooks(h -> h.stateProbe(StateProbe.get("/orders", "alice")))}.
     *
     * @param declared adds to the hooks declared so far
     * @return this builder
     */
    public ContractBuilder hooks(UnaryOperator<Hooks> declared) {
        hooks = declared.apply(hooks);
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
        new Consistency(Contract.where(name), this.operations.list(), schemes, identities.values(), policies)
                .check(tolerations, book, hooks);
        return new Contract(this);
    }
}
