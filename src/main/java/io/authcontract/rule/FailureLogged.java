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
    private boolean asked;
    private boolean unclear;

    private FailureLogged() {}

    @Override
    public void see(Observation observation) {
        // An answer does not show what was logged.
    }

    @Override
    public void notice(Happening happening) {
        if (happening instanceof Happening.Logged seen) {
            asked = true;
            if (isRefusedCredential(seen)) {
                judge(seen);
            }
        } else if (happening instanceof Happening.Untried none && none.hook() == Hook.LOG) {
            untried = Optional.of(none.because());
        }
    }

    /** A path without the status may be that of another request: it is neither logged for certain nor missing. */
    private void judge(Happening.Logged seen) {
        logged |= seen.named();
        unclear |= seen.mentioned() && !seen.named();
        if (!seen.mentioned()) {
            findings.add(DATA.finding(
                    fact("refused", seen.operation() + " ~ " + seen.scenario()),
                    fact("status", seen.status()),
                    fact("lines logged", seen.lines() + ", none with the path or the X-Request-Id")));
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
        return logged && !unclear && untried.isEmpty()
                ? Result.satisfied()
                : Result.notApplicable(untried.orElseGet(this::why));
    }

    private String why() {
        if (unclear) {
            return "lines have the path of the refused request, and neither its status nor its X-Request-Id, so that they may be"
                    + " those of other requests; log one of the two";
        }
        return asked ? "no invalid credential was refused with 401, 403 or 407" : Hook.LOG.missing();
    }
}
