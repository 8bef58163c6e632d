package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether cookies from before a login are worth something after it: then whoever has set them is logged in as well (session fixation). */
final class SessionRotates implements SetRule.Watch {
    private static final Rule DATA = RuleDraft.rule("session-rotates", "The session id changes at login")
            .is(Level.PRACTICE, Severity.MAJOR)
            .failing()
            .concerns(Set.of(Profile.BROWSER))
            .cites(
                    new Citation("OWASP ASVS 5.0", "7.2.4"),
                    new Citation("draft-ietf-httpbis-rfc6265bis, session identifiers", ""))
            .because("Whoever has put a session id into the browser before is logged in as the user.")
            .remedy("Give the session a new id when somebody logs in; in servlets that is changeSessionId().")
            .data();

    static final SetRule SESSION_ROTATES = new Watching(DATA, SessionRotates::new);

    private final List<Finding> findings = new ArrayList<>();
    private Optional<String> untried = Optional.empty();
    private boolean tried;

    private SessionRotates() {}

    @Override
    public void see(Observation observation) {
        // No exchange of the matrix has a login before it.
    }

    @Override
    public void notice(Happening happening) {
        if (happening instanceof Happening.SessionAfterLogin seen) {
            tried = true;
            if (seen.stillTheSame()) {
                findings.add(DATA.finding(
                        fact("operation", seen.operation()), fact("cookies from before the login", seen.cookies())));
            }
        } else if (happening instanceof Happening.Untried none && none.hook() == Hook.LOGIN) {
            untried = Optional.of(none.because());
        }
    }

    @Override
    public Result result() {
        return tried ? Result.of(findings) : Result.notApplicable(untried.orElseGet(Hook.LOGIN::missing));
    }
}
