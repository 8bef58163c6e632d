package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether credentials get into the log. A log of which no line was read shows nothing, nor does one that tells of other things only. */
final class LogNoCredentials implements SetRule.Watch {
    private static final Rule DATA = RuleDraft.rule("log-no-credentials", "Logs never contain the credential")
            .is(Level.PRACTICE, Severity.BLOCKER)
            .failing()
            .concerns(Audience.EVERYONE)
            .cites(new Citation("OWASP ASVS 5.0", "16.2.5"), rfc(6750, "5.3"))
            .because("Whoever may read the log, or gets a copy of it, can act as the user.")
            .remedy(
                    "Mask Authorization, Cookie, Set-Cookie and token parameters in access logs, error logs and traces.")
            .data();

    static final SetRule LOG_NO_CREDENTIALS = new Watching(DATA, LogNoCredentials::new);

    private final Map<String, Finding> findings = new LinkedHashMap<>();
    private Optional<String> untried = Optional.empty();
    private boolean asked;
    private boolean read;
    private boolean mentioned;
    private boolean turnedAway;

    private LogNoCredentials() {}

    @Override
    public void see(Observation observation) {
        // An answer does not show what was logged.
    }

    @Override
    public void notice(Happening happening) {
        if (happening instanceof Happening.Logged seen) {
            asked = true;
            read |= seen.lines() > 0;
            mentioned |= seen.mentioned() && hasLookedAt(seen.status());
            turnedAway |= !hasLookedAt(seen.status());
            seen.leaks().stream()
                    .findFirst()
                    .ifPresent(line -> findings.putIfAbsent(seen.scenario(), finding(seen, line)));
        } else if (happening instanceof Happening.Untried none && none.hook() == Hook.LOG) {
            untried = Optional.of(none.because());
        }
    }

    /** Whoever throttles or fails may not have come as far as to the credential. */
    private static boolean hasLookedAt(int status) {
        return status != 0 && status != 429 && status / 100 != 5;
    }

    private static Finding finding(Happening.Logged seen, String line) {
        return DATA.finding(
                fact("sent", seen.operation() + " ~ " + seen.scenario()),
                fact("lines with the credential", seen.leaks().size()),
                fact("first", line));
    }

    @Override
    public Result result() {
        if (!findings.isEmpty()) {
            return Result.of(List.copyOf(findings.values()));
        }
        return mentioned && !turnedAway && untried.isEmpty()
                ? Result.satisfied()
                : Result.notApplicable(untried.orElseGet(this::why));
    }

    private String why() {
        if (turnedAway) {
            return "requests were answered with 429, with a failure or not at all, so that nobody may have looked at their"
                    + " credentials; run it again later";
        }
        if (read) {
            return "no line that was logged has the path or the X-Request-Id of a request, so that it may be the log of something"
                    + " else; let the log capture read the log that tells of requests";
        }
        return asked
                ? "no line was logged while requests were sent; let the service log as it does in production, and the log"
                        + " capture read that log"
                : Hook.LOG.missing();
    }
}
