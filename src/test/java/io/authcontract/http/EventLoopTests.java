package io.authcontract.http;

import static io.authcontract.http.Reusing.REFUSAL;
import static io.authcontract.http.Reusing.keeping;
import static io.authcontract.http.Reusing.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authcontract.http.EventLoop.Listener;
import io.authcontract.testkit.RawConnection;
import io.authcontract.testkit.RawServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventLoopTests {
    private final AtomicInteger asides = new AtomicInteger();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Throwable> thrown = new ArrayList<>();

    /** Any idle connection is proof enough that the service keeps one. */
    private final RawTransport transport = transport(TransportOptions.standard());

    private static RawTransport transport(TransportOptions options) {
        return new RawTransport(
                options,
                Duration.ofMillis(50),
                () -> new ConnectionPool(Duration.ZERO, Duration.ofDays(1), System::nanoTime));
    }

    private final Listener<Outcome> listener = new Listener<>() {
        @Override
        public void answered(Outcome what) {
            outcomes.add(what);
        }

        @Override
        public void failed(Throwable reason) {
            thrown.add(reason);
        }
    };

    @AfterEach
    void close() {
        transport.close();
    }

    private EventLoop loop(RawTransport sender) {
        return new EventLoop(sender, task -> {
            asides.incrementAndGet();
            new Thread(task, "aside").start();
        });
    }

    private void await(EventLoop loop, int count) {
        while (outcomes.size() + thrown.size() < count) {
            Runnable told = loop.next(Duration.ofMinutes(1));
            if (told != null) {
                told.run();
            }
        }
    }

    private Outcome sent(EventLoop loop, Request request) {
        int count = outcomes.size() + 1;
        loop.sendRepeatable(request, listener);
        await(loop, count);
        return outcomes.get(count - 1);
    }

    /** The service answers nobody before all have asked. */
    @Test
    void hasManyUnderWayWithoutAnyOtherThread() {
        Phaser together = new Phaser(8);
        try (RawServer server = RawServer.http(connection -> {
                    while (true) {
                        if (connection.readRequest().requestLine().contains("orders")) {
                            together.arriveAndAwaitAdvance();
                        }
                        connection.write(REFUSAL);
                    }
                });
                EventLoop loop = loop(transport)) {
            sent(loop, server.get("/"));
            for (int round = 0; round < 3; round++) {
                int before = outcomes.size();
                for (int i = 0; i < 8; i++) {
                    loop.sendRepeatable(server.get("/orders"), listener);
                }
                await(loop, before + 8);
            }

            assertThat(outcomes).hasSize(25).allSatisfy(outcome -> assertThat(status(outcome))
                    .isEqualTo(401));
            assertThat(asides).hasValue(8);
            assertThat(server.connections()).isEqualTo(8);
        }
    }

    /** After the first answer everything goes over that connection, on the loop. */
    private static RawServer afterOneAnswer(RawServer.Behaviour next) {
        return RawServer.http(connection -> {
            connection.readRequest();
            connection.write(REFUSAL);
            connection.readRequest();
            next.serve(connection);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 40, 5000})
    void readsAnAnswerThatComesInPieces(int pieces) {
        String answer =
                "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Bearer realm=\"a\"\r\nContent-Length: 6000\r\n\r\n"
                        + "x".repeat(6000);
        try (RawServer server = afterOneAnswer(connection -> inPieces(connection, answer, pieces));
                EventLoop loop = loop(transport)) {
            sent(loop, server.get("/orders"));

            assertThat(sent(loop, server.get("/orders"))).isInstanceOfSatisfying(Response.class, response -> {
                assertThat(response.headers().values("WWW-Authenticate")).containsExactly("Bearer realm=\"a\"");
                assertThat(response.text()).isEqualTo("x".repeat(6000));
            });
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    /** All that an answer can be made of, read as by a thread that waits, and from its beginning where it left the loop. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 401 Unauthorized\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nno\r\n3;a=b\r\n!!!\r\n0\r\nX: y\r\n\r\n",
                "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\n\r\nno",
                "HTTP/1.1 401 Unauthorized\r\nX-Long: LONG\r\nContent-Length: 2\r\n\r\nno",
                "HTTP/1.1 401 Unauthorized\r\nX-Long: LONG\r\nX-Longer: LONGLONG\r\nContent-Length: 2\r\n\r\nno",
                "HTTP/1.1 204 No Content\r\nX: y\r\n\r\n",
                "HTTP/1.1 401 Unauthorized\r\n folded first\r\n\r\n",
                "HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nno",
                "SSH-2.0-OpenSSH_9.6\r\n"
            })
    void readsWhatAThreadReads(String template) {
        String answer = template.replace("LONG", "z".repeat(9000));
        for (int pieces : new int[] {1, 2, 3, 7}) {
            try (RawServer server = afterOneAnswer(connection -> inPieces(connection, answer, pieces));
                    RawServer again = afterOneAnswer(connection -> inPieces(connection, answer, pieces));
                    EventLoop loop = loop(transport)) {
                sent(loop, server.get("/orders"));
                transport.sendRepeatable(again.get("/orders"));

                assertThat(sent(loop, server.get("/orders"))).isEqualTo(transport.sendRepeatable(again.get("/orders")));
                assertThat(server.connections()).isEqualTo(1);
            }
        }
    }

    /** The answer takes all the room a loop has for one, so that what is behind it does not show at once. */
    @Test
    void neverTakesWhatStandsBehindALongAnswerForTheNext() {
        String head = "HTTP/1.1 401 Unauthorized\r\nContent-Length: 16332\r\n\r\n";
        String answer = head + "x".repeat(16_332);
        assertThat(answer).hasSize(16_384);
        try (RawServer server = RawServer.http(connection -> {
                    connection.readRequest();
                    connection.write(REFUSAL);
                    while (true) {
                        connection.readRequest();
                        connection.write(answer + Reusing.STRAY);
                    }
                });
                EventLoop loop = loop(transport)) {
            sent(loop, server.get("/orders"));
            for (int i = 0; i < 5; i++) {
                assertThat(sent(loop, server.get("/orders")))
                        .satisfiesAnyOf(
                                outcome -> assertThat(status(outcome)).isEqualTo(401),
                                outcome -> assertThat(outcome).isInstanceOf(Fault.class));
            }
        }
    }

    /** Whoever interrupted finds the flag; the request goes out all the same. */
    @Test
    void isNotEndedByAnInterruptOfTheOneWhoSends() {
        try (RawServer server = keeping(REFUSAL)) {
            Thread.currentThread().interrupt();
            Outcome outcome = transport.sendRepeatable(server.get("/orders"));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(status(outcome)).isEqualTo(401);
        }
    }

    private static void inPieces(RawConnection connection, String answer, int pieces) throws IOException {
        int length = answer.length() / pieces + 1;
        for (int at = 0; at < answer.length(); at += length) {
            connection.write(answer.substring(at, Math.min(answer.length(), at + length)));
        }
    }

    @Test
    void hasAnAnswerThatIsTooLongForItReadElsewhere() {
        String content = "y".repeat(200_000);
        String answer = "HTTP/1.1 401 Unauthorized\r\nContent-Length: 200000\r\n\r\n" + content;
        try (RawServer server = afterOneAnswer(connection -> connection.write(answer));
                EventLoop loop = loop(transport)) {
            sent(loop, server.get("/orders"));

            assertThat(sent(loop, server.get("/orders")))
                    .isInstanceOfSatisfying(Response.class, response -> assertThat(response.text())
                            .isEqualTo(content));
            assertThat(asides).hasValue(2);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    /** What the service says slowly costs its own request alone. */
    @Test
    void readsOthersWhileOneIsSlow() {
        CountDownLatch others = new CountDownLatch(1);
        try (RawServer server = RawServer.http(connection -> {
                    while (true) {
                        boolean slow = connection.readRequest().requestLine().contains("slow");
                        if (slow) {
                            connection.write("HTTP/1.1 401 Unauthorized\r\n");
                            others.await(30, TimeUnit.SECONDS);
                        }
                        connection.write(slow ? "Content-Length: 0\r\n\r\n" : REFUSAL);
                    }
                });
                EventLoop loop = loop(transport)) {
            sent(loop, server.get("/orders"));
            loop.sendRepeatable(server.get("/slow"), listener);
            for (int i = 0; i < 5; i++) {
                sent(loop, server.get("/orders"));
            }
            others.countDown();
            await(loop, 7);

            assertThat(outcomes)
                    .allSatisfy(outcome -> assertThat(status(outcome)).isEqualTo(401));
        }
    }

    @Test
    void givesAnAnswerItsTimeAndNoMore() {
        RawTransport hasty = transport(TransportOptions.standard().withTimeout(Duration.ofMillis(300)));
        try (RawServer silent = afterOneAnswer(RawConnection::fallSilent);
                RawServer half = afterOneAnswer(connection -> {
                    connection.write("HTTP/1.1 401 Unauthorized\r\nContent-Length: 9\r\n\r\nhalf");
                    connection.fallSilent();
                });
                hasty;
                EventLoop loop = loop(hasty)) {
            sent(loop, silent.get("/orders"));
            sent(loop, half.get("/orders"));

            assertThat(sent(loop, silent.get("/orders")))
                    .isEqualTo(
                            new Fault(
                                    Fault.Kind.TIMEOUT,
                                    "the time limit of 300 ms was over while waiting for the status line and the header section."));
            assertThat(sent(loop, half.get("/orders")))
                    .isEqualTo(new Fault(
                            Fault.Kind.TIMEOUT, "the time limit of 300 ms was over while reading the content."));
            assertThat(asides).hasValue(2);
        }
    }

    @Test
    void endsWhatIsUnderWayWithItsTransport() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (RawServer server = afterOneAnswer(connection -> {
                    asked.countDown();
                    connection.fallSilent();
                });
                EventLoop loop = transport.loop().orElseThrow()) {
            sent(loop, server.get("/orders"));
            loop.sendRepeatable(server.get("/orders"), listener);
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
            transport.close();
            await(loop, 2);
            loop.sendRepeatable(server.get("/orders"), listener);
            await(loop, 3);

            assertThat(outcomes.subList(1, 3)).containsOnly(Faults.transportClosed());
        }
    }

    /** What would fill the buffers of the system is written by a thread that may wait. */
    @Test
    void leavesLargeRequestsToOthers() {
        try (RawServer server = keeping(REFUSAL);
                EventLoop loop = loop(transport)) {
            sent(loop, server.get("/orders"));
            Request large = server.get("/orders").withHeader("Authorization", "Bearer " + "a".repeat(20_000));

            assertThat(status(sent(loop, large))).isEqualTo(401);
            assertThat(asides).hasValue(2);
        }
    }

    @Test
    void tellsWhatAThreadThatMayWaitThrew() {
        try (EventLoop loop = loop(transport)) {
            loop.aside(
                    () -> {
                        throw new IllegalStateException("no token");
                    },
                    listener);
            await(loop, 1);

            assertThat(thrown).singleElement().isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void canBeWokenUp() throws Exception {
        try (EventLoop loop = loop(transport)) {
            Thread other = new Thread(loop::wakeUp);
            other.start();

            assertThat(loop.next(Duration.ofDays(1))).isNull();
            other.join();
        }
    }

    @Test
    void failsAtOnceWhereItsSenderIsClosed() {
        Sender sender = new Sender(() -> transport, TransportOptions.standard(), Duration.ZERO, System::nanoTime);
        sender.close();

        assertThatThrownBy(sender::loop).isInstanceOf(IllegalStateException.class);
    }

    /** A pause between requests is kept by threads that wait for their moment. */
    @Test
    void isNotThereForASenderThatHasToPause() {
        try (Sender hasty = new Sender(() -> transport, TransportOptions.standard(), Duration.ZERO, System::nanoTime);
                Sender patient = new Sender(
                        () -> transport, TransportOptions.standard(), Duration.ofMillis(1), System::nanoTime)) {
            assertThat(hasty.loop()).isPresent();
            assertThat(patient.loop()).isEmpty();
        }
    }
}
