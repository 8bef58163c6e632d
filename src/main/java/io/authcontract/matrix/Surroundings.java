package io.authcontract.matrix;

import io.authcontract.contract.Contract;
import io.authcontract.contract.Operation;
import io.authcontract.contract.Policy;
import io.authcontract.credential.Scenario;
import io.authcontract.rule.Circumstances;
import io.authcontract.rule.CredentialKind;
import io.authcontract.rule.Expectation;
import java.util.HashSet;
import java.util.Set;

/** What the contract makes of a scenario: the circumstances under which its answer is judged. */
final class Surroundings {
    private static final Set<Integer> REDIRECTS = Set.of(302, 303, 307);

    private final Contract contract;

    Surroundings(Contract contract) {
        this.contract = contract;
    }

    Circumstances of(Cell cell, Operation operation, Control control) {
        Scenario scenario = cell.scenario();
        Circumstances known = Circumstances.unknown()
                .credential(scenario.credential())
                .presentation(scenario.presentation())
                .access(operation.access())
                .profile(contract.profile())
                .substitutes(substitutes(scenario));
        Circumstances expected = scenario.isControl() ? known : known.expectation(expectation(scenario));
        boolean besides = control.hasWorked() && !scenario.isControl();
        return besides ? expected.control(control.sent().orElseThrow()) : expected;
    }

    /** The statuses of a scenario, as the policies change them. */
    Expectation expectation(Scenario scenario) {
        Set<Integer> expected = new HashSet<>(scenario.expectation().expected());
        Set<Integer> tolerated = new HashSet<>(scenario.expectation().tolerated());
        if (has(Policy.MALFORMED_MUST_BE_401) && scenario.credential() == CredentialKind.MALFORMED) {
            tolerated.remove(400);
        }
        return new Expectation(expected, tolerated);
    }

    private Set<Integer> substitutes(Scenario scenario) {
        Set<Integer> substitutes = new HashSet<>();
        if (scenario.kind() == Scenario.Kind.REFUSE) {
            addIf(Policy.CONCEAL_WITH_404, Set.of(404), substitutes);
            addIf(Policy.REDIRECT_TO_LOGIN, REDIRECTS, substitutes);
        }
        if (scenario.isMissing()) {
            addIf(Policy.MISSING_MAY_BE_403, Set.of(403), substitutes);
        }
        return substitutes;
    }

    private void addIf(Policy policy, Set<Integer> statuses, Set<Integer> all) {
        if (has(policy)) {
            all.addAll(statuses);
        }
    }

    boolean has(Policy policy) {
        return contract.policies().contains(policy);
    }
}
