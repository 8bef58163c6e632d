package io.authcontract.client.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Body;
import io.authcontract.http.Fault;
import io.authcontract.http.Headers;
import io.authcontract.http.Method;
import io.authcontract.http.Outcome;
import io.authcontract.http.Request;
import io.authcontract.http.Transport;
import io.authcontract.http.TransportOptions;
import io.authcontract.testkit.Client;
import io.authcontract.testkit.RawServer;
import io.authcontract.testkit.ReceivedRequest;
import io.authcontract.testkit.WireShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The octets of a request are those that were specified, or the transport says why it cannot send them: never anything else. */
class WireShapeTests {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    static Stream<WireShape> shapes() {
        return WireShape.all().stream();
    }

    static Stream<Arguments> shapesByClient() {
        return Stream.of(Client.values()).flatMap(client -> shapes().map(shape -> Arguments.of(client, shape)));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void rawSendsEveryShapeOctetForOctet(WireShape shape) {
        try (RawServer server = RawServer.answering(OK);
                Transport raw = Client.RAW.open(TransportOptions.standard())) {
            assertThat(raw.send(shape.to(server.origin()))).isInstanceOf(io.authcontract.http.Response.class);
            assertThat(server.onlyRequest().text()).isEqualTo(text(shape, server));
        }
    }

    /** The message of RFC 9112 section 2.1, with the field lines that RawTransport documents. */
    private static String text(WireShape shape, RawServer server) {
        List<String> lines = new ArrayList<>();
        lines.add(shape.method() + " " + shape.target() + " HTTP/1.1");
        if (!shape.headers().contains("Host")) {
            lines.add("Host: localhost:" + server.origin().port());
        }
        lines.addAll(shape.fieldLines());
        boolean framed =
                shape.headers().contains("Content-Length") || shape.headers().contains("Transfer-Encoding");
        if (!framed
                && (!shape.body().isEmpty() || Set.of("POST", "PUT", "PATCH").contains(shape.method()))) {
            lines.add("Content-Length: " + shape.body().length());
        }
        if (!shape.headers().contains("Connection")) {
            lines.add("Connection: close");
        }
        return String.join("\r\n", lines) + "\r\n\r\n" + shape.body();
    }

    @ParameterizedTest
    @MethodSource("shapesByClient")
    void isSentAsSpecifiedOrRefusedWithTheReason(Client client, WireShape shape) {
        try (RawServer server = RawServer.answering(OK);
                Transport transport = client.open(TransportOptions.standard())) {
            Request request = shape.to(server.origin());
            Optional<String> reason = transport.cannotSend(request);
            Outcome outcome = transport.send(request);
            if (reason.isPresent()) {
                assertRefused(outcome, reason.get(), server);
            } else {
                assertThat(outcome).isInstanceOf(io.authcontract.http.Response.class);
                assertAsSpecified(client, shape, server.onlyRequest());
            }
        }
    }

    private static void assertRefused(Outcome outcome, String reason, RawServer server) {
        assertThat(reason).isNotBlank();
        assertThat(outcome).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.kind()).isEqualTo(Fault.Kind.NOT_SENDABLE);
            assertThat(fault.detail()).contains(reason);
        });
        assertThat(server.connections()).isZero();
    }

    private static void assertAsSpecified(Client client, WireShape shape, ReceivedRequest seen) {
        assertThat(seen.requestLine()).isEqualTo(shape.method() + " " + shape.target() + " HTTP/1.1");
        assertThat(seen.body()).isEqualTo(shape.body());
        List<String> specified = seen.fieldLines().stream()
                .filter(line -> !mayAdd(client, shape, line))
                .toList();
        if (client == Client.JDK) { // Declared: sorted by name, in order below each name.
            assertThat(byName(specified)).isEqualTo(byName(shape.fieldLines()));
        } else {
            assertThat(specified).isEqualTo(shape.fieldLines());
        }
    }

    private static boolean mayAdd(Client client, WireShape shape, String line) {
        String name = line.substring(0, line.indexOf(':'));
        Set<String> added = client == Client.JDK
                ? Set.of("Host", "Content-Length", "Connection", "User-Agent")
                : Set.of("Host", "Content-Length", "Connection");
        return added.contains(name) && !shape.headers().contains(name);
    }

    private static List<String> byName(List<String> lines) {
        return lines.stream()
                .sorted((a, b) -> a.substring(0, a.indexOf(':')).compareTo(b.substring(0, b.indexOf(':'))))
                .toList();
    }

    /** The table of what clients put on the wire: these have to go out, or the refusal would be a way to pass. */
    @ParameterizedTest
    @EnumSource(Client.class)
    void sendsWhatIsOrdinary(Client client) {
        try (RawServer server = RawServer.answering(OK);
                Transport transport = client.open(TransportOptions.standard())) {
            List<String> targets = List.of(
                    "/orders",
                    "//orders",
                    "/orders;a=1",
                    "/..;/orders",
                    "/orders%00",
                    "/orders%2f7",
                    "/%2561",
                    "/orders?x=1");
            for (String target : targets) {
                WireShape shape = new WireShape(
                        "GET", target, Headers.of("Authorization", "Bearer  a\tb", "authorization2", ""), "");
                assertThat(transport.cannotSend(shape.to(server.origin())))
                        .as(target)
                        .isEmpty();
            }
            for (String method :
                    List.of("HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "FOO", "get", "QUERY")) {
                WireShape shape = new WireShape(method, "/orders", Headers.none(), "");
                assertThat(transport.cannotSend(shape.to(server.origin())))
                        .as(method)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void namesTheReasonForWhatNoTransportSends(Client client) {
        try (RawServer server = RawServer.answering(OK);
                Transport transport = client.open(TransportOptions.standard())) {
            Request get = server.get("/orders");
            assertUnsendable(
                    transport, target(get, "/orders HTTP/1.1\r\nX: y"), "the request-target holds CR at position 16");
            assertUnsendable(transport, target(get, "/or\nders"), "the request-target holds LF at position 3");
            assertUnsendable(transport, target(get, "/\u20ac"), "the request-target holds U+20AC at position 1");
            assertUnsendable(transport, get.withHeader("X", "y\r\nZ: 1"), "the value of X holds CR at position 1");
            assertUnsendable(transport, get.withHeader("X", "\0"), "the value of X holds NUL at position 0");
            assertUnsendable(transport, get.withHeader("X\n", "y"), "a field name holds LF at position 1");
            assertUnsendable(transport, get.withHeader("X", "\u0100"), "the value of X holds U+0100 at position 0");
            assertUnsendable(transport, get.withBody(Body.unknown("somebody read it")), "unknown: somebody read it");
            assertUnsendable(transport, get.withBody(Body.truncated(new byte[3])), "only the first 3 octets");
            assertThat(server.connections()).isZero();
        }
    }

    private static Request target(Request request, String target) {
        return new Request(Method.GET, request.origin(), target, request.headers(), request.body());
    }

    private static void assertUnsendable(Transport transport, Request request, String reason) {
        assertThat(transport.cannotSend(request))
                .hasValueSatisfying(text -> assertThat(text).contains(reason));
        assertThat(transport.send(request)).isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.kind())
                .isEqualTo(Fault.Kind.NOT_SENDABLE));
    }
}
