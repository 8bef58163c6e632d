package io.authcontract.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Expected values are worked out by hand. */
class TimingsTests {
    private static Timings milliseconds(long... times) {
        return Timings.of(Arrays.stream(times).mapToObj(Duration::ofMillis).toList());
    }

    @Test
    void findsMedianAndDeviation() {
        assertThat(milliseconds(9, 1, 2).median()).isEqualTo(2e6);
        assertThat(milliseconds(1, 2, 4, 9).median()).isEqualTo(3e6);
        // Distances from 3: 2, 1, 1, 6.
        assertThat(milliseconds(1, 2, 4, 9).deviation()).isEqualTo(1.5e6);
    }

    /** Rank sum 6 of 10.5, variance 3 * 3 * 7 / 12 = 5.25. */
    @Test
    void ranksSeriesThatDoNotOverlap() {
        assertThat(milliseconds(1, 2, 3).rankDeviate(milliseconds(4, 5, 6)))
                .isCloseTo(-4.5 / Math.sqrt(5.25), within(1e-12));
        assertThat(milliseconds(4, 5, 6).rankDeviate(milliseconds(1, 2, 3)))
                .isCloseTo(4.5 / Math.sqrt(5.25), within(1e-12));
    }

    /** Rank sum 1 + 2.5 of 5, variance 4 / 12 * (5 - 6 / 12) = 1.5. */
    @Test
    void giveTiesTheirMiddleRank() {
        assertThat(milliseconds(1, 2).rankDeviate(milliseconds(2, 3))).isCloseTo(-1.5 / Math.sqrt(1.5), within(1e-12));
        assertThat(milliseconds(7, 7).rankDeviate(milliseconds(7, 7))).isZero();
    }
}
