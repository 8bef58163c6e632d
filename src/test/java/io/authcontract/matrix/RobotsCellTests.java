package io.authcontract.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.contract.ContractBuilder;
import io.authcontract.rule.Profile;
import io.authcontract.testkit.ScriptedService.Reply;
import io.authcontract.testkit.ScriptedService.Script;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What crawlers get that ask for robots.txt (RFC 9309 section 2.3.1). */
class RobotsCellTests {
    private static UnaryOperator<Script> robots(Reply answer) {
        return right -> asked -> asked.path().equals("/robots.txt") ? answer : right.answer(asked);
    }

    private static Reply file(String type) {
        return Reply.status(200).with("Content-Type", type).withBody("User-agent: *\nDisallow: /\n");
    }

    static List<Arguments> answers() {
        return List.of(
                Arguments.of(robots(Reply.challenge("Bearer realm=\"ledger\"")), Verdict.BROKEN),
                Arguments.of(robots(Reply.status(403)), Verdict.BROKEN),
                Arguments.of(robots(Reply.status(302).with("Location", "/login")), Verdict.BROKEN),
                Arguments.of(robots(file("text/plain")), Verdict.PROVEN),
                Arguments.of(robots(Reply.status(404)), Verdict.PROVEN),
                Arguments.of(robots(Reply.status(410)), Verdict.PROVEN));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void isOpenOrAbsent(UnaryOperator<Script> service, Verdict verdict) {
        try (Ledger ledger = Ledger.with(service)) {
            List<CellSummary> cells =
                    robotsOf(ledger.contract().secured("GET /accounts").profile(Profile.CRAWLER));

            assertThat(cells).extracting(CellSummary::verdict).containsExactly(verdict);
            assertThat(cells.get(0).clusters().stream()
                            .flatMap(cluster -> cluster.finding().stream())
                            .map(finding -> finding.rule().id()))
                    .contains(verdict == Verdict.BROKEN ? new String[] {"robots-public"} : new String[0]);
        }
    }

    @Test
    void isNotAskedForWhereNoCrawlerIsExpected() {
        try (Ledger ledger = Ledger.start()) {
            assertThat(robotsOf(ledger.contract().secured("GET /accounts"))).isEmpty();
        }
    }

    private static List<CellSummary> robotsOf(ContractBuilder contract) {
        return Ledger.run(contract).cells().stream()
                .filter(cell -> cell.cell().scenario().id().equals("none.robots-txt"))
                .toList();
    }
}
