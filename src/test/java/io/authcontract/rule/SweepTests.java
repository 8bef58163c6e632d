package io.authcontract.rule;

import static io.authcontract.testkit.RawMessages.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.authcontract.http.Body;
import io.authcontract.http.Exchange;
import io.authcontract.http.Fault;
import io.authcontract.http.Field;
import io.authcontract.http.Headers;
import io.authcontract.http.Method;
import io.authcontract.http.Outcome;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No rule throws, whatever an exchange holds: the examples of the catalogue, mutated from a seed, and extremes by hand. */
class SweepTests {
    private static final long SEED = Long.getLong("authcontract.sweep.seed", 20261124L);
    private static final int MUTANTS = Integer.getInteger("authcontract.sweep.mutants", 4_000);

    private static final List<String> FIELDS = List.of(
            "WWW-Authenticate",
            "Proxy-Authenticate",
            "Content-Type",
            "Cache-Control",
            "Expires",
            "Date",
            "Set-Cookie",
            "Location",
            "Retry-After",
            "Content-Encoding",
            "Allow",
            "Access-Control-Allow-Origin",
            "Access-Control-Allow-Credentials",
            "Access-Control-Allow-Headers",
            "Access-Control-Expose-Headers",
            "Strict-Transport-Security",
            "Vary",
            "X-RateLimit-Remaining");
    private static final List<String> REQUEST_FIELDS = List.of(
            "Authorization",
            "Accept",
            "Cookie",
            "Host",
            "Origin",
            "Sec-Fetch-Mode",
            "X-API-Key",
            "X-Requested-With",
            "Access-Control-Request-Method",
            "Access-Control-Request-Headers");
    private static final List<String> VALUES = List.of(
            "",
            " ",
            ",",
            ";",
            "=",
            "\"",
            "\\",
            "\u0000",
            "\uFFFD",
            "\u00FF",
            "\uD800",
            "%",
            "Basic",
            "Bearer error=",
            "Digest realm=\"",
            "application/problem+json",
            "application/json;charset=nope",
            "text/html",
            "gzip",
            "https://app.example",
            "null",
            "*",
            "true",
            "authorization",
            "max-age=99999999999999999999",
            "a=b; Max-Age=-",
            "https://[",
            "://",
            "Basic !!!!",
            "Bearer a.b.c",
            "0",
            "-1",
            "*/*;q=0");

    @Test
    void noRuleThrows() {
        Random random = new Random(SEED);
        RuleBook book = RuleBook.everything();
        List<Observation> seeds = seeds();
        List<Observation> all = new ArrayList<>();
        for (int i = 0; i < MUTANTS; i++) {
            Observation mutant = mutant(seeds.get(random.nextInt(seeds.size())), random);
            Examination examination = book.examine(mutant);
            assertThat(examination.defects())
                    .as("mutant %d of seed %d", i, SEED)
                    .isEmpty();
            assertThat(examination.satisfied().size()
                            + examination.notApplicable().size()
                            + new java.util.HashSet<>(Stream.concat(
                                                    examination.findings().stream(), examination.hidden().stream())
                                            .map(f -> f.rule().id())
                                            .toList())
                                    .size())
                    .isEqualTo(exchangeRules());
            all.add(mutant);
        }
        assertThat(book.examine(Observations.of(all)).defects()).isEmpty();
    }

    static Stream<String> monsters() {
        int size = 1 << 20;
        return Stream.of(
                        "a",
                        "\"",
                        ",",
                        " ",
                        "\\",
                        "at a.b.",
                        "Exception",
                        "a.Error",
                        "select ",
                        " from ",
                        "/srv/",
                        "C:\\",
                        "ORA-0",
                        "<form",
                        "{\"a\":",
                        "[",
                        "{}",
                        "= ",
                        "a=b;",
                        "Basic, ",
                        "Bearer, Digest x=y, ",
                        "x=y, ",
                        "sid=s-0000001;",
                        "\n",
                        "\u00E9")
                .map(unit -> unit.repeat(size / unit.length()));
    }

    /** A mebibyte in every field and in the body: linear work takes milliseconds, a square of it hours. */
    @ParameterizedTest(name = "{index}")
    @MethodSource("monsters")
    @Timeout(60)
    void aMebibyteOfAnythingIsJudged(String monster) {
        Seen seen = Seen.asked("GET /orders HTTP/1.1", "Authorization: Bearer x", "Accept: application/json")
                .carrying(CredentialKind.INVALID);
        for (String type : List.of("text/html", "application/problem+json")) {
            Observation inBody = seen.answered("HTTP/1.1 401 Unauthorized", "Content-Type: " + type)
                    .content(monster)
                    .observation();
            assertThat(RuleBook.everything().examine(inBody).defects()).isEmpty();
            assertThat(together(inBody).defects()).isEmpty();
        }
        Headers everywhere =
                Headers.of(FIELDS.stream().map(name -> new Field(name, monster)).toList());
        Exchange exchange = Exchange.of(
                seen.observation()
                        .request()
                        .orElseThrow()
                        .withHeader("Cookie", monster)
                        .withHeader("Accept", monster),
                Response.of(401, everywhere, Body.none()));
        assertThat(RuleBook.everything()
                        .examine(Observation.of(exchange, seen.observation().circumstances()))
                        .defects())
                .isEmpty();
    }

    /** Beside success with the same content, for an object that is there and one that is not. */
    private static Examination together(Observation refused) {
        Exchange success = new Exchange(
                refused.request(),
                refused.response()
                        .map(r -> Response.of(200, r.headers(), r.body()))
                        .orElseThrow(),
                Duration.ZERO,
                List.of());
        Circumstances known = refused.circumstances();
        return RuleBook.everything()
                .examine(Observations.of(List.of(
                        refused,
                        Observation.of(success, known.credential(CredentialKind.VALID)),
                        Observation.of(
                                refused.exchange(),
                                known.variation(Variation.UNKNOWN_OBJECT).control(success)))));
    }

    @Test
    void everyFaultIsJudged() {
        for (Fault.Kind kind : Fault.Kind.values()) {
            Examination examination = RuleBook.everything()
                    .examine(Seen.asked("GET / HTTP/1.1").failed(kind).observation());

            assertThat(examination.defects()).isEmpty();
            assertThat(examination.notApplicable()).hasSize(exchangeRules());
        }
    }

    @Test
    void anExchangeOfWhichNothingIsKnownIsJudged() {
        Exchange bare = new Exchange(
                Optional.empty(), Response.of(401, Headers.none(), Body.unknown("consumed")), Duration.ZERO, List.of());

        assertThatNoException().isThrownBy(() -> RuleBook.everything().examine(Observation.of(bare)));
        assertThat(RuleBook.everything().examine(Observation.of(bare)).findings())
                .extracting(f -> f.rule().id())
                .containsExactly("challenge-present");
    }

    private static int exchangeRules() {
        RuleBook book = RuleBook.everything();
        return book.rules().size() - book.setRules().size();
    }

    private static List<Observation> seeds() {
        return CatalogueEntry.all().stream()
                .flatMap(entry -> Stream.concat(entry.violations().stream(), entry.conformances().stream()))
                .toList();
    }

    private static Observation mutant(Observation seed, Random random) {
        Exchange exchange = seed.exchange();
        Optional<Request> request =
                random.nextInt(8) == 0 ? Optional.empty() : exchange.request().map(r -> mutant(r, random));
        Outcome outcome = random.nextInt(20) == 0
                ? new Fault(pick(List.of(Fault.Kind.values()), random), "mutated")
                : exchange.response()
                        .map(r -> mutant(r, random))
                        .map(Outcome.class::cast)
                        .orElse(exchange.outcome());
        List<Exchange.Hop> hops = random.nextInt(10) == 0
                ? List.of(new Exchange.Hop(
                        exchange.request().orElseThrow(), exchange.response().orElse(response("HTTP/1.1 302 Found"))))
                : List.of();
        return Observation.of(
                new Exchange(request, outcome, Duration.ZERO, hops), mutant(seed.circumstances(), random));
    }

    private static Request mutant(Request r, Random random) {
        String target = random.nextInt(4) == 0 ? mutant(r.target(), random) : r.target();
        Method method = pick(
                List.of(Method.GET, Method.HEAD, Method.POST, Method.OPTIONS, Method.TRACE, Method.of("FOO")), random);
        return new Request(method, r.origin(), target, mutant(r.headers(), REQUEST_FIELDS, random), r.body());
    }

    private static Response mutant(Response r, Random random) {
        int status = random.nextInt(2) == 0
                ? r.status()
                : pick(
                        List.of(0, 99, 200, 204, 302, 304, 400, 401, 403, 404, 405, 407, 419, 429, 500, 503, 999),
                        random);
        return new Response(
                r.protocol(), status, r.reason(), mutant(r.headers(), FIELDS, random), mutant(r.body(), random));
    }

    private static Headers mutant(Headers headers, List<String> names, Random random) {
        List<Field> fields = new ArrayList<>(headers.fields());
        for (int i = random.nextInt(4); i > 0; i--) {
            fields.add(new Field(pick(names, random), pick(VALUES, random) + pick(VALUES, random)));
        }
        fields.replaceAll(
                field -> random.nextInt(3) == 0 ? new Field(field.name(), mutant(field.value(), random)) : field);
        return Headers.of(fields);
    }

    private static Body mutant(Body body, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> Body.unknown("mutated");
            case 1 -> Body.truncated(body.octets());
            case 2 -> Body.of(mutant(body.text(StandardCharsets.UTF_8), random));
            default -> body;
        };
    }

    private static Circumstances mutant(Circumstances known, Random random) {
        Circumstances changed = random.nextInt(6) == 0 ? Circumstances.unknown() : known;
        if (random.nextBoolean()) {
            changed = changed.credential(pick(List.of(CredentialKind.values()), random));
        }
        if (random.nextBoolean()) {
            changed = changed.presentation(pick(List.of(Presentation.values()), random));
        }
        if (random.nextBoolean()) {
            changed = changed.profile(pick(List.of(Profile.values()), random));
        }
        if (random.nextInt(3) == 0) {
            changed = changed.canaries(List.of("", pick(VALUES, random), "realm"));
        }
        if (random.nextBoolean()) {
            changed = changed.variation(pick(List.of(Variation.values()), random));
        }
        return random.nextInt(3) == 0 ? changed.expectation(new Expectation(Set.of(), Set.of(403))) : changed;
    }

    private static String mutant(String text, Random random) {
        int at = random.nextInt(text.length() + 1);
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(at);
            case 2 -> text.substring(0, at) + pick(VALUES, random) + text.substring(at);
            default -> text.substring(0, at) + (char) random.nextInt(0x100) + text.substring(at);
        };
    }

    private static <T> T pick(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
