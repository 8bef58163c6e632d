package io.authcontract.client;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Gives every request a moment to start, at least a pause after the one before. Safe for use by several threads. */
final class Pace {
    private final long pauseNanos;
    private final LongSupplier clock;
    private boolean started;
    private long free;

    Pace(Duration pause, LongSupplier clock) {
        this.pauseNanos = pause.toNanos();
        this.clock = clock;
    }

    /** Reserves the next moment and returns how many nanoseconds it is away. */
    synchronized long reserve() {
        long now = clock.getAsLong();
        long start = started && free - now > 0 ? free : now;
        started = true;
        free = start + pauseNanos;
        return start - now;
    }
}
