package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;

import io.authcontract.rule.Happening.NextRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether what a refused request had as content is taken for the beginning of the next request. One finding for each operation. */
final class BodyFraming implements SetRule.Watch {
    private static final Rule DATA = RuleDraft.rule(
                    "body-framing", "Refusing a request with a body leaves the connection in a defined state")
            .is(Level.MUST, Severity.MAJOR)
            .failing()
            .concerns(Audience.EVERYONE)
            .cites(rfc(9112, "9.3"), rfc(9110, "10.1.1"), rfc(9112, "9.6"))
            .because(
                    "The next request on the connection, perhaps of another user behind the same proxy, begins with octets that"
                            + " a stranger chose, or is never answered.")
            .remedy(
                    "Read the content to its end before the next request, up to a limit, or send Connection: close and end"
                            + " the connection.")
            .data();

    static final SetRule BODY_FRAMING = new Watching(DATA, BodyFraming::new);

    private final Map<String, Finding> findings = new LinkedHashMap<>();
    private Optional<String> untried = Optional.empty();
    private boolean tried;

    private BodyFraming() {}

    @Override
    public void see(Observation observation) {
        // An exchange does not show what becomes of its connection.
    }

    @Override
    public void notice(Happening happening) {
        if (happening instanceof NextRequest seen) {
            tried = true;
            if (!seen.isDefined()) {
                findings.putIfAbsent(seen.operation(), finding(seen));
            }
        } else if (happening instanceof Happening.Untried none && none.hook() == Hook.CONTENT) {
            untried = untried.or(() -> Optional.of(none.because()));
        }
    }

    private static Finding finding(NextRequest seen) {
        return DATA.finding(
                fact("refused", seen.operation()),
                fact("status", seen.status()),
                fact("content", seen.content()),
                fact("next on the connection", seen.next()),
                fact("got", seen.got()),
                fact("on other connections", seen.usual()));
    }

    @Override
    public Result result() {
        return tried
                ? Result.of(List.copyOf(findings.values()))
                : Result.notApplicable(untried.orElseGet(Hook.CONTENT::missing));
    }
}
