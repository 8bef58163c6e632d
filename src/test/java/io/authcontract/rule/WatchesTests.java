package io.authcontract.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Body;
import io.authcontract.http.Exchange;
import io.authcontract.http.Headers;
import io.authcontract.http.Method;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WatchesTests {
    private static final Happening LOGIN_SEEN = new Happening.LoginPageSeen("/login", false);

    private final List<String> seen = new ArrayList<>();

    /** Notes what it is shown, and throws at one of them. */
    private SetRule noting(String id, String fault) {
        Rule rule = Rule.named(id, "Notes")
                .level(Level.PRACTICE)
                .severity(Severity.MINOR)
                .cites(new Citation("here", ""))
                .because("of this test")
                .remedy("none")
                .build();
        return new SetRule() {
            @Override
            public Rule rule() {
                return rule;
            }

            @Override
            public Watch watch() {
                return new Watch() {
                    @Override
                    public void see(Observation observation) {
                        note(observation.request().orElseThrow().path());
                    }

                    @Override
                    public void notice(Happening happening) {
                        note("notice");
                    }

                    @Override
                    public Result result() {
                        note("result");
                        return Result.satisfied();
                    }

                    private void note(String what) {
                        if (what.equals(fault)) {
                            throw new IllegalStateException("at " + what);
                        }
                        seen.add(id + " " + what);
                    }
                };
            }
        };
    }

    private static void show(Watches watches, String path) {
        Request request = Request.of(Method.GET, URI.create("http://localhost" + path));
        watches.see(
                Observation.of(Exchange.of(request, Response.of(401, Headers.of(), Body.of("no")))),
                new Setting("GET " + path, "none.no-credentials", Set.of()));
    }

    @Test
    void everyRuleSeesEverythingInOrder() {
        Watches watches = new Watches(List.of(noting("one", ""), noting("two", "")));
        show(watches, "/a");
        show(watches, "/b");
        watches.notice(LOGIN_SEEN);
        show(watches, "/c");
        watches.results();

        assertThat(seen.stream().filter(it -> it.startsWith("one")))
                .containsExactly("one /a", "one /b", "one notice", "one /c", "one result");
        assertThat(seen.stream().filter(it -> it.startsWith("two")))
                .containsExactly("two /a", "two /b", "two notice", "two /c", "two result");
    }

    @Test
    void aRuleThatThrowsIsNamedAndTheOthersGoOn() {
        Watches watches = new Watches(List.of(
                noting("sees", "/a"), noting("notices", "notice"), noting("results", "result"), noting("right", "")));
        show(watches, "/a");
        watches.notice(LOGIN_SEEN);

        assertThat(watches.results().entrySet())
                .extracting(entry -> entry.getKey().id() + " " + entry.getValue())
                .containsExactly(
                        "sees " + silent("/a"),
                        "notices " + silent("notice"),
                        "results " + silent("result"),
                        "right " + Result.satisfied());
        assertThat(watches.defects())
                .containsExactly(entry("sees", "/a"), entry("notices", "notice"), entry("results", "result"));
        assertThat(seen)
                .contains("right /a", "right notice", "right result")
                .doesNotContain("sees notice", "sees result");
    }

    private static Result silent(String at) {
        return Result.notApplicable(
                "the rule has judged nothing, for it threw java.lang.IllegalStateException: at " + at);
    }

    private static Map.Entry<String, String> entry(String rule, String at) {
        return Map.entry(rule, "java.lang.IllegalStateException: at " + at);
    }
}
