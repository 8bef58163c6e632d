package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.rule.Happening.Accepted;
import io.authcontract.rule.Happening.Change;
import io.authcontract.rule.Happening.Refused;
import io.authcontract.rule.Happening.Untried;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the rule makes of what a trial tells, whatever the order. */
class NoSideEffectsTests {
    private static final Change GONE = new Change("$.orders[0]", "\"id\":42", "absent");

    private static Result result(Happening... happenings) {
        SetRule.Watch watch = NoSideEffects.NO_SIDE_EFFECTS.watch();
        Stream.of(happenings).forEach(watch::notice);
        return watch.result();
    }

    private static Refused refused(String operation, Change... changes) {
        return new Refused(operation, "none.no-credentials", 401, List.of(changes));
    }

    private static String reason(Result result) {
        return ((Result.NotApplicable) result).reason();
    }

    @Test
    void tellsWhatHasChanged() {
        Result result = result(refused("POST /orders"), refused("DELETE /orders/{id}", GONE));

        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.fails()).isTrue();
            assertThat(finding.facts())
                    .isEqualTo(List.of(
                            fact("refused", "DELETE /orders/{id} ~ none.no-credentials"),
                            fact("status", 401),
                            fact("changed", "$.orders[0] from \"id\":42 to absent")));
        });
    }

    @Test
    void countsChangesBeyondTheThird() {
        Change[] changes = IntStream.range(0, 5)
                .mapToObj(i -> new Change("line " + i, "absent", "x"))
                .toArray(Change[]::new);

        List<Fact> facts =
                result(refused("POST /orders", changes)).findings().get(0).facts();

        assertThat(facts).filteredOn(it -> it.label().equals("changed")).hasSize(3);
        assertThat(facts).contains(fact("also changed", "2 other places"));
    }

    /** Missing and invalid credentials are one cause; each operation is another. */
    @Test
    void reportsAnOperationOnce() {
        assertThat(result(
                                refused("DELETE /orders/{id}", GONE),
                                new Refused("DELETE /orders/{id}", "bearer.random", 401, List.of(GONE)),
                                refused("POST /orders", GONE))
                        .findings())
                .hasSize(2);
    }

    @Test
    void isMetOnlyWhereAnAcceptedRequestIsSeen() {
        assertThat(result(refused("POST /orders"), new Accepted("POST /orders", true)))
                .isEqualTo(Result.satisfied());
        assertThat(result(new Accepted("POST /orders", true), refused("POST /orders")))
                .isEqualTo(Result.satisfied());
        assertThat(reason(result(refused("POST /orders"), new Accepted("POST /orders", false))))
                .startsWith("nothing changed, but no accepted request showed that the state probe would tell");
        assertThat(reason(result(refused("POST /orders"), new Accepted("PUT /orders/{id}", true))))
                .startsWith("nothing changed, but no accepted request of POST /orders showed that");
        assertThat(reason(result(refused("POST /orders")))).contains("o -> o.body(..).harmless()");
    }

    /** What one operation shows says nothing of another, and nothing of those that the probe did not live to see. */
    @Test
    void isMetOnlyWhereEveryOperationWasSeen() {
        assertThat(reason(result(
                        refused("POST /orders"), new Accepted("POST /orders", true), refused("PUT /payments/{id}"))))
                .startsWith("nothing changed, but no accepted request of PUT /payments/{id} showed that");
        assertThat(reason(result(
                        refused("POST /orders"),
                        new Accepted("POST /orders", true),
                        new Untried(Hook.STATE_PROBE, "it threw"))))
                .isEqualTo("it threw");
    }

    @Test
    void saysWhyNothingIsKnown() {
        assertThat(reason(result()))
                .isEqualTo("the contract has no state probe; declare"
                        + " .hooks(h -> h.stateProbe(StateProbe.get(\"/orders\", \"alice\")))");
        assertThat(reason(result(refused("POST /orders"), new Untried(Hook.STATE_PROBE, "it threw"))))
                .isEqualTo("it threw");
    }

    /** What was found before the probe failed was seen. */
    @Test
    void keepsFindingsWhenTheProbeFailsLater() {
        assertThat(result(refused("DELETE /orders/{id}", GONE), new Untried(Hook.STATE_PROBE, "it threw"))
                        .findings())
                .hasSize(1);
    }

    @Test
    void reportsSixteenOperationsAtMost() {
        assertThat(result(IntStream.range(0, 40)
                                .mapToObj(i -> refused("POST /r" + i, GONE))
                                .toArray(Happening[]::new))
                        .findings())
                .hasSize(16);
    }
}
