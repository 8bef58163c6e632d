package io.authcontract.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.testkit.ScriptedService.Reply;
import org.junit.jupiter.api.Test;

/** What is said of an operation that everybody may use. */
class OpenOperationTests {
    private static CellSummary of(Coverage coverage, String cell) {
        return coverage.cells().stream()
                .filter(it -> it.cell().id().equals("ledger: " + cell))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void provesOneThatAnswersAboutAnInputMadeToChangeNothing() {
        // POST /login reads its content, whoever sends it: 400 for what cannot be parsed. No other path is there.
        try (Ledger ledger = Ledger.with(right -> asked -> asked.toString().equals("POST /login")
                ? Reply.json(400, "{\"error\":\"no JSON\"}")
                : right.answer(asked))) {
            Coverage coverage = Ledger.run(ledger.contract().open("POST /login", "everybody has to log in"));

            assertThat(of(coverage, "POST /login ~ none.public-resource").verdict())
                    .isEqualTo(Verdict.PROVEN);
        }
    }

    @Test
    void provesNothingWhereEveryPathAnswersAlike() {
        try (Ledger ledger = Ledger.with(right -> asked -> Reply.json(400, "{\"error\":\"no JSON\"}"))) {
            Coverage coverage = Ledger.run(ledger.contract().open("POST /login", "everybody has to log in"));

            CellSummary cell = of(coverage, "POST /login ~ none.public-resource");
            assertThat(cell.verdict()).isEqualTo(Verdict.UNPROVEN);
            assertThat(cell.reason())
                    .isEqualTo(
                            "answered with 400, and so, or alike, is a request to a path that does not exist; declare an"
                                    + " input that succeeds: samples and a body with harmless(), or the right status with"
                                    + " controlStatus(..)");
        }
    }

    @Test
    void takesTheStatusThatTheContractDeclares() {
        try (Ledger ledger = Ledger.with(right -> asked -> Reply.json(400, "{\"error\":\"no JSON\"}"))) {
            Coverage coverage = Ledger.run(
                    ledger.contract().open("POST /login", "everybody has to log in", o -> o.controlStatus(400)));

            assertThat(of(coverage, "POST /login ~ none.public-resource").verdict())
                    .isEqualTo(Verdict.PROVEN);
        }
    }

    @Test
    void isBrokenWhereACallerIsAskedForCredentials() {
        try (Ledger ledger = Ledger.start()) {
            Coverage coverage = Ledger.run(ledger.contract().open("POST /accounts", "self-service"));

            CellSummary cell = of(coverage, "POST /accounts ~ none.public-resource");
            assertThat(cell.verdict()).isEqualTo(Verdict.BROKEN);
            assertThat(cell.reason()).isEqualTo("refused with 401, although everybody may use it");
        }
    }

    @Test
    void asksForTheSampleOfAPathVariable() {
        try (Ledger ledger = Ledger.start()) {
            Coverage coverage = Ledger.run(ledger.everything().open("GET /products/{product}", "shop window"));

            CellSummary cell = of(coverage, "GET /products/{product} ~ none.public-resource");
            assertThat(cell.verdict()).isEqualTo(Verdict.UNPROVEN);
            assertThat(cell.reason())
                    .isEqualTo("the path has no value for {product}; declare sample(\"product\", ..) with that of an"
                            + " object that exists");
        }
    }

    @Test
    void closesAHeadThatIsNotServed() {
        try (Ledger ledger = Ledger.with(right -> asked ->
                asked.method().equals("HEAD") ? Reply.status(405).with("Allow", "GET") : right.answer(asked))) {
            Coverage coverage = Ledger.run(ledger.contract().open("GET /health", "load balancer probe"));

            assertThat(of(coverage, "HEAD /health ~ none.public-resource").verdict())
                    .isEqualTo(Verdict.CLOSED);
        }
    }
}
