package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;

import io.authcontract.rule.Happening.Change;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a request that was refused has been applied all the same. That the state is the same shows something only where an accepted request of the
 * operation changes it: as with any refusal, nothing is proven without a control.
 */
final class NoSideEffects implements SetRule.Watch {
    private static final Rule DATA = RuleDraft.rule(
                    "no-side-effects", "A refused request changes nothing and calls nobody")
            .is(Level.MUST, Severity.BLOCKER)
            .failing()
            .concerns(Audience.EVERYONE)
            .cites(rfc(9110, "15.5.2"), rfc(9110, "5.3"), new Citation("OWASP ASVS 5.0", "16.5.3"))
            .because("The caller is told that nothing was done, and the order is deleted all the same.")
            .remedy("Authenticate before the handler runs; do not act first and check later.")
            .data();

    static final SetRule NO_SIDE_EFFECTS = new Watching(DATA, NoSideEffects::new);

    private static final int MOST_FINDINGS = 16;
    private static final int MOST_CHANGES = 3;

    private final Map<String, Finding> findings = new LinkedHashMap<>();
    private final Set<String> refused = new LinkedHashSet<>();
    private final Set<String> shown = new HashSet<>();
    private Optional<String> untried = Optional.empty();

    private NoSideEffects() {}

    @Override
    public void see(Observation observation) {
        // An exchange does not show what it has changed.
    }

    @Override
    public void notice(Happening happening) {
        if (happening instanceof Happening.Refused seen) {
            see(seen);
        } else if (happening instanceof Happening.Accepted accepted && accepted.hasChanged()) {
            shown.add(accepted.operation());
        } else if (happening instanceof Happening.Untried none && none.hook() == Hook.STATE_PROBE) {
            untried = Optional.of(none.because());
        }
    }

    private void see(Happening.Refused seen) {
        refused.add(seen.operation());
        if (!seen.changes().isEmpty() && findings.size() < MOST_FINDINGS) {
            findings.putIfAbsent(seen.operation(), finding(seen));
        }
    }

    private static Finding finding(Happening.Refused seen) {
        List<Fact> facts = new ArrayList<>(
                List.of(fact("refused", seen.operation() + " ~ " + seen.scenario()), fact("status", seen.status())));
        seen.changes().stream().limit(MOST_CHANGES).forEach(change -> facts.add(fact("changed", text(change))));
        int more = seen.changes().size() - MOST_CHANGES;
        if (more > 0) {
            facts.add(fact("also changed", more == 1 ? "1 other place" : more + " other places"));
        }
        return DATA.finding(facts.toArray(new Fact[0]));
    }

    private static String text(Change change) {
        return change.place() + " from " + change.before() + " to " + change.after();
    }

    @Override
    public Result result() {
        if (!findings.isEmpty()) {
            return Result.of(List.copyOf(findings.values()));
        }
        if (untried.isEmpty() && !refused.isEmpty() && shown.containsAll(refused)) {
            return Result.satisfied();
        }
        return Result.notApplicable(untried.orElseGet(this::why));
    }

    private String why() {
        String of = refused.stream()
                .filter(operation -> !shown.contains(operation))
                .findFirst()
                .filter(first -> !shown.isEmpty())
                .map(first -> " of " + first)
                .orElse("");
        return refused.isEmpty()
                ? Hook.STATE_PROBE.missing()
                : "nothing changed, but no accepted request" + of
                        + " showed that the state probe would tell; declare input that may be"
                        + " sent with a valid credential and changes what the probe shows: o -> o.body(..).harmless()";
    }
}
