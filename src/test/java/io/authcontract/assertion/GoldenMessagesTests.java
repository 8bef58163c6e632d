package io.authcontract.assertion;

import static io.authcontract.assertion.Answers.answer;
import static io.authcontract.assertion.Answers.challenging;
import static io.authcontract.assertion.Answers.fault;
import static io.authcontract.assertion.AuthAssertions.assertThatCoverage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.authcontract.challenge.Challenge;
import io.authcontract.challenge.Challenges;
import io.authcontract.http.Body;
import io.authcontract.http.Exchange;
import io.authcontract.http.Fault;
import io.authcontract.http.Headers;
import io.authcontract.http.Response;
import io.authcontract.matrix.CellFilter;
import io.authcontract.matrix.Coverage;
import io.authcontract.matrix.Verdict;
import io.authcontract.rule.Citation;
import io.authcontract.rule.ExchangeRule;
import io.authcontract.rule.Level;
import io.authcontract.rule.Profile;
import io.authcontract.rule.Rule;
import io.authcontract.rule.RuleBook;
import io.authcontract.rule.Severity;
import io.authcontract.testkit.PaperOrders;
import io.authcontract.testkit.RawMessages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each message once, with its whole text: src/test/resources/golden/(name).txt. */
class GoldenMessagesTests {
    private static final Path TEXTS = Path.of(System.getProperty("basedir", ""), "src/test/resources/golden");

    private static final String HEAD =
            """
            HEAD /orders/7 HTTP/1.1
            Host: localhost:8080
            """;

    private static final String TWO_LINES =
            """
            HTTP/1.1 401 Unauthorized
            WWW-Authenticate: Bearer realm="orders"
            WWW-Authenticate: Basic realm="orders"

            """;

    private final Map<String, ThrowingCallable> failures = new LinkedHashMap<>();

    GoldenMessagesTests() {
        statuses();
        challengeFields();
        singleChallenges();
        fields();
        bodies();
        books();
        matrices();
    }

    private void statuses() {
        failures.put("should-be-answered", () -> assertThat(refused()).isUnauthorized());
        failures.put("should-have-status", () -> assertThat(answer("HTTP/1.1 403 Forbidden\n\n"))
                .isUnauthorized());
        failures.put("should-have-status-served", () -> assertThat(answer("HTTP/1.1 200 OK\n\n"))
                .isUnauthorized());
        failures.put("should-have-status-not-found", () -> assertThat(answer("HTTP/1.1 404 Not Found\n\n"))
                .isUnauthorized());
        failures.put("should-have-status-without-reason", () -> assertThat(challenging("Bearer"))
                .hasStatus(404));
        failures.put(
                "should-not-be-refused", () -> assertThat(challenging("Bearer")).isNotRefused());
        failures.put("should-not-be-refused-after-redirect", () -> assertThat(redirected())
                .isNotRefused());
        failures.put("with-description-and-hint", () -> assertThat(
                        answer("HTTP/1.1 403 Forbidden\n\n").withHint("100% sure?"))
                .as("expired token")
                .isUnauthorized());
    }

    private void challengeFields() {
        failures.put("should-challenge-absent", () -> assertThat(challenging()).challenges("Bearer"));
        failures.put(
                "should-challenge-others", () -> assertThat(answer(TWO_LINES)).challenges("Digest"));
        failures.put("should-challenge-malformed", () -> assertThat(challenging("Basic realm=\"x\" charset=\"UTF-8\""))
                .challenges("Basic"));
        failures.put(
                "should-challenge-proxy", () -> assertThat(answer("HTTP/1.1 407 Proxy Authentication Required\n\n"))
                        .proxyChallenge("Basic")
                        .isPresent());
        failures.put(
                "should-challenge-only", () -> assertThat(answer(TWO_LINES)).challengesOnly("Bearer", "DPoP"));
        failures.put("should-not-challenge", () -> assertThat(answer(TWO_LINES)).doesNotChallenge());
    }

    private void singleChallenges() {
        failures.put("should-have-challenge-with", () -> assertThat(challenging("Bearer realm=\"orders\""))
                .challenge("Bearer")
                .hasError("invalid_token"));
        failures.put("should-have-challenge-with-all", () -> assertThat(
                        challenging("Bearer realm=\"a\", scope=\"x\"", "Bearer realm=\"b\", scope=\"y\""))
                .challenge("Bearer")
                .hasRealm("a")
                .hasScope("y"));
        Challenge alone = Challenges.parse("Basic realm=\"orders\"").list().get(0);
        failures.put(
                "should-have-challenge-with-alone",
                () -> assertThat(alone).asInstanceOf(AuthAssertions.CHALLENGE).hasCharset("UTF-8"));
    }

    private void fields() {
        failures.put(
                "should-have-header", () -> assertThat(challenging("Bearer")).hasHeader("Cache-Control", "no-store"));
        failures.put("should-not-have-header", () -> assertThat(answer("HTTP/1.1 401 No\nServer: Jetty(9.4)\n\n"))
                .doesNotHaveHeader("server"));
        failures.put(
                "should-set-no-cookie", () -> assertThat(answer("HTTP/1.1 401 No\nSet-Cookie: lang=en; Path=/\n\n"))
                        .setsNoCookie());
        failures.put(
                "should-not-be-cacheable", () -> assertThat(answer("HTTP/1.1 401 No\nCache-Control: max-age=60\n\n"))
                        .isNotCacheable());
        failures.put(
                "should-have-retry-after", () -> assertThat(answer("HTTP/1.1 429 Slow Down\nRetry-After: soon\n\n"))
                        .hasRetryAfter());
        failures.put("should-have-retry-after-within", () -> assertThat(
                        answer("HTTP/1.1 429 Slow Down\nRetry-After: 3600\n\n"))
                .hasRetryAfter(Duration.ofMinutes(1)));
        failures.put("should-redirect-to-login", () -> assertThat(answer("HTTP/1.1 302 Found\nLocation: /orders/\n\n"))
                .redirectsToLogin());
    }

    private void bodies() {
        failures.put("should-have-no-body", () -> assertThat(answer(HEAD, "HTTP/1.1 401 Unauthorized\n\n{\"a\":1}"))
                .hasNoBody());
        failures.put("should-have-problem-details", () -> assertThat(
                        answer(
                                """
                        HTTP/1.1 401 Unauthorized
                        Content-Type: application/problem+json

                        {"title":"Forbidden","status":403}"""))
                .hasProblemDetails());
        failures.put("should-have-problem-details-type", () -> assertThat(
                        answer(
                                """
                        HTTP/1.1 401 Unauthorized
                        Content-Type: application/json

                        {}"""))
                .hasProblemDetails());
        failures.put("should-not-leak", () -> assertThat(
                        answer(
                                """
                        HTTP/1.1 401 Unauthorized
                        X-Echo: tangerine%2D42

                        rejected: dGFuZ2VyaW5lLTQy"""))
                .leaksNo("blueberry-7", "tangerine-42"));
        failures.put("should-know-body", () -> assertThat(unread()).hasNoBody());
    }

    private void books() {
        failures.put("should-conform", () -> assertThat(
                        answer(
                                """
                        HTTP/1.1 401 Unauthorized
                        WWW-Authenticate: Bearer realm='my orders'
                        Cache-Control: max-age=60
                        Set-Cookie: JSESSIONID=8F3A; Path=/

                        """))
                .conformsTo(RuleBook.standard().only("challenge-parses", "refusal-not-cacheable", "refusal-cookies")));
        failures.put("should-conform-defect", () -> assertThat(challenging("Bearer"))
                .conformsTo(RuleBook.standard().only("challenge-present").with(throwing())));
    }

    private void matrices() {
        Coverage coverage = PaperOrders.withMistake().run(PaperOrders.everything());
        Coverage part = PaperOrders.withMistake()
                .run(PaperOrders.everything(), CellFilter.parse("orders: GET /orders ~ none.*"));
        failures.put("should-be-proven", () -> assertThatCoverage(coverage).isFullyProven());
        failures.put("should-not-be-broken", () -> assertThatCoverage(coverage).hasNoBroken());
        failures.put("should-have-count", () -> assertThatCoverage(coverage).hasCount(Verdict.BROKEN, 0));
        failures.put("should-cover", () -> assertThatCoverage(coverage)
                .covers("GET /orders", "GET /invoices", "PURGE /orders"));
        failures.put("should-be-complete", () -> assertThatCoverage(part).isComplete());
        failures.put("should-be-proven-without-cells", () -> assertThatCoverage(
                        PaperOrders.withMistake().run(PaperOrders.everything(), CellFilter.parse("nothing")))
                .isFullyProven());
    }

    private static AuthResponse refused() {
        return fault(Fault.Kind.CONNECTION_REFUSED, "nobody listens at localhost:8080");
    }

    private static AuthResponse redirected() {
        Exchange.Hop hop = new Exchange.Hop(
                RawMessages.request("http", Answers.ANONYMOUS),
                RawMessages.response("HTTP/1.1 302 Found\nLocation: /login?next=%2Forders%2F7\n\n"));
        Exchange last = RawMessages.exchange(
                "http",
                "GET /login?next=%2Forders%2F7 HTTP/1.1\nHost: localhost:8080\n\n",
                "HTTP/1.1 200 OK\n\nSign in");
        return AuthResponse.of(new Exchange(last.request(), last.outcome(), Duration.ZERO, List.of(hop)));
    }

    private static AuthResponse unread() {
        Response response = Response.of(401, Headers.none(), Body.unknown("it was read before the assertion"));
        return AuthResponse.of(new Exchange(Optional.empty(), response, Duration.ZERO, List.of()));
    }

    private static ExchangeRule throwing() {
        Rule rule = new Rule(
                "our-own",
                "A rule of the user",
                Level.PRACTICE,
                Severity.MINOR,
                true,
                false,
                Set.of(Profile.API),
                List.of(new Citation("Handbook", "3")),
                "It is agreed.",
                "Do it.");
        return ExchangeRule.of(rule, observation -> {
            throw new IllegalStateException("no such column");
        });
    }

    @TestFactory
    Stream<DynamicTest> saysExactly() {
        return failures.entrySet().stream()
                .map(failure -> dynamicTest(failure.getKey(), () -> assertThat(catchThrowable(failure.getValue()))
                        .isInstanceOf(AssertionError.class)
                        .hasMessage(text(failure.getKey()))));
    }

    @Test
    void everyTextHasItsFailure() throws IOException {
        try (Stream<Path> texts = Files.list(TEXTS)) {
            assertThat(texts.map(text -> text.getFileName().toString().replace(".txt", "")))
                    .containsExactlyInAnyOrderElementsOf(failures.keySet());
        }
    }

    private static String text(String name) throws IOException {
        return Files.readString(TEXTS.resolve(name + ".txt"))
                .replace("\n", System.lineSeparator())
                .stripTrailing();
    }
}
