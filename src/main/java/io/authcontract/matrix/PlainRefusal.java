package io.authcontract.matrix;

import io.authcontract.credential.Need;
import io.authcontract.credential.Scenario;
import io.authcontract.rule.CredentialKind;
import io.authcontract.rule.Presentation;
import java.util.Set;

/**
 * Which scenarios show how a service refuses and try nothing else. Credentials of the scheme itself: whoever acts on a bad token may still refuse a scheme
 * that it does not know.
 */
final class PlainRefusal {
    private PlainRefusal() {}

    static boolean is(Scenario scenario, Set<CredentialKind> kinds) {
        return scenario.kind() == Scenario.Kind.REFUSE
                && !scenario.schemes().isEmpty()
                && scenario.presentation() == Presentation.PLAIN
                && scenario.variation().isEmpty()
                && !scenario.needs().contains(Need.DISPOSABLE)
                && kinds.contains(scenario.credential());
    }
}
