package io.authcontract.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.authcontract.contract.Contract;
import io.authcontract.credential.Tier;
import io.authcontract.testkit.ScriptedService.Asked;
import io.authcontract.testkit.ScriptedService.Reply;
import io.authcontract.testkit.ScriptedService.Script;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What scripts of a browser get, asked only where the contract names an origin. */
class CorsCellsTests {
    private static final String APP = "https://app.example";

    /** Answers preflights before it looks at credentials, and lets its own origin read everything. */
    private static Script conformant(Script right) {
        return asked -> {
            boolean isOurs = asked.header("Origin").filter(APP::equals).isPresent();
            if (isPreflight(asked)) {
                Reply plain = Reply.status(204).with("Vary", "Origin");
                return isOurs
                        ? readable(plain)
                                .with("Access-Control-Allow-Methods", "GET, POST")
                                .with("Access-Control-Allow-Headers", "authorization, content-type")
                        : plain;
            }
            Reply reply = right.answer(asked).with("Vary", "Origin");
            return isOurs ? readable(reply) : reply;
        };
    }

    private static boolean isPreflight(Asked asked) {
        return asked.method().equals("OPTIONS")
                && asked.header("Access-control-request-method").isPresent();
    }

    private static Reply readable(Reply reply) {
        return reply.with("Access-Control-Allow-Origin", APP).with("Access-Control-Expose-Headers", "WWW-Authenticate");
    }

    private static UnaryOperator<Script> service(UnaryOperator<Script> mistake) {
        return right -> mistake.apply(conformant(right));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        "the guard stands before the preflight",
                        (UnaryOperator<Script>) right -> asked ->
                                isPreflight(asked) ? Reply.challenge("Bearer realm=\"ledger\"") : right.answer(asked),
                        "any scheme ~ none.cors-preflight",
                        "cors-preflight"),
                Arguments.of(
                        "the filter sets its fields on success only",
                        (UnaryOperator<Script>) right -> asked -> {
                            Reply reply = right.answer(asked);
                            return reply.status() == 401
                                    ? new Reply(401, without(reply.headers()), reply.body())
                                    : reply;
                        },
                        "any scheme ~ none.cors-401-exposed",
                        "cors-refusal-readable"),
                Arguments.of(
                        "every origin is reflected, with credentials",
                        (UnaryOperator<Script>) right -> asked -> asked.header("Origin")
                                .map(origin -> right.answer(asked)
                                        .with("Access-Control-Allow-Origin", origin)
                                        .with("Access-Control-Allow-Credentials", "true"))
                                .orElseGet(() -> right.answer(asked)),
                        "any scheme ~ none.cors-foreign-origin",
                        "cors-origin-policy"));
    }

    private static Map<String, String> without(Map<String, String> headers) {
        Map<String, String> fewer = new TreeMap<>(headers);
        fewer.keySet().removeIf(name -> name.startsWith("Access-Control"));
        return fewer;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void findsAMistake(String what, UnaryOperator<Script> mistake, String cell, String rule) {
        List<CellSummary> cells = cells(service(mistake), APP);

        assertThat(found(cells)).as(what).containsKey(cell).containsValue(rule);
        assertThat(found(cells).values()).as(what).containsOnly(rule);
    }

    @Test
    void leavesAServiceAloneThatIsRight() {
        List<CellSummary> cells = cells(CorsCellsTests::conformant, APP);

        assertThat(found(cells)).isEmpty();
        assertThat(cells)
                .filteredOn(cell -> cell.cell().scenario().id().startsWith("none.cors-"))
                .hasSize(9)
                .extracting(CellSummary::verdict)
                .containsOnly(Verdict.PROVEN);
    }

    /** Every host of the domain may call: that is for the service to decide, and no look-alike is one of them. */
    @Test
    void leavesTheHostsOfOneDomainAlone() {
        UnaryOperator<Script> service = ofHosts(".shop.example");
        UnaryOperator<Script> naive = ofHosts("shop.example");

        assertThat(found(cells(service, "https://app.shop.example"))).isEmpty();
        assertThat(found(cells(ofHosts("shop.co.uk"), "https://shop.co.uk")))
                .containsEntry("any scheme ~ none.cors-foreign-origin/suffix", "cors-origin-policy");
        assertThat(found(cells(ofHosts("127.0.0.1"), "https://127.0.0.1")))
                .containsEntry("any scheme ~ none.cors-foreign-origin/suffix", "cors-origin-policy");
        assertThat(found(cells(naive, "https://app.shop.example")))
                .containsEntry("any scheme ~ none.cors-foreign-origin/suffix", "cors-origin-policy");
    }

    private static UnaryOperator<Script> ofHosts(String end) {
        return right -> asked -> {
            String origin = asked.header("Origin").orElse("");
            Reply reply = (isPreflight(asked) ? Reply.status(204) : right.answer(asked)).with("Vary", "Origin");
            return origin.endsWith(end)
                    ? reply.with("Access-Control-Allow-Origin", origin)
                            .with("Access-Control-Allow-Credentials", "true")
                            .with("Access-Control-Expose-Headers", "WWW-Authenticate")
                            .with("Access-Control-Allow-Methods", "GET")
                            .with("Access-Control-Allow-Headers", "authorization")
                    : reply;
        };
    }

    /** A preflight has no content, whatever the request has that it is about. */
    @Test
    void asksWhereEveryOperationHasContent() {
        try (Ledger ledger = Ledger.with(CorsCellsTests::conformant)) {
            List<CellSummary> cells = Ledger.run(ledger.contract()
                            .secured("POST /accounts", o -> o.body("application/json", "{\"owner\":\"Alan\"}")
                                    .harmless())
                            .webOrigins(APP)
                            .tiers(Tier.values()))
                    .cells();

            assertThat(cells)
                    .filteredOn(cell -> cell.cell().scenario().id().contains("preflight"))
                    .hasSize(2)
                    .extracting(CellSummary::verdict)
                    .containsOnly(Verdict.PROVEN);
        }
    }

    @Test
    void asksNothingForAServiceThatIsNotMeantForBrowsers() {
        assertThat(cells(UnaryOperator.identity()))
                .noneMatch(cell -> cell.cell().scenario().id().startsWith("none.cors-"));
    }

    @Test
    void refusesWhatIsNoOrigin() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Contract.named("ledger").webOrigins("https://app.example/"))
                .withMessage(
                        "Contract \"ledger\": not an origin: \"https://app.example/\". Write scheme and host as a browser"
                                + " sends them, in lower case, without path and without the usual port: \"https://app.example\","
                                + " \"http://localhost:3000\".");
    }

    /** The rules of this group are notes by default. */
    private static Map<String, String> found(List<CellSummary> cells) {
        Map<String, String> found = new TreeMap<>();
        for (CellSummary cell : cells) {
            cell.clusters().stream()
                    .flatMap(cluster -> cluster.finding().stream())
                    .filter(finding -> finding.fails() || finding.rule().id().startsWith("cors-"))
                    .forEach(finding -> found.put(
                            cell.cell().id().replace("ledger: ", ""),
                            finding.rule().id()));
        }
        return found;
    }

    private static List<CellSummary> cells(UnaryOperator<Script> service, String... origins) {
        try (Ledger ledger = Ledger.with(service)) {
            return Ledger.run(ledger.contract()
                            .secured("GET /accounts")
                            .webOrigins(origins)
                            .tiers(Tier.values()))
                    .cells();
        }
    }
}
