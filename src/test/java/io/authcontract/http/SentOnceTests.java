package io.authcontract.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.testkit.Client;
import io.authcontract.testkit.RawConnection;
import io.authcontract.testkit.RawServer;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A service that tempts a client to send a request again, or to send it elsewhere, or to send more of it the next time: none does. */
class SentOnceTests {
    private static final List<Client> CLIENTS = List.of(Client.values());
    private static final List<Method> METHODS = List.of(Method.GET, Method.HEAD, Method.POST);

    /** What a client may take for an invitation; {@code $port} is the port of a service that must never be asked. */
    private static final List<String> TEMPTATIONS = List.of(
            "503 Service Unavailable\r\nRetry-After: 0",
            "429 Too Many Requests\r\nRetry-After: 0",
            "408 Request Timeout\r\nRetry-After: 0",
            "408 Request Timeout\r\nConnection: close",
            "421 Misdirected Request",
            "425 Too Early",
            "401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"",
            "401 Unauthorized\r\nWWW-Authenticate: Digest realm=\"x\", nonce=\"n\", stale=true",
            "401 Unauthorized\r\nWWW-Authenticate: Negotiate",
            "401 Unauthorized",
            "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"",
            "407 Proxy Authentication Required",
            "300 Multiple Choices\r\nLocation: http://localhost:$port/elsewhere",
            "301 Moved Permanently\r\nLocation: http://localhost:$port/elsewhere",
            "302 Found\r\nLocation: /again",
            "303 See Other\r\nLocation: /again",
            "307 Temporary Redirect\r\nLocation: http://localhost:$port/elsewhere",
            "308 Permanent Redirect\r\nLocation: /again",
            "302 Found\r\nLocation: https://localhost:$port/elsewhere",
            "200 OK\r\nRefresh: 0; url=http://localhost:$port/elsewhere",
            "417 Expectation Failed",
            "426 Upgrade Required\r\nUpgrade: h2c\r\nConnection: Upgrade");

    static Stream<Arguments> temptations() {
        return CLIENTS.stream().flatMap(client -> METHODS.stream()
                .flatMap(method -> TEMPTATIONS.stream().map(answer -> Arguments.of(client, method, answer))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("temptations")
    void reportsTheAnswerAndSendsNoMore(Client client, Method method, String answer) {
        try (RawServer elsewhere = RawServer.answering(message("200 OK"));
                RawServer server = RawServer.answering(
                        message(answer.replace("$port", "" + elsewhere.origin().port())));
                Transport transport = client.open(TransportOptions.standard())) {
            Outcome outcome = transport.send(Request.of(method, server.uri("/orders")));

            assertThat(outcome).isInstanceOfSatisfying(Response.class, response -> assertThat(response.status())
                    .isEqualTo(Integer.parseInt(answer.substring(0, 3))));
            assertThat(server.requests()).hasSize(1);
            assertThat(server.connections()).isEqualTo(1);
            assertThat(elsewhere.connections()).isZero();
        }
    }

    private static String message(String answer) {
        return "HTTP/1.1 " + answer + "\r\nContent-Length: 0\r\n\r\n";
    }

    static Stream<Arguments> closings() {
        return Stream.of(Client.RAW, Client.OKHTTP)
                .flatMap(client -> METHODS.stream().map(method -> Arguments.of(client, method)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("closings")
    void isNotRepeatedAfterAConnectionThatWasClosedUnanswered(Client client, Method method) {
        try (RawServer server = RawServer.http(RawConnection::readRequest);
                Transport transport = client.open(TransportOptions.standard())) {
            Outcome outcome = transport.send(Request.of(method, server.uri("/orders")));

            assertThat(outcome).isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.kind())
                    .isEqualTo(Fault.Kind.CLOSED_UNANSWERED));
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    /** Also when the connection that broke had served a request before: a pool would call that one stale and try another. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("closings")
    void isNotRepeatedAfterAnEarlierExchange(Client client, Method method) {
        try (RawServer server = RawServer.http(SentOnceTests::answerTheFirst);
                Transport transport = client.open(TransportOptions.standard())) {
            transport.send(server.get("/first"));
            int before = server.connections();
            transport.send(Request.of(method, server.uri("/orders")));

            assertThat(server.requests().stream().filter(r -> r.requestLine().contains("/orders")))
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(server.connections() - before).isLessThanOrEqualTo(1);
        }
    }

    /** Declared in JdkTransport: the one exception (decision 9). */
    @ParameterizedTest(name = "{0}")
    @MethodSource("repeatedByTheJdk")
    void theJdkSaysWhereItRepeats(Method method, boolean declared) {
        try (RawServer server = RawServer.http(RawConnection::readRequest);
                Transport transport = Client.JDK.open(TransportOptions.standard())) {
            Outcome outcome = transport.send(Request.of(method, server.uri("/orders")));

            assertThat(outcome).isInstanceOfSatisfying(Fault.class, fault -> {
                assertThat(fault.kind()).isEqualTo(Fault.Kind.CLOSED_UNANSWERED);
                assertThat(fault.detail().contains("java.net.http repeats " + method))
                        .isEqualTo(declared);
            });
            assertThat(server.connections() > 1).isEqualTo(declared);
        }
    }

    static Stream<Arguments> repeatedByTheJdk() {
        return Stream.of(
                Arguments.of(Method.GET, true), Arguments.of(Method.HEAD, true), Arguments.of(Method.POST, false));
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void bringsNoCookieBack(Client client) {
        try (RawServer server = RawServer.answering(message("200 OK\r\nSet-Cookie: sid=1; Path=/"));
                Transport transport = client.open(TransportOptions.standard())) {
            transport.send(server.get("/orders"));
            transport.send(server.get("/orders"));

            assertThat(server.requests()).hasSize(2).allSatisfy(request -> assertThat(request.values("Cookie"))
                    .isEmpty());
        }
    }

    /** Octets after a response must not pass for the answer to the next request: that would judge a response the service never gave to it. */
    @ParameterizedTest
    @EnumSource(Client.class)
    void neverTakesLeftoversForTheNextAnswer(Client client) {
        String stray = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged";
        try (RawServer server = RawServer.http(connection -> {
                    while (true) {
                        connection.readRequest();
                        connection.write("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n" + stray);
                    }
                });
                Transport transport = client.open(TransportOptions.standard())) {
            for (int i = 0; i < 20; i++) {
                assertThat(transport.send(server.get("/orders")))
                        .isInstanceOfSatisfying(
                                Response.class, r -> assertThat(r.status()).isEqualTo(401));
            }
        }
    }

    private static void answerTheFirst(RawConnection connection) throws IOException {
        connection.readRequest();
        connection.write(message("200 OK"));
        connection.readRequest();
    }
}
