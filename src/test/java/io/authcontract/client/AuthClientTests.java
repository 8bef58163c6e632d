package io.authcontract.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authcontract.assertion.AuthResponse;
import io.authcontract.client.okhttp.OkHttpTransport;
import io.authcontract.credential.Credential;
import io.authcontract.http.Body;
import io.authcontract.http.Fault;
import io.authcontract.http.Headers;
import io.authcontract.http.HostGuard;
import io.authcontract.http.Method;
import io.authcontract.http.Outcome;
import io.authcontract.http.Redaction;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import io.authcontract.http.Transport;
import io.authcontract.testkit.RawServer;
import io.authcontract.testkit.ReceivedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthClientTests {
    private static final String REFUSAL =
            "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Bearer\r\nContent-Length: 0\r\n\r\n";

    @AutoClose
    private final RawServer server = RawServer.answering(REFUSAL);

    private final AtomicInteger asked = new AtomicInteger();

    @AutoClose
    private final AuthClient api = client(server.origin().toString());

    private Service service(String base) {
        Map<String, Supplier<Credential>> identities = new LinkedHashMap<>();
        identities.put("alice", () -> Credential.bearer("sesame-of-alice"));
        identities.put("bob", () -> Credential.apiKey("X-Api-Key", "sesame-of-bob"));
        return new Service(
                "orders",
                () -> {
                    asked.incrementAndGet();
                    return URI.create(base);
                },
                HostGuard.loopbackOnly(),
                identities,
                Redaction::standard);
    }

    private AuthClient client(String base) {
        return client(base, options -> new OkHttpTransport(options.transport()));
    }

    private AuthClient client(String base, Function<AuthClientOptions, Transport> transport) {
        return AuthClient.of(() -> service(base), transport, AuthClientOptions.standard(), System::nanoTime);
    }

    @Nested
    class Sending {
        @ParameterizedTest
        @CsvSource({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
        void hasAMethodForEachMethod(String method) {
            Map<String, Function<String, AuthResponse>> methods = Map.of(
                    "GET", api::get,
                    "HEAD", api::head,
                    "POST", api::post,
                    "PUT", api::put,
                    "PATCH", api::patch,
                    "DELETE", api::delete,
                    "OPTIONS", api::options);

            AuthResponse response = methods.get(method).apply("/orders");

            assertThat(response.exchange().hasStatus(401)).isTrue();
            assertThat(server.onlyRequest().requestLine()).isEqualTo(method + " /orders HTTP/1.1");
        }

        @Test
        void sendsMethodsOfAnyName() {
            api.request("PURGE", "/orders");

            assertThat(server.onlyRequest().requestLine()).isEqualTo("PURGE /orders HTTP/1.1");
        }

        @ParameterizedTest
        @CsvSource({
            "'',      /orders?a=1&b, /orders?a=1&b",
            "/,       /orders,       /orders",
            "/api,    /orders,       /api/orders",
            "/api/,   /orders,       /api/orders",
            "/api,    ?a=1,          /api?a=1",
            "/api,    '',            /api",
            "'',      '',            /",
            "'',      ?a=1,          /?a=1",
            "'',      //orders,      //orders",
            "'',      /%6Frders,     /%6Frders",
            "'',      /x/../orders,  /x/../orders",
            "/api,    *,             *",
        })
        void writesThePathBehindTheBaseAddress(String base, String path, String target) {
            client(server.origin() + base).options(path);

            assertThat(server.onlyRequest().requestLine()).isEqualTo("OPTIONS " + target + " HTTP/1.1");
        }

        @Test
        void refusesAPathWithoutASlash() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> api.get("orders"))
                    .withMessage("The path \"orders\" does not begin with a slash. Write \"/orders\".");
        }

        @Test
        void showsNoCredentialOfAPathItRefuses() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> api.get("orders?access_token=open-sesame&next=http://x"))
                    .withMessageStartingWith("The path \"orders?access_token=")
                    .withMessageContaining("does not begin with a slash")
                    .withMessageNotContaining("open-sesame");
        }

        @Test
        void refusesAWholeAddressAsPath() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> api.get("http://localhost/orders"))
                    .withMessage(
                            "Not a path: \"http://localhost/orders\" is a whole address. Write what follows the base address,"
                                    + " for example \"/orders\"; send(Request.of(method, uri)) reaches another address.");
        }

        @Test
        void sendsTextAndOctets() {
            api.withBody("application/json", "{\"id\":\"\u20AC\"}").post("/orders");
            api.withBody("text/plain", "x")
                    .withBody("application/octet-stream", new byte[] {1, (byte) 0xFF})
                    .put("/orders");

            assertThat(server.requests().get(0).body()).isEqualTo("{\"id\":\"\u00E2\u0082\u00AC\"}");
            assertThat(server.requests().get(0).values("Content-Type")).containsExactly("application/json");
            assertThat(server.requests().get(1).body()).isEqualTo("\u0001\u00FF");
            assertThat(server.requests().get(1).values("Content-Type")).containsExactly("application/octet-stream");
        }

        @Test
        void sendsRepeatedFieldsApartAndInOrder() {
            api.withHeader("X-Trace", "2").withHeader("X-Trace", "1").get("/orders");

            assertThat(server.onlyRequest().values("X-Trace")).containsExactly("2", "1");
        }

        @Test
        void addsToARequestOfYourOwn() {
            Request request = Request.of(Method.GET, server.uri("/own")).withHeader("Accept", "text/html");

            api.send(request);
            api.as("alice").withHeader("X-Trace", "1").send(request);

            assertThat(server.requests())
                    .extracting(ReceivedRequest::requestLine)
                    .containsOnly("GET /own HTTP/1.1");
            assertThat(server.requests())
                    .allSatisfy(seen -> assertThat(seen.values("Accept")).containsExactly("text/html"));
            assertThat(server.requests().get(0).values("Authorization")).isEmpty();
            assertThat(server.requests().get(1).values("Authorization")).containsExactly("Bearer sesame-of-alice");
            assertThat(server.requests().get(1).values("X-Trace")).containsExactly("1");
            assertThat(asked).hasValue(0);
        }

        @Test
        void isNotChangedByItsWithers() {
            api.as("alice").withHeader("X-Trace", "1").withBody("text/plain", "x");
            api.get("/orders");

            ReceivedRequest seen = server.onlyRequest();
            assertThat(seen.values("Authorization")).isEmpty();
            assertThat(seen.values("X-Trace")).isEmpty();
            assertThat(seen.body()).isEmpty();
        }
    }

    @Nested
    class WithCredentials {
        private List<String> authorization() {
            return server.onlyRequest().values("Authorization");
        }

        @Test
        void sendsNoneUnlessGivenOne() {
            api.get("/orders");

            assertThat(authorization()).isEmpty();
            assertThat(server.onlyRequest().values("Cookie")).isEmpty();
        }

        @Test
        void sendsTheOneItWasGivenLast() {
            api.as("bob")
                    .withAuthorization("x")
                    .withCredential(Credential.basic("a", "b"))
                    .get("/orders");

            assertThat(authorization()).containsExactly("Basic YTpi");
            assertThat(server.onlyRequest().values("X-Api-Key")).isEmpty();
        }

        @Test
        void callsAsAnIdentity() {
            api.as("bob").get("/orders");

            assertThat(authorization()).isEmpty();
            assertThat(server.onlyRequest().values("X-Api-Key")).containsExactly("sesame-of-bob");
        }

        @Test
        void forgetsTheCredential() {
            api.as("alice").withHeader("X-Trace", "1").withoutCredential().get("/orders");

            assertThat(authorization()).isEmpty();
            assertThat(server.onlyRequest().values("X-Trace")).containsExactly("1");
        }

        @Test
        void namesTheIdentitiesThereAre() {
            assertThatIllegalStateException()
                    .isThrownBy(() -> api.as("mallory").get("/orders"))
                    .withMessage("Contract \"orders\" has no identity \"mallory\". It declares alice, bob."
                            + " Declare it with .identity(Identity.valid(\"mallory\", () -> Credential.bearer(..))).");
            assertThat(server.requests()).isEmpty();
        }

        @Test
        void sendsSeveralAuthorizationLinesWithOddSpacing() {
            api.withAuthorization("Bearer  x", "basic\ty", "").get("/orders");

            assertThat(authorization()).containsExactly("Bearer  x", "basic\ty", "");
        }

        /** OkHttp would trim these spaces, so the raw transport has to send them. */
        @Test
        void sendsOuterSpacesThatTheUsualTransportWouldTrim() {
            api.withAuthorization("  Bearer x ").get("/orders");

            assertThat(server.onlyRequest().fieldLines()).contains("Authorization:   Bearer x ");
        }

        @Test
        void sendsOctetsBeyondAscii() {
            api.withAuthorization("Bearer \u00E9").get("/orders");

            assertThat(authorization()).containsExactly("Bearer \u00E9");
        }
    }

    @Nested
    class AskingForTheService {
        @Test
        void asksNothingBeforeTheFirstRequest() {
            AuthClient.of(
                            () -> {
                                throw new AssertionError("asked");
                            },
                            options -> {
                                throw new AssertionError("opened");
                            },
                            AuthClientOptions.standard(),
                            System::nanoTime)
                    .as("alice")
                    .withAuthorization("x");
            api.as("alice");

            assertThat(asked).hasValue(0);
        }

        @Test
        void asksForTheContractOnce() {
            AtomicInteger contracts = new AtomicInteger();
            AuthClient client = AuthClient.of(
                    () -> {
                        contracts.incrementAndGet();
                        return service(server.origin().toString());
                    },
                    options -> new OkHttpTransport(options.transport()),
                    AuthClientOptions.standard(),
                    System::nanoTime);

            client.get("/orders");
            client.as("alice").get("/orders");

            assertThat(contracts).hasValue(1);
        }

        @Test
        void sendsNothingThatTheGuardRefuses() {
            AuthClient abroad =
                    client("http://orders.example.org", options -> new Canned(new Fault(Fault.Kind.OTHER, "sent")));

            assertThatThrownBy(() -> abroad.get("/orders")).hasMessageContaining("orders.example.org");
        }
    }

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

    /** Answers always the same. */
    private static class Canned implements Transport {
        private final Outcome outcome;
        private final List<String> events = new CopyOnWriteArrayList<>();

        Canned(Outcome outcome) {
            this.outcome = outcome;
        }

        @Override
        public Outcome send(Request request) {
            events.add("send");
            return outcome;
        }

        @Override
        public Optional<String> cannotSend(Request request) {
            return Optional.empty();
        }

        @Override
        public void close() {
            events.add("close");
        }
    }
}
