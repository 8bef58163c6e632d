package io.authcontract.matrix;

import java.time.Clock;
import java.time.ZoneId;

/**
 * How a matrix runs.
 *
 * @param concurrency how many requests are under way at once
 * @param clock tells today's date, for tolerations that end
 * @param seed the beginning of every value that has to be unknown to the service; the same seed makes the same requests
 * @since 0.1.0
 */
public record MatrixOptions(int concurrency, Clock clock, long seed) {
    private static final int USUAL = 16;

    /** How many octets of answers may wait to be looked at, beyond the smallest window. */
    private static final int MOST_OCTETS = 16 * 1024 * 1024;

    /**
     * Checks the number; throws {@link IllegalArgumentException} when it is not positive.
     *
     * @param concurrency how many requests are under way at once
     * @param clock tells today's date
     * @param seed the beginning of every value that has to be unknown to the service
     */
    public MatrixOptions {
        if (concurrency < 1) {
            throw new IllegalArgumentException(
                    "The concurrency is " + concurrency + ". Write 1 or more; 16 is the default.");
        }
    }

    /**
     * Returns the defaults: 16 requests at once, the system's clock, a seed of this moment.
     *
     * @return the defaults
     */
    public static MatrixOptions standard() {
        return new MatrixOptions(USUAL, Clock.system(ZoneId.systemDefault()), System.nanoTime());
    }

    /**
     * Returns these options with another concurrency.
     *
     * @param requests how many requests are under way at once
     * @return new options
     * @throws IllegalArgumentException when it is not positive
     */
    public MatrixOptions withConcurrency(int requests) {
        return new MatrixOptions(requests, clock, seed);
    }

    /**
     * Returns these options with another clock.
     *
     * @param other tells today's date
     * @return new options
     */
    public MatrixOptions withClock(Clock other) {
        return new MatrixOptions(concurrency, other, seed);
    }

    /**
     * Returns these options with another seed.
     *
     * @param other any number
     * @return new options
     */
    public MatrixOptions withSeed(long other) {
        return new MatrixOptions(concurrency, clock, other);
    }

    /**
     * How many cells may be sent before the first of them was looked at: fewer where answers are long, for all of them are kept until then.
     *
     * @param longest how many octets the longest answer had so far
     */
    int window(int longest) {
        return Math.max(8 * concurrency, Math.min(32 * concurrency, MOST_OCTETS / Math.max(1, longest)));
    }
}
