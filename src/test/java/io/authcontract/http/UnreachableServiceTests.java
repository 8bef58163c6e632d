package io.authcontract.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.testkit.Client;
import io.authcontract.testkit.LoopbackCertificate;
import io.authcontract.testkit.RawConnection;
import io.authcontract.testkit.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A closed port, a name without address, a certificate that is not trusted or of another host, a wrong scheme, an interrupted test. */
class UnreachableServiceTests {

    private static Fault fault(Client client, Request request, TransportOptions options) {
        try (Transport transport = client.open(options)) {
            Outcome outcome = transport.send(request);
            assertThat(outcome).isInstanceOf(Fault.class);
            return (Fault) outcome;
        }
    }

    private static TransportOptions trusting(LoopbackCertificate certificate) {
        return TransportOptions.standard().withTrust(certificate.trust());
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void namesTheClosedPort(Client client) throws IOException {
        int port = closedPort();
        Fault fault = fault(
                client,
                Request.of(Method.GET, URI.create("http://127.0.0.1:" + port + "/orders")),
                TransportOptions.standard());

        assertThat(fault.kind()).isEqualTo(Fault.Kind.CONNECTION_REFUSED);
        assertThat(fault.detail()).startsWith("nobody listens at http://127.0.0.1:" + port + ": ");
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** RFC 6761 section 6.4: names below .invalid have no address; the resolver is asked, nothing is sent. */
    @ParameterizedTest
    @EnumSource(Client.class)
    void namesTheHostThatHasNoAddress(Client client) {
        Fault fault = fault(
                client,
                Request.of(Method.GET, URI.create("http://orders.invalid/orders")),
                TransportOptions.standard());

        assertThat(fault).isEqualTo(new Fault(Fault.Kind.UNKNOWN_HOST, "the host name orders.invalid has no address."));
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void refusesACertificateThatIsNotTrusted(Client client) {
        try (RawServer server = RawServer.https(RawConnection::readRequest)) {
            Fault fault = fault(client, server.get("/orders"), TransportOptions.standard());

            assertThat(fault.kind()).isEqualTo(Fault.Kind.TLS);
            assertThat(server.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void refusesTheCertificateOfAnotherHost(Client client) {
        LoopbackCertificate other = LoopbackCertificate.forNames("other.example");
        try (RawServer server = RawServer.https(other, RawConnection::readRequest)) {
            Fault fault = fault(client, server.get("/orders"), trusting(other));

            assertThat(fault.kind()).isEqualTo(Fault.Kind.TLS);
            assertThat(server.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void saysTlsWhenAnHttpServiceIsCalledHttps(Client client) {
        String complaint = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n";
        try (RawServer server = RawServer.httpsByHand(connection -> connection.write(complaint))) {
            assertThat(fault(client, server.get("/orders"), TransportOptions.standard())
                            .kind())
                    .isEqualTo(Fault.Kind.TLS);
        }
    }

    /** What java.net.http throws tells nothing of the octets that came. */
    @ParameterizedTest
    @EnumSource(
            value = Client.class,
            names = {"RAW", "OKHTTP"})
    void saysWhatToWriteWhenATlsServiceIsCalledHttp(Client client) {
        try (RawServer server = RawServer.answering("\25\3\3\0\2\2\106")) {
            Fault fault = fault(client, server.get("/orders"), TransportOptions.standard());

            assertThat(fault)
                    .isEqualTo(
                            new Fault(
                                    Fault.Kind.MALFORMED,
                                    "this is not HTTP: a response begins with HTTP/1.1, but found"
                                            + " \"\\x15\\x03\\x03\\x00\\x02\\x02F\". That is TLS: write https:// in its address."));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Client.class,
            names = {"OKHTTP", "JDK"})
    void doesNotCallAnInterruptATimeOut(Client client) {
        try (RawServer server = RawServer.http(RawConnection::fallSilent)) {
            Thread.currentThread().interrupt();
            Fault fault = fault(client, server.get("/orders"), TransportOptions.standard());

            assertThat(Thread.interrupted()).isTrue();
            assertThat(fault).isEqualTo(new Fault(Fault.Kind.OTHER, "the thread was interrupted."));
        }
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void answersWithAFaultAfterItsEnd(Client client) {
        try (RawServer server = RawServer.http(RawConnection::fallSilent)) {
            Transport transport = client.open(TransportOptions.standard());
            transport.close();
            transport.close();

            assertThat(transport.send(server.get("/orders")))
                    .isEqualTo(new Fault(Fault.Kind.OTHER, "this transport was closed."));
            assertThat(server.connections()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void answersWithAFaultForAnOriginThatCannotBe(Client client) {
        for (Origin odd : new Origin[] {
            new Origin("http", "localhost", 70_000),
            new Origin("http", "localhost", 0),
            new Origin("http", "local host", 80),
            new Origin("http", "127.0.0.1\r\nX: y", 80),
            new Origin("ftp", "127.0.0.1", 1),
            new Origin("http", "", 80)
        }) {
            Request request = new Request(Method.GET, odd, "/", Headers.none(), Body.none());
            Fault fault = fault(client, request, TransportOptions.standard().withTimeout(Duration.ofSeconds(5)));
            assertThat(fault.detail()).as("%s", odd).isNotBlank().endsWith(".");
        }
    }
}
