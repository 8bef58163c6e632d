package io.authcontract.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatestTests {
    private final List<String> made = new ArrayList<>();
    private final Latest<String, Integer> latest = new Latest<>(2);

    private void ask(String... keys) {
        for (String key : keys) {
            assertThat(latest.of(key, this::make)).isEqualTo(key.length());
        }
    }

    private Integer make(String key) {
        made.add(key);
        return key.length();
    }

    @Test
    void makesEachOnce() {
        ask("a", "bb", "a", "bb");

        assertThat(made).containsExactly("a", "bb");
    }

    @Test
    void makesWhatItForgotAnew() {
        ask("a", "bb", "ccc", "a");

        assertThat(made).containsExactly("a", "bb", "ccc", "a");
    }

    @Test
    void forgetsWhatWasNotAskedForLongest() {
        ask("a", "bb", "a", "ccc", "a");

        assertThat(made).containsExactly("a", "bb", "ccc");
    }
}
