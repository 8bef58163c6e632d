package io.authcontract.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.authcontract.assertion.AuthResponse;
import io.authcontract.credential.Credential;
import io.authcontract.http.Body;
import io.authcontract.http.Fault;
import io.authcontract.http.Headers;
import io.authcontract.http.Outcome;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import io.authcontract.testkit.RawServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client says when nothing comes back, and what it holds and frees. */
class AuthClientLifeTests extends AuthClientCase {
    @Nested
    class Faults {
        private Fault fault(AuthClient client) {
            return client.get("/orders").exchange().fault().orElseThrow();
        }

        @Test
        void saysWhatToDoAboutAClosedPort() {
            int port = closedPort();

            Fault fault = fault(client("http://localhost:" + port));

            assertThat(fault.kind()).isEqualTo(Fault.Kind.CONNECTION_REFUSED);
            assertThat(fault.detail())
                    .endsWith(
                            "Start the service before the first request, or correct http://localhost:" + port
                                    + ", the address of contract \"orders\"; a port known only at run time is declared with baseUri(() -> ..).");
        }

        private static int closedPort() {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException noLoopback) {
                throw new UncheckedIOException(noLoopback);
            }
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                UNKNOWN_HOST | It broke. Correct http://localhost:1, the address of contract "orders".
                TIMEOUT      | It broke. The limit was 15000 ms; authcontract.timeout-seconds raises it where a test does not set AuthClientOptions itself.
                MALFORMED    | It broke. Is it the HTTP service that listens at http://localhost:1, the address of contract "orders"? A service behind TLS has an https address.
                RESET        | It broke.
                """)
        void addsAdvice(Fault.Kind kind, String detail) {
            AuthClient client = client("http://localhost:1", options -> new Canned(new Fault(kind, "It broke.")));

            assertThat(fault(client)).isEqualTo(new Fault(kind, detail));
        }

        @Test
        void saysWhatMayBeBehindSilence() {
            Fault silence = new Fault(Fault.Kind.TIMEOUT, "It was silent.");

            assertThat(fault(client("http://localhost:1", options -> new Canned(silence)))
                            .detail())
                    .isEqualTo(
                            "It was silent. The limit was 15000 ms;"
                                    + " authcontract.timeout-seconds raises it where a test does not set AuthClientOptions itself.");
            assertThat(fault(client("https://localhost:1", options -> new Canned(silence)))
                            .detail())
                    .endsWith("AuthClientOptions itself. A service without TLS has an http address.");
        }

        @Test
        void saysHowToTrustACertificate() {
            AuthClient client =
                    client("https://localhost:1", options -> new Canned(new Fault(Fault.Kind.TLS, "It broke.")));

            assertThat(fault(client).detail())
                    .isEqualTo(
                            "It broke. Trust a test certificate with TransportOptions.withTrust(..) in the AuthClientOptions;"
                                    + " a service without TLS has an http address.");
        }
    }

    @Nested
    class Responses {
        @Test
        void measuresTheTimeByItsClock() {
            AtomicLong clock = new AtomicLong(-7);
            AuthClient client = AuthClient.of(
                    () -> service("http://localhost:1"),
                    options -> new Canned(Response.of(401, Headers.none(), Body.none())) {
                        @Override
                        public Outcome send(Request request) {
                            clock.addAndGet(1_500_000);
                            return super.send(request);
                        }
                    },
                    AuthClientOptions.standard(),
                    clock::get);

            assertThat(client.get("/orders").exchange().duration()).isEqualTo(Duration.ofNanos(1_500_000));
        }

        @Test
        void keepsTheRequestAsSent() {
            AuthResponse response = api.as("alice").get("/orders?page=2");

            Request sent = response.exchange().request().orElseThrow();
            assertThat(sent.url()).isEqualTo(server.origin() + "/orders?page=2");
            assertThat(sent.headers().values("Authorization")).containsExactly("Bearer sesame-of-alice");
        }

        @Test
        void masksACredentialThatTheServiceEchoes() {
            try (RawServer echo = RawServer.http(connection -> {
                String key = connection.readRequest().values("X-Own-Key").get(0);
                connection.write("HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\nX-Seen: " + key
                        + "\r\nContent-Length: " + key.length() + "\r\n\r\n" + key);
            })) {
                AuthClient client = client(echo.origin().toString());

                AuthResponse response = client.withCredential(Credential.header("X-Own-Key", "open-sesame-7"))
                        .get("/orders");

                assertThat(response.exchange().response().orElseThrow().text()).isEqualTo("open-sesame-7");
                assertThat(response.toString()).contains("403").doesNotContain("open-sesame-7");
            }
        }

        @Test
        void neverPrintsTheCredentialItHolds() {
            assertThat(api).hasToString("AuthClient[without credential]");
            assertThat(api.as("alice")).hasToString("AuthClient[as alice]");
            assertThat(api.withAuthorization("Bearer open-sesame"))
                    .hasToString("AuthClient[with Custom[Authorization: ***]]");
            assertThat(service("http://localhost")).hasToString("Service[orders]");
        }
    }

    @Nested
    class Closing {
        @Test
        void closesTheTransportItOpened() {
            Canned transport = new Canned(new Fault(Fault.Kind.OTHER, "x"));
            AuthClient client = client("http://localhost:1", options -> transport);
            client.get("/orders");

            client.close();
            client.close();

            assertThat(transport.events).containsOnly("send", "close").startsWith("send", "close");
        }

        @Test
        void opensNothingInOrderToClose() {
            AuthClient client = client("http://localhost:1", options -> {
                throw new AssertionError("opened");
            });

            client.close();
        }

        @Test
        void saysWhyItNoLongerSends() {
            api.close();

            assertThatIllegalStateException()
                    .isThrownBy(() -> api.as("alice").get("/orders"))
                    .withMessage("The client of orders is closed: the test or class it was given to has ended."
                            + " Let each test take its own AuthClient parameter.");
        }
    }
}
