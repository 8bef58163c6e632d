package io.authcontract.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The test vectors: hand-made expectations from the ABNF, 222 valid and 114 invalid values. */
class VectorTests {

    static Stream<Vector> vectors() {
        return Vector.all();
    }

    @Test
    void noVectorIsLost() {
        assertThat(vectors()).hasSize(336);
        assertThat(vectors().filter(Vector::valid)).hasSize(222);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void readsWhatTheGrammarSays(Vector vector) {
        Reading reading = Reading.of(vector.header(), vector.values());

        assertThat(reading.wellFormed()).as("%s", reading.problems()).isEqualTo(vector.valid());
        assertThat(reading.entries()).isEqualTo(vector.entries());
        assertThat(reading.senderFaults()).isEqualTo(vector.valid() ? vector.senderFaults() : Set.of());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void explainsWhatIsMalformedUnderTheOctet(Vector vector) {
        String value = Challenges.parse(vector.values()).value();
        for (ParseProblem problem : Reading.of(vector.header(), vector.values()).problems()) {
            List<String> lines = problem.explain(value).lines().toList();
            assertThat(problem.position()).isBetween(problem.start(), value.length());
            assertThat(lines.get(1)).matches(" *~*\\^");
            if (problem.position() < value.length()) {
                char under = lines.get(0).charAt(lines.get(1).indexOf('^'));
                char octet = value.charAt(problem.position());
                assertThat(under).isEqualTo(octet >= 0x20 && octet < 0x7F ? octet : '?');
            }
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void writesWhatItReads(Vector vector) {
        Challenges read = Challenges.parse(vector.values());
        for (Challenge challenge : read) {
            assertThat(Challenges.parse(challenge.text()).list()).containsExactly(challenge);
        }
    }
}
