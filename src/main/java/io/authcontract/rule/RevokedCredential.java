package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a credential that worked is refused once it was taken out of service. */
final class RevokedCredential implements SetRule.Watch {
    private static final Rule DATA = RuleDraft.rule(
                    "revoked-credential", "Revoked tokens, logged-out sessions and disabled accounts are refused")
            .is(Level.PRACTICE, Severity.MAJOR)
            .failing()
            .concerns(Audience.PEOPLE_AND_PROGRAMS)
            .cites(new Citation("OWASP ASVS 5.0", "7.4.1"), new Citation("OWASP ASVS 5.0", "7.4.2"), rfc(6750, "3.1"))
            .because("Whoever has a copy of the session goes on after its owner has logged out.")
            .remedy(
                    "Ask the session store, a deny-list or introspection for each request, or shorten the lifetime and declare it.")
            .data();

    static final SetRule REVOKED_CREDENTIAL = new Watching(DATA, RevokedCredential::new);

    private final List<Finding> findings = new ArrayList<>();
    private Optional<String> untried = Optional.empty();
    private boolean refused;

    private RevokedCredential() {}

    @Override
    public void see(Observation observation) {
        // No exchange tells that its credential was revoked before.
    }

    @Override
    public void notice(Happening happening) {
        if (happening instanceof Happening.Revoked seen) {
            refused |= !seen.stillWorks();
            if (seen.stillWorks()) {
                findings.add(finding(seen));
            }
        } else if (happening instanceof Happening.Untried none && none.hook() == Hook.REVOCATION) {
            untried = untried.or(() -> Optional.of(none.because()));
        }
    }

    private static Finding finding(Happening.Revoked seen) {
        return DATA.finding(
                fact("after", seen.event()),
                fact("operation", seen.operation()),
                fact("status", seen.status()),
                fact("waited", text(seen.waited())));
    }

    private static String text(Duration waited) {
        return waited.isZero() ? "not at all" : waited.toMillis() + " ms";
    }

    /** One event that could not be tried is told, however the others went. */
    @Override
    public Result result() {
        if (!findings.isEmpty()) {
            return Result.of(findings);
        }
        return refused && untried.isEmpty()
                ? Result.satisfied()
                : Result.notApplicable(untried.orElseGet(Hook.REVOCATION::missing));
    }
}
