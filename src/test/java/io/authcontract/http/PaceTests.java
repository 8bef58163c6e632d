package io.authcontract.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaceTests {
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 10); // nanoTime may overflow

    @Test
    void letsTheFirstGoAtOnceAndTheNextAfterThePause() {
        Pace pace = new Pace(Duration.ofNanos(100), clock::get);

        assertThat(pace.reserve()).isZero();
        assertThat(pace.reserve()).isEqualTo(100);
        clock.addAndGet(150);
        assertThat(pace.reserve()).isEqualTo(50);
        clock.addAndGet(1000);
        assertThat(pace.reserve()).isZero();
    }

    @Test
    void givesEveryThreadAMomentOfItsOwn() {
        Pace pace = new Pace(Duration.ofNanos(100), clock::get);
        Set<Long> moments = new ConcurrentSkipListSet<>();

        IntStream.range(0, 50).parallel().forEach(i -> moments.add(pace.reserve()));

        assertThat(moments).hasSize(50).contains(0L, 4900L);
    }

    @Test
    void neverWaitsWithoutAPause() {
        Pace pace = new Pace(Duration.ZERO, clock::get);

        assertThat(IntStream.range(0, 5).mapToLong(i -> pace.reserve())).containsOnly(0L);
    }
}
