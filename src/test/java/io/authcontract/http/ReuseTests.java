package io.authcontract.http;

import static io.authcontract.http.Reusing.REFUSAL;
import static io.authcontract.http.Reusing.STRAY;
import static io.authcontract.http.Reusing.keeping;
import static io.authcontract.http.Reusing.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.contract.Contract;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.matrix.CellSummary;
import io.authcontract.matrix.Coverage;
import io.authcontract.matrix.Matrix;
import io.authcontract.matrix.MatrixOptions;
import io.authcontract.matrix.Target;
import io.authcontract.matrix.Verdict;
import io.authcontract.testkit.RawConnection;
import io.authcontract.testkit.RawServer;
import io.authcontract.testkit.ReceivedRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection serves again only where nothing of an earlier exchange can be taken for a part of the next. */
class ReuseTests {
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                REFUSAL,
                "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nConnection: Keep-Alive\r\nKeep-Alive: timeout=5\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 401 Unauthorized\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nno\r\n0\r\n\r\n",
                "HTTP/1.1 401 Unauthorized\r\ntransfer-encoding: Chunked\r\n\r\n1;x=y\r\nn\r\nA\r\n0123456789\r\n0\r\nX: y\r\n\r\n",
                "HTTP/1.1 500 Internal Server Error\ncontent-length: 1\n\nx"
            })
    void servesTwoRequestsOverOneConnection(String answer) {
        try (RawServer server = keeping(answer);
                Transport transport = eager()) {
            Outcome first = transport.sendRepeatable(server.get("/orders"));
            Outcome second = transport.sendRepeatable(server.get("/orders"));

            assertThat(first).isInstanceOf(Response.class).isEqualTo(second);
            assertThat(server.requests()).hasSize(2).allSatisfy(request -> assertThat(request.values("Connection"))
                    .isEmpty());
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 204 No Content\r\n\r\n",
                "HTTP/1.1 304 Not Modified\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\n" + REFUSAL,
                "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + REFUSAL,
                "HTTP/1.0 401 Unauthorized\r\nContent-Length: 2\r\n\r\nno",
                "HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 2\r\n\r\nno",
                "HTTP/1.1 401 Unauthorized\r\nConnection: X-Whatever\r\nContent-Length: 2\r\n\r\nno",
                "HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\n\r\nno!",
                "HTTP/1.1 401 Unauthorized\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nno\r\n0\r\n\r\n!",
                "HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nno",
                "HTTP/1.1 401 Unauthorized\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nno\r\n0\r\n\r\n"
            })
    void givesTheNextRequestAConnectionOfItsOwn(String answer) {
        try (RawServer server = keeping(answer);
                Transport transport = eager()) {
            Outcome first = transport.sendRepeatable(server.get("/orders"));
            Outcome second = transport.sendRepeatable(server.get("/orders"));

            assertThat(first).isInstanceOf(Response.class).isEqualTo(second);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    /** Whoever does not say that the request may be sent twice has a connection for it alone. */
    @Test
    void sendsOverAConnectionOfItsOwnUnlessToldOtherwise() {
        try (RawServer server = keeping(REFUSAL);
                Transport transport = eager()) {
            transport.sendRepeatable(server.get("/orders"));
            transport.send(server.get("/orders"));
            transport.sendRepeatable(server.get("/orders"));

            assertThat(server.requests().get(1).values("Connection")).containsExactly("close");
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length", "Transfer-Encoding", "Expect", "Upgrade", "Connection", "X Y"})
    void neverSharesAConnectionWithARequestThatSpeaksOfItsFraming(String name) {
        try (RawServer server = RawServer.http(connection -> {
                    connection.readRequest();
                    connection.write(REFUSAL);
                });
                Transport transport = eager()) {
            Request request = server.get("/orders").withHeader(name, "0");
            assertThat(status(transport.sendRepeatable(request))).isEqualTo(401);
            assertThat(status(transport.sendRepeatable(request))).isEqualTo(401);

            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void doesNotReuseAConnectionThatARequestNames() {
        try (RawServer server = keeping(REFUSAL);
                Transport transport = eager()) {
            Request request = server.get("/orders").withHeader("Connection", "keep-alive");
            transport.sendRepeatable(request);
            transport.sendRepeatable(request);

            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void doesNotReuseAConnectionWhoseAnswerWasCut() {
        TransportOptions limits = new TransportOptions(
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                1 << 16,
                1,
                TransportOptions.standard().trust());
        try (RawServer server = keeping(REFUSAL);
                Transport transport = transport(limits, Duration.ZERO, Duration.ofDays(1), now::incrementAndGet)) {
            assertThat(transport.sendRepeatable(server.get("/orders")))
                    .isInstanceOfSatisfying(
                            Response.class,
                            r -> assertThat(r.body().isTruncated()).isTrue());
            transport.sendRepeatable(server.get("/orders"));

            assertThat(server.connections()).isEqualTo(2);
        }
    }

    /** HEAD has an end as plain as any: its header section. What wrongly follows must not be the answer of the next request. */
    @Test
    void reusesAConnectionAfterHeadOnlyWhereNothingFollows() {
        Headers none = Headers.none();
        try (RawServer right = keeping("HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\n\r\n");
                RawServer wrong = keeping(REFUSAL);
                Transport transport = eager()) {
            for (RawServer server : new RawServer[] {right, wrong}) {
                Request head = Request.of(Method.HEAD, server.uri("/orders")).withHeaders(none);
                assertThat(status(transport.sendRepeatable(head))).isEqualTo(401);
                assertThat(status(transport.sendRepeatable(head))).isEqualTo(401);
            }
            assertThat(right.connections()).isEqualTo(1);
            assertThat(wrong.connections()).isEqualTo(2);
        }
    }

    /** An answer that came at once has nothing behind it that takes an hour. */
    @Test
    void waitsBehindHeadInProportionToTheAnswer() {
        try (RawServer server = keeping("HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\n\r\n");
                Transport transport = over(new RawTransport(TransportOptions.standard(), Duration.ofHours(1)))) {
            assertThat(status(transport.sendRepeatable(Request.of(Method.HEAD, server.uri("/orders")))))
                    .isEqualTo(401);
        }
    }

    /** The short wait behind HEAD is not the time the next answer has. */
    @Test
    void givesAnAnswerAfterHeadAllItsTime() {
        Semaphore never = new Semaphore(0);
        try (RawServer server = RawServer.http(connection -> {
                    answerTwice(connection);
                    connection.readRequest();
                    connection.write("HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\n\r\n");
                    connection.readRequest();
                    never.tryAcquire(200, TimeUnit.MILLISECONDS); // Longer than the wait, which is 50 ms here.
                    connection.write(REFUSAL);
                    connection.fallSilent();
                });
                Transport transport = eager()) {
            transport.sendRepeatable(server.get("/orders"));
            transport.sendRepeatable(server.get("/orders"));
            assertThat(status(transport.sendRepeatable(Request.of(Method.HEAD, server.uri("/orders")))))
                    .isEqualTo(401);
            assertThat(status(transport.sendRepeatable(server.get("/orders")))).isEqualTo(401);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    /** The stray answer is in the same octets as the right one, so that it is read ahead. */
    @Test
    void neverTakesLeftOverOctetsForAnAnswer() {
        try (RawServer server = keeping(REFUSAL + STRAY);
                Transport transport = eager()) {
            for (int i = 0; i < 20; i++) {
                assertThat(status(transport.sendRepeatable(server.get("/orders"))))
                        .isEqualTo(401);
            }
            assertThat(server.connections()).isEqualTo(20);
        }
    }

    /** They come after the answer was read: nothing is sent over that connection any more. */
    @Test
    void closesAConnectionOnWhichOctetsCameWhileItWasIdle() throws Exception {
        Semaphore answered = new Semaphore(0);
        Semaphore strayed = new Semaphore(0);
        try (RawServer server = RawServer.http(connection -> {
                    connection.readRequest();
                    connection.write(REFUSAL);
                    answered.acquire();
                    connection.write(STRAY);
                    strayed.release();
                    connection.fallSilent();
                });
                Transport transport = eager()) {
            assertThat(status(transport.sendRepeatable(server.get("/orders")))).isEqualTo(401);
            answered.release();
            strayed.acquire();
            answered.release(10);
            assertThat(status(transport.sendRepeatable(server.get("/orders")))).isEqualTo(401);

            assertThat(server.connections()).isEqualTo(2);
        }
    }

    /** Octets that are no answer may belong to an earlier one: they say nothing about this request. */
    @Test
    void doesNotBlameTheRequestForOctetsThatAreNoAnswer() {
        try (RawServer server = RawServer.http(connection -> {
                    answerTwice(connection);
                    connection.readRequest();
                    connection.write("}\r\n");
                });
                Transport transport = eager()) {
            transport.sendRepeatable(server.get("/orders"));
            transport.sendRepeatable(server.get("/orders"));
            Outcome third = transport.sendRepeatable(server.get("/orders"));

            assertThat(third).isEqualTo(Faults.onUsedConnection());
            transport.sendRepeatable(server.get("/orders"));
            transport.sendRepeatable(server.get("/orders"));
            assertThat(server.connections()).isEqualTo(3);
            assertThat(server.requests()).hasSize(5);
        }
    }

    /** Whether the request or the age of the connection ended it cannot be told; from then on no connection serves twice. */
    @Test
    void saysThatAUsedConnectionEndedAndStopsReusing() {
        try (RawServer server = RawServer.http(connection -> {
                    answerTwice(connection);
                    connection.readRequest();
                });
                Transport transport = eager()) {
            transport.sendRepeatable(server.get("/orders"));
            transport.sendRepeatable(server.get("/orders"));

            assertThat(transport.sendRepeatable(server.get("/orders")))
                    .isEqualTo(new Fault(
                            Fault.Kind.USED_CONNECTION,
                            "the connection had served an earlier request and ended before an answer began; whether this request or"
                                    + " its age ended it cannot be told. From now on every request has a connection of its own: run it"
                                    + " again."));
            assertThat(server.requests()).hasSize(3);
            assertThat(status(transport.sendRepeatable(server.get("/orders")))).isEqualTo(401);
            assertThat(status(transport.sendRepeatable(server.get("/orders")))).isEqualTo(401);
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    private static void answerTwice(RawConnection connection) throws IOException {
        for (int i = 0; i < 2; i++) {
            connection.readRequest();
            connection.write(REFUSAL);
        }
    }

    /** It was closed before anything was sent over it, which is no second send. */
    @Test
    void leavesAnIdleConnectionThatTheServiceHasClosed() throws Exception {
        Semaphore closed = new Semaphore(0);
        try (RawServer server = RawServer.http(connection -> {
                    answerTwice(connection);
                    connection.end();
                    closed.release();
                });
                Transport transport = eager()) {
            transport.sendRepeatable(server.get("/orders"));
            transport.sendRepeatable(server.get("/orders"));
            closed.acquire();
            now.addAndGet(Duration.ofSeconds(1).toNanos()); // Older than a moment: worth a look.

            assertThat(status(transport.sendRepeatable(server.get("/orders")))).isEqualTo(401);
            assertThat(server.requests()).hasSize(3);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void reusesNothingBeforeTheServiceWasSeenToKeepAConnection() {
        try (RawServer server = keeping(REFUSAL);
                Transport transport =
                        transport(TransportOptions.standard(), Duration.ofMillis(100), Duration.ofDays(1), now::get)) {
            transport.sendRepeatable(server.get("/orders"));
            transport.sendRepeatable(server.get("/orders"));
            assertThat(server.connections()).isEqualTo(2);

            now.addAndGet(Duration.ofMillis(100).toNanos());
            transport.sendRepeatable(server.get("/orders"));
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void leavesAConnectionThatWasIdleForLongerThanWasSeen() {
        try (RawServer server = keeping(REFUSAL);
                Transport transport =
                        transport(TransportOptions.standard(), Duration.ZERO, Duration.ofMillis(50), now::get)) {
            transport.sendRepeatable(server.get("/orders"));
            transport.sendRepeatable(server.get("/orders"));
            now.addAndGet(Duration.ofMillis(51).toNanos());
            transport.sendRepeatable(server.get("/orders"));

            assertThat(server.connections()).isEqualTo(2);
            assertThat(server.requests()).hasSize(3);
        }
    }

    /** A service that drops the line on credentials it does not know: over a used connection that would look like its age. */
    @Test
    void letsAMatrixAskAnewOverAConnectionOfItsOwn() {
        try (RawServer server = RawServer.http(ReuseTests::droppingUnknownSchemes);
                Transport transport = eager()) {
            Contract contract = Contract.named("orders")
                    .baseUri(server.uri("/").resolve("/"))
                    .scheme(Scheme.bearer("orders"))
                    .identity(Identity.valid("alice", () -> Credential.bearer("sesame")))
                    .secured("GET /orders")
                    .build();
            Coverage coverage = Matrix.of(contract)
                    .run(
                            Target.of(contract, transport),
                            MatrixOptions.standard().withConcurrency(1));

            assertThat(coverage.cells())
                    .filteredOn(cell -> cell.cell().scenario().id().equals("none.unknown-scheme"))
                    .extracting(CellSummary::verdict)
                    .containsOnly(Verdict.BROKEN);
            assertThat(coverage.count(Verdict.INCONCLUSIVE)).isZero();
        }
    }

    private static void droppingUnknownSchemes(RawConnection connection) throws IOException {
        while (true) {
            ReceivedRequest request = connection.readRequest();
            String credentials = String.join(",", request.values("Authorization"));
            if (!credentials.matches("(?i)(bearer .*|basic .*|bearer|basic|)")) {
                return;
            }
            connection.write(
                    credentials.matches("(?i)bearer +sesame")
                            ? "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]"
                            : "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Bearer realm=\"orders\"\r\nContent-Length: 0\r\n\r\n");
        }
    }
}
