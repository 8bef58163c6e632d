package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether wrong passwords of one account are answered otherwise after a while, whatever else the requests have in their fields. */
final class PasswordGuessing implements SetRule.Watch {
    private static final Rule DATA = RuleDraft.rule(
                    "bruteforce-limited", "Repeated failures are slowed down or stopped")
            .is(Level.PRACTICE, Severity.MAJOR)
            .optIn()
            .concerns(Audience.PEOPLE_AND_PROGRAMS)
            .cites(
                    new Citation("OWASP ASVS 5.0", "6.3.1"),
                    new Citation("OWASP ASVS 5.0", "6.1.1"),
                    new Citation("OWASP API Security Top 10 2023, API2", ""),
                    new Citation("OWASP WSTG-ATHN-03", ""))
            .because("Whoever may try as often as he likes finds every weak password.")
            .remedy("Limit per account and per source, at a layer that does not trust fields of the client.")
            .data();

    static final SetRule BRUTEFORCE_LIMITED = new Watching(DATA, PasswordGuessing::new);

    private final List<Finding> findings = new ArrayList<>();
    private Optional<String> untried = Optional.empty();
    private boolean tried;

    private PasswordGuessing() {}

    @Override
    public void see(Observation observation) {
        // One wrong password shows nothing.
    }

    @Override
    public void notice(Happening happening) {
        if (happening instanceof Happening.Guessed seen) {
            tried = true;
            if (seen.reaction().isEmpty() || !seen.isExpected()) {
                findings.add(finding(seen, "reaction", seen.reaction().orElse("none")));
            }
            if (!seen.evadedBy().isEmpty()) {
                findings.add(finding(seen, "forgotten with another", String.join(", ", seen.evadedBy())));
            }
        } else if (happening instanceof Happening.Untried none && none.hook() == Hook.REPEATED_FAILURES) {
            untried = Optional.of(none.because());
        }
    }

    private static Finding finding(Happening.Guessed seen, String label, String value) {
        return DATA.finding(
                fact("account", seen.account()),
                fact("wrong passwords", seen.attempts() + " in " + seconds(seen.took())),
                fact(label, value));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
    }

    @Override
    public Result result() {
        return tried ? Result.of(findings) : Result.notApplicable(untried.orElseGet(Hook.REPEATED_FAILURES::missing));
    }
}
