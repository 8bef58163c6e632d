package io.authcontract.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.ConnectionPool.Watch;
import io.authcontract.testkit.RawConnection;
import io.authcontract.testkit.RawServer;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Two threads that ask at once for the idle connection. */
class ConnectionPoolTests {
    private static Connection to(RawServer server) throws IOException {
        return new Connection(
                new Socket(server.uri("/").getHost(), server.uri("/").getPort()));
    }

    /** Whoever comes second must not look at it: the first may be using it already, and a look reads an octet. */
    @Test
    void givesTheIdleConnectionToOne() throws Exception {
        AtomicReference<Runnable> atTheClock = new AtomicReference<>(() -> {});
        ConnectionPool pool = new ConnectionPool(Duration.ZERO, Duration.ofDays(1), () -> {
            atTheClock.get().run();
            return 0;
        });
        ExecutorService threads = Executors.newFixedThreadPool(1);
        try (RawServer server = RawServer.http(RawConnection::fallSilent);
                Connection idle = to(server)) {
            assertThat(pool.wants()).isTrue();
            pool.leave(idle, false);
            AtomicReference<Future<Connection>> second = new AtomicReference<>();
            AtomicReference<Thread> waiting = new AtomicReference<>();
            atTheClock.set(() -> {
                if (second.get() == null) {
                    second.set(threads.submit(() -> {
                        waiting.set(Thread.currentThread());
                        return pool.take();
                    }));
                    untilBlocked(waiting);
                }
            });

            assertThat(pool.take()).isSameAs(idle);
            assertThat(second.get().get()).isNull();
        } finally {
            threads.shutdownNow();
        }
    }

    private static void untilBlocked(AtomicReference<Thread> thread) {
        while (thread.get() == null || thread.get().getState() != Thread.State.BLOCKED) {
            Thread.onSpinWait();
        }
    }

    @Test
    void letsOneConnectionProveTheServiceAtATime() throws Exception {
        ConnectionPool pool = new ConnectionPool(Duration.ofMillis(10), Duration.ofDays(1), () -> 0);
        try (RawServer server = RawServer.http(RawConnection::fallSilent);
                Connection first = to(server)) {
            assertThat(pool.wants()).isTrue();
            assertThat(pool.wants()).isFalse();
            pool.drop(null);
            assertThat(pool.wants()).isTrue();
            pool.leave(first, false);
            assertThat(pool.wants()).isFalse();
            assertThat(pool.take()).isNull();
        }
    }

    /** While one waits for octets that wrongly follow an answer, the others need not; what it saw holds for all. */
    @Test
    void letsOneWatchWhatFollowsAnAnswerToHead() {
        ConnectionPool pool = new ConnectionPool(Duration.ZERO, Duration.ofDays(1), () -> 0);
        assertThat(pool.watch(401)).isEqualTo(Watch.YOURS);
        assertThat(pool.watch(401)).isEqualTo(Watch.BY_OTHERS);
        assertThat(pool.watch(200)).isEqualTo(Watch.YOURS);
        pool.watched(401, false);
        assertThat(pool.watch(401)).isEqualTo(Watch.YOURS);
        pool.watched(401, true);
        assertThat(pool.watch(401)).isEqualTo(Watch.OVER);
        assertThat(pool.watch(200)).isEqualTo(Watch.BY_OTHERS);
    }
}
