package io.authcontract.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractBuilder;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.http.RawTransport;
import io.authcontract.http.TransportOptions;
import io.authcontract.rule.Fact;
import io.authcontract.rule.Finding;
import io.authcontract.rule.RuleBook;
import io.authcontract.testkit.LoopbackCertificate;
import io.authcontract.testkit.RawConnection;
import io.authcontract.testkit.RawServer;
import io.authcontract.testkit.ReceivedRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real services over sockets, which keep connections open: what they do with content that they refuse (RFC 9112 sections 9.3 and 9.6). */
class FramingTrialTests {
    private static final String TOKEN = "token-of-alice-for-framing";
    private static final String CHALLENGE = "WWW-Authenticate: Bearer realm=\"orders\"\r\nCache-Control: no-store\r\n";
    private static final String REFUSAL = "HTTP/1.1 401 Unauthorized\r\n" + CHALLENGE + "Content-Length: 2\r\n\r\nno";
    private static final TransportOptions PATIENT = TransportOptions.standard()
            .withTrust(LoopbackCertificate.localhost().trust())
            .withTimeout(Duration.ofSeconds(1));

    /** How a service refuses a request with content, whose header section it has read. */
    private interface Refusing {
        /** Returns whether the connection serves others. */
        boolean refuse(RawConnection connection, ReceivedRequest head) throws IOException, InterruptedException;
    }

    private record Service(String name, boolean secure, Refusing refusing) {
        @Override
        public String toString() {
            return name;
        }

        RawServer start() {
            return secure ? RawServer.https(this::serve) : RawServer.http(this::serve);
        }

        private void serve(RawConnection connection) throws IOException, InterruptedException {
            boolean open = true;
            while (open) {
                ReceivedRequest head = connection.readHead();
                String line = head.requestLine();
                if (!line.matches("[A-Z]+ /\\S* HTTP/1\\.[01]")) {
                    connection.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                    return;
                }
                open = (hasContent(head) && !isAlice(head) && line.contains(" /orders"))
                        ? refusing.refuse(connection, head)
                        : answer(connection, head);
                open &= !head.values("Connection").contains("close");
            }
        }

        private static boolean answer(RawConnection connection, ReceivedRequest head) throws IOException {
            connection.readContent(head);
            String line = head.requestLine();
            if (line.contains(" /orders") && isAlice(head)) {
                connection.write(
                        line.startsWith("GET")
                                ? "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]"
                                : "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            } else {
                connection.write(
                        line.contains(" /orders") ? REFUSAL : "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
            }
            return true;
        }

        private static boolean hasContent(ReceivedRequest head) {
            return !head.values("Transfer-Encoding").isEmpty()
                    || head.values("Content-Length").stream().anyMatch(length -> !length.equals("0"));
        }

        private static boolean isAlice(ReceivedRequest head) {
            return head.values("Authorization").contains("Bearer " + TOKEN);
        }
    }

    private static Service service(String name, Refusing refusing) {
        return new Service(name, false, refusing);
    }

    private static boolean isChunked(ReceivedRequest head) {
        return !head.values("Transfer-Encoding").isEmpty();
    }

    private static int length(ReceivedRequest head) {
        return Integer.parseInt(head.values("Content-Length").get(0));
    }

    private static final Refusing READS_FIRST = (connection, head) -> {
        connection.readContent(head);
        connection.write(REFUSAL);
        return true;
    };

    private static final Refusing READS_LATER = (connection, head) -> {
        connection.write(REFUSAL);
        connection.readContent(head);
        return true;
    };

    private static Refusing ending(String answer) {
        return (connection, head) -> {
            connection.write(answer);
            return false;
        };
    }

    static Stream<Service> conformant() {
        AtomicInteger turn = new AtomicInteger();
        return Stream.of(
                service("reads the content first", READS_FIRST),
                service("answers early and reads the content later", READS_LATER),
                new Service("reads later over TLS", true, READS_LATER),
                service(
                        "ends with an announcement",
                        ending(REFUSAL.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"))),
                service("ends without an announcement", ending(REFUSAL)),
                service("ends as HTTP/1.0 does", ending(REFUSAL.replace("HTTP/1.1", "HTTP/1.0"))),
                service(
                        "finds every content too large",
                        ending("HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")),
                service("resets the connection behind the answer", (connection, head) -> {
                    connection.write(REFUSAL);
                    connection.reset();
                    return false;
                }),
                service("asks for the content first", (connection, head) -> {
                    connection.write("HTTP/1.1 100 Continue\r\n\r\n");
                    return READS_FIRST.refuse(connection, head);
                }),
                service(
                        "wants a length",
                        (connection, head) -> isChunked(head)
                                ? ending(
                                                "HTTP/1.1 411 Length Required\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                                        .refuse(connection, head)
                                : READS_LATER.refuse(connection, head)),
                service("reads up to a limit, and else ends", (connection, head) -> {
                    if (!isChunked(head) && length(head) > 1000) {
                        return ending(REFUSAL).refuse(connection, head);
                    }
                    return READS_LATER.refuse(connection, head);
                }),
                service("answers in chunks, with an empty line too many", (connection, head) -> {
                    connection.readContent(head);
                    connection.write("HTTP/1.1 401 Unauthorized\r\n" + CHALLENGE
                            + "Transfer-Encoding: chunked\r\n\r\n2\r\nno\r\n0\r\n\r\n");
                    return true;
                }),
                // The server of Werkzeug 3.1 does so: it reads what is on its way until there is no more.
                service("announces the end, and leaves it to the client", (connection, head) -> {
                    connection.write(REFUSAL.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
                    connection.fallSilent();
                    return false;
                }),
                service("is busy now and then", (connection, head) -> {
                    connection.readContent(head);
                    connection.write(
                            turn.incrementAndGet() % 3 == 0
                                    ? "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"
                                    : REFUSAL);
                    return true;
                }));
    }

    static Stream<Service> flawed() {
        return Stream.of(
                service("leaves all of it", (connection, head) -> {
                    connection.write(REFUSAL);
                    return true;
                }),
                service("leaves chunks", (connection, head) -> {
                    connection.write(REFUSAL);
                    connection.skip(isChunked(head) ? 0 : length(head));
                    return true;
                }),
                service("leaves the last chunk", (connection, head) -> {
                    connection.write(REFUSAL);
                    String content = connection.readContent(head);
                    return content.isEmpty() || !isChunked(head) || badRequest(connection);
                }),
                service("reads what is there", (connection, head) -> {
                    connection.skipWhatIsThere();
                    connection.write(REFUSAL);
                    return true;
                }),
                service("reads too much", (connection, head) -> {
                    connection.write(REFUSAL);
                    connection.readContent(head);
                    connection.skip(20);
                    return true;
                }),
                service("reads 64 KiB and goes on", (connection, head) -> {
                    connection.write(REFUSAL);
                    if (isChunked(head)) {
                        connection.readContent(head);
                    } else {
                        connection.skip(Math.min(length(head), 64 << 10));
                    }
                    return true;
                }),
                service("neither reads nor ends", (connection, head) -> {
                    connection.write(REFUSAL);
                    connection.fallSilent();
                    return false;
                }),
                service("announces an end that does not come", (connection, head) -> {
                    connection.write(REFUSAL.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
                    return true;
                }));
    }

    private static boolean badRequest(RawConnection connection) throws IOException {
        connection.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        return false;
    }

    private static ContractBuilder contract(RawServer server) {
        return Contract.named("orders")
                .baseUri(server.origin().toString())
                .scheme(Scheme.bearer("orders"))
                .identity(Identity.valid("alice", () -> Credential.bearer(TOKEN)))
                .book(RuleBook.everything().only("unauth-is-401", "body-framing"))
                .secured("GET /orders")
                .secured("POST /orders", o -> o.controlStatus(400));
    }

    private static Coverage run(Service service, UnaryOperator<ContractBuilder> more) {
        try (RawServer server = service.start();
                RawTransport transport = new RawTransport(PATIENT)) {
            Contract contract = more.apply(contract(server)).build();
            return Matrix.of(contract).run(Target.of(contract, transport, PATIENT), MatrixOptions.standard());
        }
    }

    private static List<Finding> found(Coverage coverage) {
        return coverage.overall().stream()
                .filter(finding -> finding.rule().id().equals("body-framing"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("conformant")
    void isMetBy(Service service) {
        Coverage coverage = run(service, c -> c);

        assertThat(found(coverage)).isEmpty();
        assertThat(coverage.notApplicable()).doesNotContainKey("body-framing");
    }

    @ParameterizedTest
    @MethodSource("flawed")
    void findsAServiceThat(Service service) {
        assertThat(found(run(service, c -> c))).hasSize(1).allSatisfy(finding -> {
            assertThat(finding.fails()).isTrue();
            assertThat(finding.fact("refused")).isEqualTo("POST /orders");
        });
    }

    @Test
    void tellsWhatCameInstead() {
        Service service = service("leaves all of it", (connection, head) -> {
            connection.write(REFUSAL);
            return true;
        });
        Finding finding = found(run(service, c -> c)).get(0);

        assertThat(finding.facts())
                .extracting(Fact::label)
                .containsExactly(
                        "refused", "status", "content", "next on the connection", "got", "on other connections");
        assertThat(finding.fact("status")).isEqualTo("401");
        assertThat(finding.fact("content")).matches("Content-Length: \\d+");
        assertThat(finding.fact("next on the connection")).isEqualTo("GET /orders");
        assertThat(finding.fact("got")).isEqualTo("404, and then another answer");
        assertThat(finding.fact("on other connections")).isEqualTo("200");
    }

    /** A service that refuses nobody gets nothing besides the content of the cells. */
    @Test
    void doesNothingToAServiceWithoutAGuard() {
        List<String> contents = new CopyOnWriteArrayList<>();
        Service service = service("takes everything", (connection, head) -> {
            contents.add(connection.readContent(head));
            connection.write("HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");
            return true;
        });
        Coverage coverage = run(service, c -> c);

        assertThat(coverage.notApplicable())
                .containsEntry("body-framing", "POST /orders answered its content without credentials with 201");
        assertThat(contents).isNotEmpty().doesNotContain("").noneMatch(content -> content.startsWith("GET "));
    }

    /** Whoever takes the content for a request does nothing: it is GET of a path where nothing is. */
    @Test
    void sendsContentThatIsHarmlessAsARequest() {
        Service service = service("leaves all of it", (connection, head) -> {
            connection.write(REFUSAL);
            return true;
        });
        try (RawServer server = service.start();
                RawTransport transport = new RawTransport(PATIENT)) {
            Contract contract = contract(server).build();
            Matrix.of(contract).run(Target.of(contract, transport, PATIENT), MatrixOptions.standard());

            assertThat(server.requests())
                    .extracting(ReceivedRequest::head)
                    .filteredOn(head -> head.contains("-nowhere ") && !head.contains("Connection: close"))
                    .isNotEmpty()
                    .allMatch(head -> head.matches(
                            "GET /authcontract-[0-9a-f]+-nowhere HTTP/1.1\r\nHost: localhost:\\d+\r\n\r\n"));
        }
    }

    @Test
    void saysThatNoOperationTakesContent() {
        try (RawServer server = service("reads first", READS_FIRST).start();
                RawTransport transport = new RawTransport(PATIENT)) {
            Contract contract = Contract.named("orders")
                    .baseUri(server.origin().toString())
                    .scheme(Scheme.bearer("orders"))
                    .secured("GET /orders")
                    .build();
            MatrixRun run =
                    Matrix.of(contract).start(Target.of(contract, transport, PATIENT), MatrixOptions.standard());
            try (run) {
                run.results().forEach(result -> {});
                run.conclude();
                assertThat(run.coverage().notApplicable())
                        .containsEntry("body-framing", "no operation of this run takes content and refuses strangers");
                assertThat(run.untried()).as("nobody declares that hook").isEmpty();
            }
        }
    }
}
