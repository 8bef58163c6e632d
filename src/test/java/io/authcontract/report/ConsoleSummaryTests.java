package io.authcontract.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.contract.Contract;
import io.authcontract.matrix.Coverage;
import io.authcontract.rule.Citation;
import io.authcontract.rule.Finding;
import io.authcontract.rule.Rule;
import io.authcontract.testkit.PaperOrders;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ConsoleSummaryTests {
    private static final Path PAGE = Path.of("/reports/index.html");

    private static final Rule RULE = Rule.named("team-rule", "A rule of the team")
            .failing()
            .cites(new Citation("Team handbook", "7"))
            .because("It hurts.")
            .remedy("Mend it.")
            .build();
    private static final Rule NOTE = Rule.named("team-note", "A note of the team")
            .cites(new Citation("Team handbook", "8"))
            .because("It is odd.")
            .remedy("Mend it.")
            .build();

    private static List<String> printed(UnaryOperator<ConsoleSummary> how, Coverage... coverages) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        how.apply(new ConsoleSummary(new PrintStream(text, true, UTF_8))).print(List.of(coverages), PAGE);
        return text.toString(UTF_8).lines().toList();
    }

    /** The notes: the refusals of the service on paper have no content, and those of two tokens at once no error code. */
    @Test
    void saysHowManyWhyAndWhere() {
        Contract contract =
                PaperOrders.contract("orders").secured("GET /orders").build();

        assertThat(printed(it -> it, PaperOrders.withMistake().run(contract)))
                .containsExactly(
                        "authcontract: 25 cells of orders: 16 proven, 2 broken, 7 closed",
                        "  2 cells BROKEN: challenge-present, first orders: GET /orders ~ bearer.random",
                        "  2 notes that break nothing, 10 rules did not apply; the report says what for",
                        "  Report: " + PAGE.toAbsolutePath());
    }

    /** No cell is broken, and the run fails all the same. */
    @Test
    void namesWhatOnlyTheWholeMatrixShows() {
        Contract contract =
                PaperOrders.contract("orders").secured("GET /orders").build();
        Coverage run = PaperOrders.repaired().run(contract);

        assertThat(printed(it -> it, withOverall(run, RULE.finding(), NOTE.finding())))
                .containsExactly(
                        "authcontract: 25 cells of orders: 18 proven, 7 closed",
                        "  whole matrix BROKEN: team-rule",
                        "  3 notes that break nothing, 10 rules did not apply; the report says what for",
                        "  Report: " + PAGE.toAbsolutePath());
        assertThat(printed(it -> it, withOverall(run, NOTE.finding(), NOTE.finding())))
                .contains("  4 notes that break nothing, 10 rules did not apply; the report says what for");
    }

    private static Coverage withOverall(Coverage run, Finding... findings) {
        return new Coverage(
                run.contract(),
                run.operations(),
                run.cells(),
                run.clusters(),
                List.of(findings),
                run.notApplicable(),
                run.defects(),
                run.refusals(),
                run.unusedTolerations(),
                run.isComplete());
    }

    @Test
    void neverNeedsMoreThanFiveLines() {
        Coverage orders = PaperOrders.withMistake().run(PaperOrders.everything());
        Coverage billing = PaperOrders.withMistake()
                .run(PaperOrders.contract("billing")
                        .secured("GET /bills")
                        .secured("GET /debts/{id}")
                        .build());

        assertThat(printed(it -> it, orders, billing))
                .hasSize(5)
                .satisfies(lines -> assertThat(lines.get(0)).contains("cells of orders, billing"))
                .satisfies(lines -> assertThat(lines.get(2)).matches("  and \\d+ more causes"))
                .satisfies(lines -> assertThat(lines.get(3)).matches("  \\d+ notes .*, \\d+ rules did not apply; .*"));
        assertThat(printed(ConsoleSummary::onStub, withOverall(orders, RULE.finding()), billing))
                .hasSize(5)
                .satisfies(lines -> assertThat(lines.get(2))
                        .matches("  whole matrix BROKEN: team-rule, and cells for \\d+ causes"));
        assertThat(printed(ConsoleSummary::onStub, orders, billing))
                .hasSize(5)
                .startsWith("authcontract: the stub answered, not a service")
                .satisfies(lines -> assertThat(lines.get(2)).matches("  \\d+ causes"));
    }

    @Test
    void isSilentWhereNoMatrixHasRun() {
        assertThat(printed(ConsoleSummary::onStub)).isEmpty();
    }
}
