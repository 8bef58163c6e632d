package io.authcontract.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.contract.Policy;
import io.authcontract.rule.Finding;
import io.authcontract.testkit.ScriptedService.Reply;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a method means that nobody declares. */
class UndeclaredMethodTests {
    private static Set<String> ids(Coverage coverage, Verdict verdict) {
        return coverage.cells(verdict).stream().map(it -> it.cell().id()).collect(Collectors.toSet());
    }

    /** A lookup, or a reading of the content, that comes before the guard: with another id or other content it may be done. */
    @ParameterizedTest
    @ValueSource(ints = {400, 404, 410, 411, 413, 415, 422})
    void saysThatAMethodThatNobodyDeclaresMayBeServed(int status) {
        try (Ledger ledger = Ledger.with(
                right -> asked -> asked.method().equals("PUT") ? Reply.status(status) : right.answer(asked))) {
            Coverage coverage = Ledger.run(ledger.contract().secured("GET /accounts/{id}"));

            assertThat(ids(coverage, Verdict.INCONCLUSIVE))
                    .containsExactly("ledger: PUT /accounts/{id} ~ none.unsupported-method");
            assertThat(ids(Ledger.run(ledger.contract().secured("GET /accounts")), Verdict.SKIPPED))
                    .contains("ledger: DELETE /accounts ~ none.unsupported-method");
            assertThat(coverage.cells(Verdict.INCONCLUSIVE).get(0).reason())
                    .isEqualTo("answered with " + status
                            + ", where a method that nobody knows is refused: it may be served without a guard, for other"
                            + " input; declare PUT /accounts/{id} as secured or open");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {410, 411, 413, 415, 426})
    void takesWhatCannotBeDoneForClosed(int status) {
        try (Ledger ledger = Ledger.with(right -> asked -> asked.method().equals("PUT")
                ? Reply.status(status)
                : asked.method().equals("AUTHCONTRACT") ? Reply.status(501) : right.answer(asked))) {
            Coverage coverage = Ledger.run(ledger.contract().secured("GET /accounts/{id}"));

            assertThat(coverage.cells(Verdict.INCONCLUSIVE)).isEmpty();
        }
    }

    /** Where 404 stands for a refusal it may be one. */
    @Test
    void takesAConcealingAnswerForClosed() {
        try (Ledger ledger =
                Ledger.with(right -> asked -> asked.method().equals("PUT") ? Reply.status(404) : right.answer(asked))) {
            Coverage coverage =
                    Ledger.run(ledger.contract().secured("GET /accounts/{id}").policy(Policy.CONCEAL_WITH_404));

            assertThat(coverage.cells(Verdict.INCONCLUSIVE)).isEmpty();
        }
    }

    /** One envelope for everything: that the object is not there is no data of it. */
    @Test
    void takesAnEnvelopeForNoDataWhereTheControlHasNone() {
        String envelope = "{\"code\":0,\"message\":\"ok\",\"data\":null}";
        try (Ledger ledger = Ledger.with(right -> asked -> {
            Reply reply = right.answer(asked);
            return asked.method().equals("OPTIONS")
                    ? Reply.json(200, envelope)
                    : reply.status() == 404 ? Reply.json(404, envelope.replace("ok", "no such account")) : reply;
        })) {
            Coverage coverage = Ledger.run(ledger.contract().secured("GET,DELETE /accounts/{id}"));

            assertThat(coverage.cells(Verdict.BROKEN)).isEmpty();
        }
    }

    /** The time of an answer and the word of the day are others in each; the members are those of an account. */
    @Test
    void findsProtectedDataThatChangesBehindOptions() {
        AtomicInteger count = new AtomicInteger();
        try (Ledger ledger = Ledger.with(right -> asked -> {
            boolean isOptions = asked.method().equals("OPTIONS");
            Reply reply = isOptions || right.answer(asked).status() == 200
                    ? Reply.json(200, "{\"owner\":\"" + "xyz".charAt(count.getAndIncrement() % 3) + "da\",\"id\":1}")
                    : right.answer(asked);
            return asked.path().equals("/accounts/1") ? reply : right.answer(asked);
        })) {
            Coverage coverage = Ledger.run(ledger.contract().secured("GET /accounts/{id}"));

            assertThat(ids(coverage, Verdict.BROKEN))
                    .contains("ledger: OPTIONS /accounts/{id} ~ none.unsupported-method");
        }
    }

    @Test
    void findsAMethodThatNobodyDeclares() {
        try (Ledger ledger = Ledger.with(right -> asked ->
                asked.toString().equals("PUT /accounts/1") || asked.toString().startsWith("PUT /accounts/2")
                        ? Reply.json(200, "{\"updated\":true}")
                        : right.answer(asked))) {
            Coverage coverage = Ledger.run(ledger.contract().secured("GET /accounts/{id}"));

            assertThat(ids(coverage, Verdict.BROKEN))
                    .containsExactly("ledger: PUT /accounts/{id} ~ none.unsupported-method");
            assertThat(coverage.clusters().stream().flatMap(cluster -> cluster.finding().stream()))
                    .filteredOn(Finding::fails)
                    .extracting(finding -> finding.rule().id())
                    .containsExactly("method-tampering");
        }
    }

    @Test
    void isInconclusiveAboutAServiceThatAnswersEveryPathAlike() {
        // The page of a single-page application, whatever is asked.
        try (Ledger ledger = Ledger.with(right -> asked -> asked.method().equals("PUT")
                ? new Reply(200, Map.of("Content-Type", "text/html"), "<html>shop</html>")
                : right.answer(asked))) {
            Coverage coverage = Ledger.run(ledger.contract().secured("GET /accounts"));

            assertThat(ids(coverage, Verdict.BROKEN)).isEmpty();
            assertThat(ids(coverage, Verdict.INCONCLUSIVE)).contains("ledger: PUT /accounts ~ none.unsupported-method");
        }
    }
}
