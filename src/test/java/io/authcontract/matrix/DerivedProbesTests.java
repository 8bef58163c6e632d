package io.authcontract.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.contract.ContractBuilder;
import io.authcontract.credential.Tier;
import io.authcontract.rule.Finding;
import io.authcontract.testkit.ScriptedService.Asked;
import io.authcontract.testkit.ScriptedService.Reply;
import io.authcontract.testkit.ScriptedService.Script;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is derived from the contract: each service makes one mistake, and what it shows is written down from the mistake. */
class DerivedProbesTests {
    private static final String ACCOUNT = "{\"id\":1,\"owner\":\"Ada\"}";
    private static final Reply BEFORE = Reply.json(400, "{\"error\":\"what you sent cannot be read\"}");

    /** Something looks at the request before anybody asks who sent it. */
    private static UnaryOperator<Script> first(Predicate<Asked> odd, Reply answer) {
        return right -> asked -> odd.test(asked) ? answer : right.answer(asked);
    }

    private static boolean isWriting(Asked asked) {
        return asked.method().equals("POST") && asked.path().equals("/accounts");
    }

    private static boolean has(Asked asked, String name, String value) {
        return asked.header(name).filter(value::equals).isPresent();
    }

    private static boolean isAnonymous(Asked asked, String method) {
        return asked.isAnonymous()
                && asked.method().equals(method)
                && asked.path().equals("/accounts/1");
    }

    /** The guard asks GET and DELETE for credentials; what comes as a POST is dispatched by the override. */
    private static UnaryOperator<Script> overriding(Predicate<Asked> toGet) {
        return first(asked -> isAnonymous(asked, "POST") && toGet.test(asked), Reply.json(200, ACCOUNT));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        "content is parsed first",
                        first(asked -> isWriting(asked) && !asked.body().endsWith("}"), BEFORE),
                        Map.of(
                                "POST /accounts ~ none.validation-order/broken-json",
                                "auth-before-validation",
                                "POST /accounts ~ none.validation-order/empty",
                                "auth-before-validation")),
                Arguments.of(
                        "the media type is checked first",
                        first(asked -> isWriting(asked) && has(asked, "Content-type", "text/plain"), Reply.status(415)),
                        Map.of("POST /accounts ~ none.validation-order/media-type", "auth-before-validation")),
                Arguments.of(
                        "the representation is negotiated first",
                        first(asked -> has(asked, "Accept", "image/png"), Reply.status(406)),
                        Map.of("POST /accounts ~ none.validation-order/accept", "auth-before-validation")),
                Arguments.of(
                        "objects are looked up first",
                        first(
                                asked -> asked.path().matches("/accounts/\\d{2,}"),
                                Reply.json(404, "{\"error\":\"no such account\"}")),
                        Map.of("(whole matrix)", "existence-oracle")),
                Arguments.of(
                        "an override field is obeyed behind the guard",
                        overriding(asked -> has(asked, "X-http-method-override", "GET")),
                        Map.of("GET /accounts/{id} ~ shape.override.header", "method-tampering")),
                Arguments.of(
                        "an override parameter is obeyed behind the guard",
                        overriding(asked -> asked.query().contains("_method=GET")),
                        Map.of("GET /accounts/{id} ~ shape.override.parameter/query", "method-tampering")),
                Arguments.of(
                        "an override field of a form is obeyed behind the guard",
                        overriding(asked -> asked.body().equals("_method=GET")),
                        Map.of("GET /accounts/{id} ~ shape.override.parameter/form", "method-tampering")),
                Arguments.of(
                        "who calls itself a crawler gets everything",
                        first(
                                asked -> isAnonymous(asked, "GET")
                                        && asked.header("User-agent")
                                                .filter(agent -> agent.contains("Googlebot"))
                                                .isPresent(),
                                Reply.json(200, ACCOUNT)),
                        Map.of("any scheme ~ none.crawler-user-agent", "header-spoof")),
                Arguments.of(
                        "TRACE is switched on",
                        first(
                                asked -> asked.method().equals("TRACE"),
                                Reply.status(200).with("Content-Type", "message/http")),
                        Map.of(
                                "any scheme ~ shape.method.trace",
                                "trace-no-echo",
                                "ledger: TRACE /accounts ~ none.unsupported-method",
                                "answered with 200; switch TRACE off (RFC 9110 section 9.3.8)",
                                "ledger: TRACE /accounts/{id} ~ none.unsupported-method",
                                "answered with 200; switch TRACE off (RFC 9110 section 9.3.8)")),
                Arguments.of(
                        "scripts are sent to the login page",
                        first(
                                asked -> asked.isAnonymous() && has(asked, "X-requested-with", "XMLHttpRequest"),
                                Reply.status(302).with("Location", "/login")),
                        Map.of("any scheme ~ none.accept-html/script", "no-login-redirect-for-machines")),
                Arguments.of(
                        "who wants JSON is sent to the login page",
                        first(
                                asked -> asked.isAnonymous() && has(asked, "Accept", "application/json"),
                                Reply.status(302).with("Location", "/login")),
                        Map.of("any scheme ~ none.accept-html/json", "no-login-redirect-for-machines")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void findsAMistakeOnceAndNothingElse(String what, UnaryOperator<Script> mistake, Map<String, String> expected) {
        try (Ledger ledger = Ledger.with(echoing(mistake))) {
            Map<String, String> found = found(Ledger.run(contract(ledger)));

            assertThat(found).as(what).isEqualTo(new TreeMap<>(expected));
            assertThat(ledger.accounts()).containsExactly("1", "2", "3");
        }
    }

    /** A TRACE that is answered repeats what came. */
    private static UnaryOperator<Script> echoing(UnaryOperator<Script> mistake) {
        return right -> asked -> {
            Reply reply = mistake.apply(right).answer(asked);
            return reply.status() == 200 && asked.method().equals("TRACE")
                    ? reply.withBody("TRACE " + asked.path() + " HTTP/1.1\r\nAuthorization: " + asked.authorization())
                    : reply;
        };
    }

    static Stream<Arguments> conformant() {
        return Stream.of(
                Arguments.of("nothing is odd", UnaryOperator.<Script>identity()),
                Arguments.of(
                        "what is too large is refused at the edge",
                        first(asked -> asked.body().length() > 100_000, Reply.status(413))),
                Arguments.of(
                        "other methods are unknown to the router before anybody asks",
                        first(
                                asked -> !asked.method().matches("GET|HEAD|POST|DELETE"),
                                Reply.status(405).with("Allow", "GET, HEAD, POST, DELETE"))),
                Arguments.of("overrides are obeyed before the guard", (UnaryOperator<Script>)
                        right -> asked -> right.answer(asked.header("X-http-method-override")
                                .map(method ->
                                        new Asked(method, asked.path(), asked.query(), asked.headers(), asked.body()))
                                .orElse(asked))),
                Arguments.of(
                        "a plain POST is open and no more than itself",
                        first(asked -> isAnonymous(asked, "POST"), Reply.json(202, "{\"accepted\":true}"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("conformant")
    void leavesAloneWhatIsRight(String what, UnaryOperator<Script> service) {
        try (Ledger ledger = Ledger.with(service)) {
            Coverage coverage = Ledger.run(contract(ledger));

            assertThat(found(coverage)).as(what).isEmpty();
        }
    }

    /** Without a guard even content that cannot be read might be stored: the plain request has told all there is to tell. */
    @Test
    void changesNothingAtAnOpenService() {
        try (Ledger ledger = Ledger.with(right -> asked -> right.answer(
                asked.isAnonymous()
                        ? new Asked(
                                asked.method(),
                                asked.path(),
                                asked.query(),
                                Map.of("Authorization", List.of("Bearer " + Ledger.TOKEN)),
                                asked.body())
                        : asked))) {
            Coverage coverage = Ledger.run(contract(ledger));

            assertThat(coverage.cells())
                    .filteredOn(cell -> cell.cell().id().contains("none.validation-order"))
                    .hasSize(4)
                    .extracting(CellSummary::verdict)
                    .containsOnly(Verdict.SKIPPED);
            assertThat(ledger.accounts()).containsExactly("1", "2", "3");
            assertThat(ledger.service().asked())
                    .filteredOn(asked -> asked.method().equals("POST"))
                    .extracting(Asked::body)
                    .containsOnly(
                            "{\"owner\":\"Joan\"}", "{\"authcontract\":", "{\"authcontract\":\r\n\r\n", "_method=GET");
        }
    }

    /** A DELETE that may be sent is tried as a POST that names it, too. */
    @Test
    void triesADeleteThatMayBeSent() {
        UnaryOperator<Script> service = right -> asked -> {
            boolean named = has(asked, "X-http-method-override", "DELETE");
            Reply guarded = right.answer(asked);
            boolean deleted = asked.method().equals("DELETE") && guarded.status() == 404;
            return asked.path().equals("/accounts/9") && (deleted || named) ? Reply.status(204) : guarded;
        };
        try (Ledger ledger = Ledger.with(service)) {
            Map<String, String> found = found(Ledger.run(ledger.contract()
                    .secured("DELETE /accounts/{id}", o -> o.sample("id", "9").harmless())
                    .tiers(Tier.STANDARD, Tier.CORE)));

            assertThat(found)
                    .isEqualTo(Map.of("DELETE /accounts/{id} ~ shape.override.header/delete", "method-tampering"));
        }
    }

    private static ContractBuilder contract(Ledger ledger) {
        return ledger.contract()
                .secured("GET /accounts/{id}")
                .secured("POST /accounts", o -> o.body("application/json", "{\"owner\":\"Joan\"}")
                        .harmless())
                .tiers(Tier.values());
    }

    /** The findings of the rules that these probes are for, and whatever else fails. */
    private static Map<String, String> found(Coverage coverage) {
        Map<String, String> found = new TreeMap<>();
        for (CellSummary cell : coverage.cells()) {
            causes(cell.clusters().stream().flatMap(cluster -> cluster.finding().stream()))
                    .ifPresent(rules -> found.put(cell.cell().id().replace("ledger: ", ""), rules));
            if (cell.verdict() == Verdict.INCONCLUSIVE || cell.verdict() == Verdict.UNPROVEN) {
                found.put(cell.cell().id(), cell.reason());
            }
        }
        causes(coverage.overall().stream()).ifPresent(rules -> found.put("(whole matrix)", rules));
        return found;
    }

    private static Optional<String> causes(Stream<Finding> findings) {
        String rules = findings.map(finding -> finding.rule().id())
                .filter(rule -> !rule.equals("explains-itself"))
                .collect(Collectors.joining(", "));
        return rules.isEmpty() ? Optional.empty() : Optional.of(rules);
    }
}
