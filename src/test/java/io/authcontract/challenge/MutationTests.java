package io.authcontract.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Mutates the vectors: nothing is thrown, and what is read can be written and read again. The number of rounds and the seed can be chosen:
 * {@code -Dauthcontract.fuzz.rounds=50000000 -Dauthcontract.fuzz.seed=7}.
 */
class MutationTests {
    private static final int ROUNDS = Integer.getInteger("authcontract.fuzz.rounds", 200_000);
    private static final long SEED = Long.getLong("authcontract.fuzz.seed", 9110);
    private static final String OCTETS = " \t,,,==\"\"\\;:/'{}<>aAzZ09-._~+\u0000\r\n\u007f\u00e9\u2019";

    private final List<Vector> vectors = Vector.all().toList();
    private final Random random = new Random(SEED);

    @Test
    void survivesMutants() {
        for (int round = 0; round < ROUNDS; round++) {
            Vector vector = vectors.get(random.nextInt(vectors.size()));
            List<String> values = mutated(vector.values());
            try {
                check(vector.header(), values);
            } catch (RuntimeException thrown) {
                fail("Seed " + SEED + ", round " + round + ": " + values, thrown);
            }
        }
    }

    private static void check(String header, List<String> values) {
        Reading reading = Reading.of(header, values);
        assertThat(reading.wellFormed()).isEqualTo(reading.problems().isEmpty());
        Challenges read = Challenges.parse(values);
        if (!read.isWellFormed()) {
            assertThat(read.list()).isEmpty();
            read.problems().forEach(p -> assertThat(p.explain(read.value())).isNotEmpty());
            return;
        }
        List<String> written = read.stream().map(Challenge::text).toList();
        Challenges again = Challenges.parse(String.join(", ", written));
        assertThat(again.list()).as("written from %s", values).isEqualTo(read.list());
    }

    private List<String> mutated(List<String> values) {
        List<String> mutants = new ArrayList<>(values);
        int line = random.nextInt(mutants.size());
        String value = mutants.get(line);
        for (int i = random.nextInt(3); i >= 0; i--) {
            value = mutate(value.length() > 2_000 ? value.substring(0, 2_000) : value);
        }
        mutants.set(line, value);
        if (random.nextInt(8) == 0) {
            mutants.add(any().values().get(0));
        }
        return mutants;
    }

    private String mutate(String value) {
        int at = random.nextInt(value.length() + 1);
        int to = Math.min(value.length(), at + random.nextInt(4));
        String octet = String.valueOf(OCTETS.charAt(random.nextInt(OCTETS.length())));
        return switch (random.nextInt(4)) {
            case 0 -> value.substring(0, at) + octet + value.substring(at);
            case 1 -> value.substring(0, at) + octet + value.substring(to);
            case 2 -> value.substring(0, at) + value.substring(to);
            default -> value.substring(0, at) + any().values().get(0) + value.substring(at);
        };
    }

    private Vector any() {
        return vectors.get(random.nextInt(vectors.size()));
    }
}
