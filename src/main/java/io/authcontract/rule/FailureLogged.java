package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the log tells of a credential that was refused. Requests without credentials may be left out, as they are made by everybody. */
final class FailureLogged implements SetRule.Watch {
    private static final Rule DATA = RuleDraft.rule("failure-logged", "Each refused authentication is logged")
            .is(Level.PRACTICE, Severity.MINOR)
            .optIn()
            .concerns(Audience.PEOPLE_AND_PROGRAMS)
            .cites(
                    new Citation("OWASP ASVS 5.0", "16.3.1"),
                    new Citation("OWASP ASVS 5.0", "16.3.2"),
                    new Citation("OWASP ASVS 5.0", "16.2.1"))
            .because("Nobody notices that somebody tries one token after the other.")
            .remedy("Publish an event for each failed authentication and log it with time, source, route and outcome.")
            .data();

    static final SetRule FAILURE_LOGGED = new Watching(DATA, FailureLogged::new);

    private static final Set<Integer> REFUSALS = Set.of(401, 403, 407);

    private final List<Finding> findings = new ArrayList<>();
    private Optional<String> untried = Optional.empty();
    private boolean logged;

    private FailureLogged() {}

    @Override
    public void see(Observation observation) {
        // An answer does not show what was logged.
    }

    @Override
    public void notice(Happening happening) {
        if (happening instanceof Happening.Logged seen && isRefusedCredential(seen)) {
            logged |= seen.named();
            if (!seen.named()) {
                findings.add(DATA.finding(
                        fact("refused", seen.operation() + " ~ " + seen.scenario()),
                        fact("status", seen.status()),
                        fact("lines logged", seen.lines() + ", none with the path or the X-Request-Id")));
            }
        } else if (happening instanceof Happening.Untried none && none.hook() == Hook.LOG) {
            untried = Optional.of(none.because());
        }
    }

    private static boolean isRefusedCredential(Happening.Logged seen) {
        return seen.credential() == CredentialKind.INVALID && REFUSALS.contains(seen.status());
    }

    @Override
    public Result result() {
        if (!findings.isEmpty()) {
            return Result.of(findings);
        }
        return logged ? Result.satisfied() : Result.notApplicable(untried.orElseGet(Hook.LOG::missing));
    }
}
