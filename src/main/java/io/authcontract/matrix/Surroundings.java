package io.authcontract.matrix;

import io.authcontract.contract.Contract;
import io.authcontract.contract.Operation;
import io.authcontract.contract.Policy;
import io.authcontract.credential.Scenario;
import io.authcontract.credential.Scenarios;
import io.authcontract.credential.Scheme;
import io.authcontract.rule.Access;
import io.authcontract.rule.Circumstances;
import io.authcontract.rule.CredentialKind;
import io.authcontract.rule.Expectation;
import io.authcontract.rule.Profile;
import io.authcontract.rule.Variation;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the contract makes of a scenario: the circumstances under which its answer is judged. */
final class Surroundings {
    static final String ROBOTS = "none.robots-txt";
    private static final Set<String> SCRIPTS = Set.of("none.accept-html/script", "none.accept-html/json");
    private static final String TOKEN_IN_QUERY = "bearer.method-query";
    private static final String BAD_ON_OPEN = "none.public-with-bad-credentials";
    private static final Set<Integer> REDIRECTS = Set.of(302, 303, 307);

    private static final String REFLECTED = "none.reflected/";

    /** Whoever tries what the service does not take has brought nothing (RFC 6750 section 3.1). */
    private static final Set<String> UNSUPPORTED =
            Set.of("none.unknown-scheme", "none.empty-authorization", TOKEN_IN_QUERY);

    private final Contract contract;
    private final Set<String> carriers;
    private final boolean takesAuthorization;

    Surroundings(Contract contract) {
        this.contract = contract;
        this.carriers = contract.schemes().stream()
                .filter(scheme -> !scheme.kind().isAuthorization())
                .map(Scheme::carrier)
                .collect(Collectors.toUnmodifiableSet());
        this.takesAuthorization =
                contract.schemes().stream().anyMatch(scheme -> scheme.kind().isAuthorization());
    }

    Circumstances of(Scenario scenario, Operation operation, Control control) {
        Access access =
                scenario.id().equals(ROBOTS) ? new Access.Open("crawlers ask for it first") : operation.access();
        boolean besides = control.hasWorked() && !scenario.isControl() && !(access instanceof Access.Open);
        return new Circumstances(
                Optional.of(scenario.credential()),
                Optional.of(scenario.presentation()),
                Optional.of(access),
                Optional.of(contract.profile()),
                scenario.isControl() ? controlled(operation) : Optional.of(scenario.expectation()),
                substitutes(scenario),
                besides ? control.sent() : Optional.empty(),
                scenario.id().startsWith(REFLECTED) ? List.of(Scenarios.CANARY) : List.of(),
                contract.allowances(),
                scenario.variation(),
                contract.webOrigins(),
                carriers);
    }

    /** What shows that a valid credential works is for the contract to say. */
    private static Optional<Expectation> controlled(Operation operation) {
        Set<Integer> declared = operation.control().statuses();
        return declared.isEmpty() ? Optional.empty() : Optional.of(new Expectation(declared, Set.of()));
    }

    /** A method that nobody declares, at a path that others guard. */
    Circumstances ofUndeclared(Circumstances known, Operation operation) {
        return contract.operations().stream()
                .filter(other -> other.path().equals(operation.path()))
                .map(Operation::access)
                .filter(Access::isProtected)
                .findFirst()
                .map(known.variation(Variation.METHOD_TAMPERING)::access)
                .orElse(known);
    }

    /** The scenario as the schemes and the policies change it. */
    Scenario adjusted(Scenario of) {
        Scenario scenario = asCarrierRefuses(of);
        Expectation usual = scenario.expectation();
        if (has(Policy.MALFORMED_MUST_BE_401) && scenario.credential() == CredentialKind.MALFORMED) {
            return scenario.expecting(
                    new Expectation(usual.expected(), without(400, usual.tolerated())), scenario.fails());
        }
        if (scenario.id().equals(TOKEN_IN_QUERY) && has(Policy.TOKEN_IN_QUERY)) {
            return scenario.expecting(new Expectation(Set.of(200, 401), usual.tolerated()), false);
        }
        if (scenario.id().equals(BAD_ON_OPEN) && has(Policy.IGNORE_BAD_CREDENTIALS_ON_OPEN)) {
            return scenario.expecting(new Expectation(Set.of(200), Set.of()), true);
        }
        if (scenario.id().equals(BAD_ON_OPEN) && has(Policy.REJECT_BAD_CREDENTIALS_ON_OPEN)) {
            return scenario.expecting(new Expectation(Set.of(401), Set.of()), true);
        }
        return scenario;
    }

    /** Where only a key or a cookie counts, a request with any Authorization field is one without credentials: it may be refused like that. */
    private Scenario asCarrierRefuses(Scenario scenario) {
        if (takesAuthorization || !scenario.schemes().isEmpty() || scenario.kind() != Scenario.Kind.REFUSE) {
            return scenario;
        }
        Set<Integer> tolerated = new HashSet<>(scenario.expectation().tolerated());
        contract.schemes().stream()
                .flatMap(scheme -> Scenarios.find(scheme.id() + ".missing").stream())
                .forEach(missing -> tolerated.addAll(missing.expectation().tolerated()));
        if (SCRIPTS.contains(scenario.id())) {
            tolerated.removeAll(REDIRECTS); // A person can be sent to a page; a program cannot.
        }
        return scenario.expecting(new Expectation(scenario.expectation().expected(), tolerated), scenario.fails());
    }

    private static Set<Integer> without(int status, Set<Integer> statuses) {
        return statuses.stream().filter(other -> other != status).collect(Collectors.toUnmodifiableSet());
    }

    private Set<Integer> substitutes(Scenario scenario) {
        Set<Integer> substitutes = new HashSet<>();
        if (scenario.kind() == Scenario.Kind.REFUSE) {
            addIf(Policy.CONCEAL_WITH_404, Set.of(404), substitutes);
            addIf(Policy.REDIRECT_TO_LOGIN, REDIRECTS, substitutes);
        }
        if (contract.profile() == Profile.AS && scenario.credential() == CredentialKind.NONE) {
            // RFC 6749 section 5.2: 401 is asked for where the client has used the Authorization field.
            substitutes.add(400);
        }
        if (scenario.isMissing() || UNSUPPORTED.contains(scenario.id())) {
            addIf(Policy.MISSING_MAY_BE_403, Set.of(403), substitutes);
        }
        return substitutes;
    }

    private void addIf(Policy policy, Set<Integer> statuses, Set<Integer> all) {
        if (has(policy)) {
            all.addAll(statuses);
        }
    }

    private boolean has(Policy policy) {
        return contract.policies().contains(policy);
    }
}
