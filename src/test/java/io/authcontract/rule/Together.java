package io.authcontract.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Several observations, and what a set rule has to say of them, in whatever order they come. */
final class Together {
    private final List<Observation> all;

    private Together(List<Observation> all) {
        this.all = all;
    }

    static Together seen(Seen... seen) {
        return new Together(Arrays.stream(seen).map(Seen::observation).toList());
    }

    private Result check(SetRule rule) {
        List<Observation> reversed = new ArrayList<>(all);
        Collections.reverse(reversed);
        Result result = rule.check(Observations.of(all));
        assertThat(rule.check(Observations.of(reversed)))
                .as("in the other order")
                .hasSameClassAs(result);
        return result;
    }

    Finding breaks(SetRule rule, Fact... facts) {
        Result result = check(rule);
        assertThat(result.findings()).as(() -> rule + ": " + result).hasSize(1);
        assertThat(result.findings().get(0).facts()).containsAll(Arrays.asList(facts));
        return result.findings().get(0);
    }

    void meets(SetRule rule) {
        assertThat(check(rule)).isEqualTo(Result.satisfied());
    }

    void isNoMatterOf(SetRule rule, String reason) {
        assertThat(check(rule)).isInstanceOfSatisfying(Result.NotApplicable.class, not -> assertThat(not.reason())
                .contains(reason));
    }
}
