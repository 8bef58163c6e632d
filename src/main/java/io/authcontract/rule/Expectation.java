package io.authcontract.rule;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * The statuses a contract or scenario expects, and those it tolerates: a tolerated one is a note, never a failure.
 *
 * @param expected the statuses that are right; empty means any 2xx
 * @param tolerated the statuses that are accepted with a note
 * @since 0.1.0
 */
public record Expectation(Set<Integer> expected, Set<Integer> tolerated) {

    /**
     * Creates an expectation; the sets are copied.
     *
     * @param expected the statuses that are right; empty means any 2xx
     * @param tolerated the statuses that are accepted with a note
     */
    public Expectation {
        expected = Set.copyOf(expected);
        tolerated = Set.copyOf(tolerated);
    }

    /**
     * Returns the expectation of success: any 2xx.
     *
     * @return the expectation
     */
    public static Expectation success() {
        return new Expectation(Set.of(), Set.of());
    }

    /**
     * Tells whether a status is as expected.
     *
     * @param status a status code
     * @return whether it is one of the expected ones, or any 2xx where none is named
     */
    public boolean isMetBy(int status) {
        return expected.isEmpty() ? status / 100 == 2 : expected.contains(status);
    }

    @Override
    public String toString() {
        return expected.isEmpty()
                ? "2xx"
                : expected.stream().sorted().map(String::valueOf).collect(Collectors.joining(" or "));
    }
}
