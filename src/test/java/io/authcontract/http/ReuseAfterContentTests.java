package io.authcontract.http;

import static io.authcontract.http.Reusing.REFUSAL;
import static io.authcontract.http.Reusing.STRAY;
import static io.authcontract.http.Reusing.keeping;
import static io.authcontract.http.Reusing.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.testkit.RawServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** A service that refuses before it has read the content may take it for the next request. */
class ReuseAfterContentTests {
    private final AtomicLong now = new AtomicLong();

    /** What sends, over connections that are used again. */
    Transport over(Transport raw) {
        return raw;
    }

    private Transport transport(TransportOptions options, Duration proof, Duration limit, LongSupplier clock) {
        return over(Reusing.transport(options, proof, limit, clock));
    }

    /** Any idle connection is proof enough, however old. */
    private Transport eager() {
        return transport(TransportOptions.standard(), Duration.ZERO, Duration.ofDays(1), now::incrementAndGet);
    }

    /** Content that an empty line ends: left unread it would be a request of its own, whose answer shows. */
    @Test
    void reusesAConnectionBehindContentThatWouldShow() {
        try (RawServer server = keeping(REFUSAL);
                Transport transport = eager()) {
            Request post = Request.of(Method.POST, server.uri("/orders")).withBody(Body.of("{\r\n\r\n"));
            transport.sendRepeatable(post);
            transport.sendRepeatable(post);
            transport.sendRepeatable(server.get("/orders"));

            assertThat(server.requests())
                    .extracting(request -> request.values("Connection"))
                    .containsExactly(List.of(), List.of(), List.of());
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    /** The service takes the content for a request and answers it. Until that would have come, others have connections of their own; then it is seen. */
    @Test
    void neverTakesTheAnswerToUnreadContentForTheNext() throws Exception {
        Semaphore answered = new Semaphore(0);
        Semaphore asked = new Semaphore(0);
        try (RawServer server = RawServer.http(connection -> {
                    while (true) {
                        boolean isContent = connection.readHead().requestLine().startsWith("{");
                        if (isContent) {
                            asked.acquire();
                        }
                        connection.write(isContent ? STRAY : REFUSAL);
                        answered.release(isContent ? 1 : 0);
                    }
                });
                Transport transport =
                        transport(TransportOptions.standard(), Duration.ofMillis(100), Duration.ofDays(1), now::get)) {
            Request post = Request.of(Method.POST, server.uri("/orders"));
            transport.sendRepeatable(server.get("/orders"));
            now.addAndGet(Duration.ofMillis(100).toNanos());
            assertThat(status(transport.sendRepeatable(post.withBody(Body.of("{\r\n\r\n")))))
                    .isEqualTo(401);
            assertThat(server.connections()).isEqualTo(1);
            assertThat(status(transport.sendRepeatable(post.withBody(Body.of("{}")))))
                    .isEqualTo(401);
            assertThat(server.connections()).isEqualTo(2);

            asked.release();
            answered.acquire();
            now.addAndGet(Duration.ofMillis(100).toNanos());
            assertThat(status(transport.sendRepeatable(server.get("/orders")))).isEqualTo(401);
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    /** A service that refuses early may leave the content in the connection, where it would begin the next request. */
    @Test
    void endsTheConnectionThatCarriedContent() {
        try (RawServer server = keeping(REFUSAL);
                Transport transport = eager()) {
            Request post = Request.of(Method.POST, server.uri("/orders")).withBody(Body.of("{}"));
            transport.sendRepeatable(server.get("/orders"));
            transport.sendRepeatable(post);
            transport.sendRepeatable(post);

            assertThat(server.requests())
                    .extracting(request -> request.values("Connection"))
                    .containsExactly(List.of(), List.of("close"), List.of("close"));
            assertThat(server.connections()).isEqualTo(2);
        }
    }
}
