package io.authcontract.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hostile values of about 1 MB or 100,000 elements. Quadratic time would need minutes on them, deep recursion would end in an error; the time-out
 * is there for that, not to measure.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostileTests {
    private static final int OCTETS = 1_000_000;
    private static final int ELEMENTS = 100_000;

    static Stream<Hostile> small() {
        return Hostile.all(9_000, 900).stream();
    }

    @Test
    void noCaseIsLost() {
        assertThat(small()).hasSize(62);
    }

    @ParameterizedTest
    @MethodSource("small")
    void hasTheOutcomeOfItsConstruction(Hostile hostile) {
        Reading reading = Reading.of(hostile.header(), hostile.lines());

        assertThat(reading.wellFormed()).as("%s", reading.problems()).isEqualTo(hostile.valid());
        assertThat(reading.entries()).hasSize(hostile.entries());
        assertThat(reading.entries().stream()
                        .mapToInt(e -> e.parameters().size())
                        .sum())
                .isEqualTo(hostile.parameters());
        if (hostile.longest() >= 0 && hostile.valid()) {
            assertThat(longest(reading)).isEqualTo(hostile.longest());
        }
    }

    @Test
    void isReadOrRefusedByTheDocumentedLimitAtFullSize() {
        Hostile.each(OCTETS, ELEMENTS, hostile -> {
            Reading reading = Reading.of(hostile.header(), hostile.lines());
            if (octets(hostile) > Challenges.MAX_OCTETS) {
                assertThat(reading.problems())
                        .as(hostile.name())
                        .extracting(ParseProblem::mistake)
                        .containsExactly(Mistake.TOO_LONG);
            } else {
                assertThat(reading.wellFormed()).as(hostile.name()).isEqualTo(hostile.valid());
                assertThat(reading.entries()).as(hostile.name()).hasSize(hostile.entries());
                assertThat(reading.problems()).as(hostile.name()).hasSizeLessThanOrEqualTo(1);
            }
        });
    }

    @Test
    void manyBrokenLinesGiveAFewProblems() {
        List<String> broken =
                IntStream.range(0, 20_000).mapToObj(i -> "Foo a=\"b\" c=d").toList();

        assertThat(Challenges.parse(broken).problems()).hasSize(16);
    }

    private static long octets(Hostile hostile) {
        return hostile.lines().stream().mapToLong(String::length).sum()
                + 2L * (hostile.lines().size() - 1);
    }

    private static int longest(Reading reading) {
        return reading.entries().stream()
                .flatMap(e -> Stream.concat(
                        Stream.of(e.scheme(), e.token68()),
                        e.parameters().stream().flatMap(List::stream)))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }
}
