package io.authcontract.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.testkit.ScriptedService.Asked;
import io.authcontract.testkit.ScriptedService.Reply;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which answers to a valid credential are controls. */
class ControlTests {
    private static boolean isAlice(Asked asked) {
        return asked.authorization().equals("Bearer " + Ledger.TOKEN);
    }

    private static Set<String> ids(Coverage coverage, Verdict verdict) {
        return coverage.cells(verdict).stream().map(it -> it.cell().id()).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 401, 403, 404, 405, 500})
    void doesNotTakeItForAControl(int status) {
        try (Ledger ledger = Ledger.with(right ->
                asked -> isAlice(asked) ? Reply.status(status).with("Location", "/elsewhere") : right.answer(asked))) {
            Coverage coverage = Ledger.run(ledger.contract().secured("GET /accounts"));

            assertThat(ids(coverage, Verdict.UNPROVEN))
                    .contains(
                            "ledger: GET /accounts ~ bearer.pos.valid", "ledger: GET /accounts ~ none.no-credentials");
            assertThat(coverage.cells(Verdict.PROVEN)).isEmpty();
            assertThat(coverage.cells(Verdict.UNPROVEN).get(0).reason())
                    .startsWith("no control: the control, GET /accounts as alice, was answered with " + status);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {423, 429, 502, 503, 504})
    void doesNotBlameTheContractForAServiceThatIsBusy(int status) {
        try (Ledger ledger =
                Ledger.with(right -> asked -> isAlice(asked) ? Reply.status(status) : right.answer(asked))) {
            Coverage coverage = Ledger.run(ledger.contract().secured("GET /accounts"));

            assertThat(coverage.cells(Verdict.PROVEN)).isEmpty();
            assertThat(coverage.cells(Verdict.UNPROVEN))
                    .extracting(CellSummary::reason)
                    .contains("no control: the control, GET /accounts as alice, was answered with " + status
                            + ": the service throttles or is busy, which says nothing of the credential; run it again"
                            + " later, or more slowly");
        }
    }

    @Test
    void doesNotTakeAMistypedPathForAControl() {
        // Every path is guarded, as behind most security filters: the stranger gets 401, alice gets the 404 of the
        // router.
        try (Ledger ledger = Ledger.with(right -> asked -> asked.path().startsWith("/accounts") || isAlice(asked)
                ? right.answer(asked)
                : Reply.challenge("Bearer realm=\"ledger\""))) {
            Coverage coverage = Ledger.run(ledger.contract()
                    .secured("GET /acounts")
                    .secured("DELETE /acounts/{id}")
                    .secured("POST /acounts"));

            assertThat(coverage.cells(Verdict.PROVEN)).isEmpty();
        }
    }

    @Test
    void takesTheAnswerForAnAbsentObjectForAControlOfItsPath() {
        try (Ledger ledger = Ledger.start()) {
            Coverage coverage = Ledger.run(ledger.contract().secured("DELETE /accounts/{id}"));

            assertThat(ids(coverage, Verdict.PROVEN))
                    .contains(
                            "ledger: DELETE /accounts/{id} ~ bearer.pos.valid",
                            "ledger: DELETE /accounts/{id} ~ none.no-credentials");
        }
    }

    /** RFC 6585 section 3: only a request with a condition may change what others may have changed. */
    @ParameterizedTest
    @ValueSource(ints = {402, 410, 426, 428})
    void takesADeclaredStatusForAControl(int status) {
        try (Ledger ledger = Ledger.with(
                right -> asked -> right.answer(asked).status() == 200 ? Reply.status(status) : right.answer(asked))) {
            Coverage coverage =
                    Ledger.run(ledger.contract().secured("GET /accounts/{id}", o -> o.controlStatus(status)));

            assertThat(coverage.cells(Verdict.BROKEN)).isEmpty();
            assertThat(ids(coverage, Verdict.PROVEN)).contains("ledger: GET /accounts/{id} ~ bearer.pos.valid");
        }
    }
}
