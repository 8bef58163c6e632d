package io.authcontract.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authcontract.assertion.AuthResponse;
import io.authcontract.client.okhttp.OkHttpTransport;
import io.authcontract.credential.Credential;
import io.authcontract.http.Fault;
import io.authcontract.http.Method;
import io.authcontract.http.Request;
import io.authcontract.testkit.ReceivedRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client sends, for whom, and to which service. */
class AuthClientTests extends AuthClientCase {
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
}
