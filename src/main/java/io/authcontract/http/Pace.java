package io.authcontract.http;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Gives every request a moment to start, at least a pause after the one before. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class Pace {
    private final long pauseNanos;
    private final LongSupplier clock;
    private boolean started;
    private long free;

    /**
     * Creates a pace.
     *
     * @param pause the least time between the beginnings of two requests; zero for none
     * @param clock nanoseconds that only grow, for example {@code System::nanoTime}
     */
    public Pace(Duration pause, LongSupplier clock) {
        this.pauseNanos = pause.toNanos();
        this.clock = clock;
    }

    /** Whether every moment is as good as any other. */
    boolean isNone() {
        return pauseNanos == 0;
    }

    /**
     * Reserves the next moment.
     *
     * @return how many nanoseconds it is away
     */
    synchronized long reserve() {
        long now = clock.getAsLong();
        long start = started && free - now > 0 ? free : now;
        started = true;
        free = start + pauseNanos;
        return start - now;
    }
}
