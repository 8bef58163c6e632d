package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a person who is led to the login page gets there, and afterwards to the page that was wanted. */
final class LoginRoundTrip implements SetRule.Watch {
    private static final Rule DATA = RuleDraft.rule(
                    "login-round-trip", "The login page is reachable and leads back to the wanted page")
            .is(Level.PRACTICE, Severity.MINOR)
            .concerns(Set.of(Profile.BROWSER))
            .cites(rfc(9110, "15.4"), new Citation("Seed text, User Experience", ""))
            .because(
                    "People follow a link, log in, and have to look for the page again; or the browser gives up on a loop.")
            .remedy("Keep the wanted page in the session or in a signed parameter, and leave the login page open.")
            .data();

    static final SetRule LOGIN_ROUND_TRIP = new Watching(DATA, LoginRoundTrip::new);

    private final List<Finding> findings = new ArrayList<>();
    private Optional<String> why = Optional.empty();
    private boolean tried;

    private LoginRoundTrip() {}

    @Override
    public void see(Observation observation) {
        // No exchange of the matrix has a login after it.
    }

    @Override
    public void notice(Happening happening) {
        if (happening instanceof Happening.RoundTrip seen) {
            tried = true;
            if (!seen.cameBack()) {
                findings.add(DATA.finding(
                        fact("wanted", seen.wanted()),
                        fact(seen.pageShown() ? "ended after the login at" : "no login page at", seen.ended()),
                        fact("with", seen.outcome())));
            }
        } else if (happening instanceof Happening.LedNowhere end) {
            why = why.or(() -> Optional.of(end.because()));
        } else if (happening instanceof Happening.Untried none && none.hook() == Hook.LOGIN) {
            why = why.or(() -> Optional.of(none.because()));
        } else if (happening instanceof Happening.SessionAfterLogin) {
            why = why.or(() -> Optional.of("no protected page led to a login page"));
        }
    }

    @Override
    public Result result() {
        return tried ? Result.of(findings) : Result.notApplicable(why.orElseGet(Hook.LOGIN::missing));
    }
}
