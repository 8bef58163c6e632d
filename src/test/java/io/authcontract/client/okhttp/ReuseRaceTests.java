package io.authcontract.client.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Origin;
import io.authcontract.testkit.RawConnection;
import io.authcontract.testkit.RawServer;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Two threads that ask at once whether the idle connection was kept open. */
class ReuseRaceTests {
    /** Whoever comes second must not look: the first may be using the connection already, and a look reads an octet. */
    @Test
    void looksAtTheIdleConnectionOnce() throws Exception {
        AtomicReference<Runnable> atTheClock = new AtomicReference<>(() -> {});
        Reuse reuse = new Reuse(Duration.ZERO, Duration.ofDays(1), () -> {
            atTheClock.get().run();
            return 0;
        });
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (RawServer server = RawServer.http(RawConnection::fallSilent);
                MeteredSocket idle = new MeteredSocket(new Meter(1), reuse.clock())) {
            Origin origin = Origin.of(server.uri("/"));
            idle.connect(new InetSocketAddress(
                    server.uri("/").getHost(), server.uri("/").getPort()));
            assertThat(reuse.begin(origin)).isTrue();
            idle.rest();
            reuse.end(origin, idle);

            AtomicReference<Future<Boolean>> second = new AtomicReference<>();
            AtomicReference<Thread> waiting = new AtomicReference<>();
            Thread first = Thread.currentThread();
            atTheClock.set(() -> {
                assertThat(Thread.currentThread()).isSameAs(first);
                if (second.get() == null) {
                    second.set(threads.submit(() -> {
                        waiting.set(Thread.currentThread());
                        return reuse.begin(origin);
                    }));
                    untilBlocked(waiting);
                }
            });

            assertThat(reuse.begin(origin)).isTrue();
            assertThat(second.get().get()).isTrue();
        } finally {
            threads.shutdownNow();
        }
    }

    private static void untilBlocked(AtomicReference<Thread> thread) {
        while (thread.get() == null || thread.get().getState() != Thread.State.BLOCKED) {
            Thread.onSpinWait();
        }
    }
}
