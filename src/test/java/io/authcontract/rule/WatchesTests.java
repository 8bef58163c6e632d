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

    private static final Setting SETTING = new Setting("GET /orders/{id}", "none.no-credentials", Set.of());

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

    @Test
    void readsAnswersThatAreAlikeOnce() {
        Watches watches = new Watches(List.of());
        List<Observation> both = List.of(
                Seen.refused().content("no").observation(),
                Seen.refused().content("no").carrying(CredentialKind.INVALID).observation());
        both.forEach(observation -> watches.see(observation, SETTING));

        assertThat(both.stream().map(it -> it.answer().orElseThrow().reading()).distinct())
                .hasSize(1);
    }

    /** What was read of one answer and used for another one changes no result, whoever asked for what. */
    @Test
    void judgesAsIfEachAnswerWereReadByItself() {
        List<SetRule> rules = RuleBook.standard().setRules();
        List<SetRule.Watch> alone = rules.stream().map(SetRule::watch).toList();
        Watches together = new Watches(rules);
        for (Seen seen : series()) {
            alone.forEach(watch -> watch.see(seen.observation(), SETTING));
            together.see(seen.observation(), SETTING);
        }

        List<Result> expected = alone.stream().map(SetRule.Watch::result).toList();
        assertThat(expected.stream().flatMap(result -> result.findings().stream()))
                .hasSizeGreaterThan(3);
        assertThat(together.results().values()).containsExactlyElementsOf(expected);
    }

    private static List<Seen> series() {
        List<Seen> series = new ArrayList<>();
        for (String target : List.of("/orders/42", "/orders/43?page=2", "/users/ann", "/orders/999999")) {
            for (String method : List.of("GET", "HEAD", "DELETE")) {
                Seen asked =
                        Seen.asked(method + " " + target + " HTTP/1.1").control("HTTP/1.1 200 OK", "ETag: \"a1b2\"");
                String realm = "WWW-Authenticate: Basic realm=\"" + (method.equals("HEAD") ? "head" : "shop") + "\"";
                Seen refused = asked.answered("HTTP/1.1 401 Unauthorized", realm);
                series.add(refused.content("{\"error\":\"no such order\",\"of\":\"customer-4711\"}"));
                series.add(refused.content("{\"error\":\"denied\"}").carrying(CredentialKind.INVALID));
                series.add(refused.content("{\"error\":\"denied\"}").carrying(CredentialKind.MALFORMED));
                series.add(asked.answered("HTTP/1.1 403 Forbidden", realm, "ETag: \"a1b2\"")
                        .content("denied to customer-4711 and agent-0815")
                        .carrying(CredentialKind.INVALID));
                series.add(asked.answered("HTTP/1.1 429 Too Many Requests", "Retry-After: 3"));
                series.add(asked.answered("HTTP/1.1 200 OK", "ETag: \"a1b2\"")
                        .content("{\"id\":\"customer-4711\",\"by\":\"agent-0815\"}")
                        .carrying(CredentialKind.VALID));
                series.add(asked.answered(target.contains("999999") ? "HTTP/1.1 404 " : "HTTP/1.1 401 ", realm)
                        .content("{\"error\":\"denied\"}")
                        .in(c -> c.variation(Variation.UNKNOWN_OBJECT)));
            }
        }
        return series;
    }

    private static Result silent(String at) {
        return Result.notApplicable(
                "the rule has judged nothing, for it threw java.lang.IllegalStateException: at " + at);
    }

    private static Map.Entry<String, String> entry(String rule, String at) {
        return Map.entry(rule, "java.lang.IllegalStateException: at " + at);
    }
}
