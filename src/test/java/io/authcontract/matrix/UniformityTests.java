package io.authcontract.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.contract.ContractBuilder;
import io.authcontract.rule.Fact;
import io.authcontract.rule.Finding;
import io.authcontract.rule.RefusalShape;
import io.authcontract.testkit.ScriptedService.Asked;
import io.authcontract.testkit.ScriptedService.Reply;
import io.authcontract.testkit.ScriptedService.Script;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A ledger with ten more resources, all behind one guard that explains itself in JSON: 14 operations beside HEAD. A mistake makes some of them refuse in
 * another way; who stands out is counted here by hand.
 */
class UniformityTests {
    private static final String REFUSED = "{\"error\":\"unauthorized\",\"message\":\"Log in first.\"}";
    private static final Set<String> WATCHED = Set.of("uniform-refusals", "challenge-stable");

    /** The guard of the ledger, with content. */
    private static Script guarded(Script right) {
        return asked -> {
            Reply reply = right.answer(new Asked(
                    asked.method(),
                    asked.path().matches("/r\\d+") ? "/accounts" : asked.path(),
                    asked.query(),
                    asked.headers(),
                    asked.body()));
            return isRefusal(reply)
                    ? reply.with("Content-Type", "application/json")
                            .with("X-Refused-By", "ledger")
                            .withBody(REFUSED)
                    : reply;
        };
    }

    private static boolean isRefusal(Reply reply) {
        return reply.status() == 401 || reply.status() == 403;
    }

    private interface Change {
        Reply of(Asked asked, Reply refusal);
    }

    private static UnaryOperator<Script> refusing(Change change) {
        return right -> asked -> {
            Reply reply = guarded(right).answer(asked);
            return isRefusal(reply) ? change.of(asked, reply) : reply;
        };
    }

    private static boolean isDelete(Asked asked) {
        return asked.method().equals("DELETE");
    }

    private static Reply withoutRealm(Reply reply) {
        String challenge = reply.headers().get("WWW-Authenticate");
        String others = challenge.replace("realm=\"ledger\"", "").replaceAll("^Bearer ,? ?", "Bearer ");
        return reply.with("WWW-Authenticate", others.equals("Bearer ") ? "Bearer scope=\"x\"" : others);
    }

    private static Reply without(Reply reply, String field) {
        Map<String, String> fewer = new LinkedHashMap<>(reply.headers());
        fewer.remove(field);
        return new Reply(reply.status(), fewer, reply.body());
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        "DELETE of one resource sends no realm",
                        refusing((asked, reply) -> isDelete(asked) ? withoutRealm(reply) : reply),
                        List.of(List.of(
                                "challenge-stable",
                                "challenges=bearer realm=\"ledger\"",
                                "for=13 of 14 operations",
                                "other challenges=bearer without realm",
                                "for other=DELETE /accounts/{id}"))),
                Arguments.of(
                        "one operation explains itself with other members",
                        refusing((asked, reply) -> asked.path().equals("/r7")
                                ? reply.withBody("{\"status\":401,\"title\":\"Unauthorized\"}")
                                : reply),
                        List.of(List.of(
                                "uniform-refusals",
                                "operations=GET /r7",
                                "for=none.no-credentials and 2 other scenarios",
                                "content=13 of 14 operations: application/json {error, message};"
                                        + " GET /r7: application/json {status, title}"))),
                Arguments.of(
                        "another handler refuses two operations: other content, and a field less",
                        refusing((asked, reply) -> asked.path().matches("/r[12]")
                                ? without(reply, "X-Refused-By")
                                        .with("Content-Type", "application/vnd.other+json")
                                        .withBody("{\"title\":\"Log in first.\"}")
                                : reply),
                        List.of(List.of(
                                "uniform-refusals",
                                "operations=GET /r1, GET /r2",
                                "for=none.no-credentials and 2 other scenarios",
                                "content=12 of 14 operations: application/json {error, message};"
                                        + " GET /r1, GET /r2: application/vnd.other+json {title}",
                                "fields=12 of 14 operations: cache-control, x-refused-by;"
                                        + " GET /r1, GET /r2: cache-control"))),
                Arguments.of(
                        "one kind of credential is refused elsewhere",
                        refusing((asked, reply) -> asked.authorization().startsWith("Bearer ")
                                ? reply.with("Content-Type", "application/vnd.other+json")
                                        .withBody("{\"title\":\"Log in first.\"}")
                                : reply),
                        List.of(List.of(
                                "uniform-refusals",
                                "scenario=none.no-credentials",
                                "other scenario=bearer.random",
                                "content=application/json; other: application/vnd.other+json"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void namesWhoStandsOutOnce(String what, UnaryOperator<Script> mistake, List<List<String>> expected) {
        assertThat(found(mistake)).as(what).isEqualTo(expected);
    }

    static Stream<Arguments> conformant() {
        return Stream.of(
                Arguments.of("all are alike", refusing((asked, reply) -> reply)),
                Arguments.of(
                        "a scope stands in some challenges",
                        refusing((asked, reply) -> isDelete(asked) && reply.status() == 401
                                ? reply.with(
                                        "WWW-Authenticate",
                                        reply.headers().get("WWW-Authenticate") + ", scope=\"ledger:write\"")
                                : reply)),
                Arguments.of(
                        "two schemes are offered, in one line",
                        refusing((asked, reply) -> reply.with(
                                "WWW-Authenticate",
                                reply.headers().get("WWW-Authenticate")
                                        + ", Basic realm=\"ledger\", charset=\"UTF-8\""))),
                Arguments.of(
                        "two resources ask for passwords, the others for tokens",
                        refusing((asked, reply) -> asked.path().matches("/r[12]") && reply.status() == 401
                                ? reply.with("WWW-Authenticate", "Basic realm=\"staff\", charset=\"UTF-8\"")
                                : reply)),
                Arguments.of("each refusal has an id of its own", refusing((asked, reply) -> reply.with(
                                "X-Request-Id", String.valueOf(asked.hashCode()))
                        .withBody("{\"error\":\"unauthorized\",\"message\":\"" + asked.path() + "\"}"))),
                Arguments.of(
                        "an invalid token is explained with more members",
                        refusing((asked, reply) -> asked.isAnonymous()
                                ? reply
                                : reply.withBody(
                                        "{\"error\":\"invalid_token\",\"message\":\"\",\"hint\":\"log in anew\"}"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("conformant")
    void saysNothingWhereLikeIsLike(String what, UnaryOperator<Script> service) {
        assertThat(found(service)).as(what).isEmpty();
    }

    /** Whoever sends no challenge, or 403, is named by the rule for that, cell by cell. */
    @Test
    void doesNotRepeatWhatARuleHasFound() {
        assertThat(found(refusing((asked, reply) -> isDelete(asked) ? without(reply, "WWW-Authenticate") : reply)))
                .isEmpty();
        assertThat(found(refusing((asked, reply) -> isDelete(asked)
                        ? new Reply(403, reply.headers(), "").with("Content-Type", "text/plain")
                        : reply)))
                .isEmpty();
    }

    @Test
    void showsWhatRefusalsLookLike() {
        List<RefusalShape> shapes = run(refusing((asked, reply) ->
                        asked.path().equals("/r7") ? reply.withBody("{\"title\":\"Unauthorized\"}") : reply))
                .refusals();

        assertThat(shapes)
                .filteredOn(shape -> shape.scenario().equals("none.no-credentials"))
                .containsExactly(
                        new RefusalShape(
                                "none.no-credentials",
                                401,
                                "bearer realm=\"ledger\"",
                                "application/json {error, message}",
                                "cache-control, x-refused-by",
                                13,
                                List.of("GET /accounts", "POST /accounts", "GET /accounts/{id}")),
                        new RefusalShape(
                                "none.no-credentials",
                                401,
                                "bearer realm=\"ledger\"",
                                "application/json {title}",
                                "cache-control, x-refused-by",
                                1,
                                List.of("GET /r7")));
    }

    private static Coverage run(UnaryOperator<Script> service) {
        try (Ledger ledger = Ledger.with(service)) {
            ContractBuilder contract = ledger.everything();
            for (int i = 1; i <= 10; i++) {
                contract.secured("GET /r" + i);
            }
            return Ledger.run(contract);
        }
    }

    /** Rule and facts of the findings about all exchanges together. */
    private static List<List<String>> found(UnaryOperator<Script> service) {
        return run(service).overall().stream()
                .filter(finding -> WATCHED.contains(finding.rule().id()))
                .map(UniformityTests::texts)
                .toList();
    }

    private static List<String> texts(Finding finding) {
        assertThat(finding.fails()).isFalse();
        return Stream.concat(
                        Stream.of(finding.rule().id()), finding.facts().stream().map(UniformityTests::text))
                .collect(Collectors.toList());
    }

    private static String text(Fact fact) {
        return fact.label() + "=" + fact.value();
    }
}
