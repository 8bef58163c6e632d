package io.authcontract.stub;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.http.Method;
import io.authcontract.http.RawTransport;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import io.authcontract.http.Transport;
import io.authcontract.http.TransportOptions;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What RFC 6750 section 3 and RFC 9110 sections 11 and 15.5 ask of a refusal, octet by octet. */
class RefusalsTests {
    @AutoClose
    static final StubServer server = StubServer.open();

    @AutoClose
    static final Transport transport = new RawTransport(TransportOptions.standard());

    static final AuthStub bearer = server.stub(StubService.orders());
    static final AuthStub every = server.stub(
            StubService.orders().taking(Scheme.bearer("orders"), Scheme.basic("orders"), Scheme.apiKey("X-Api-Key")));

    static final StubVisitor visitor = new StubVisitor(transport, bearer.uri());

    @Test
    void asksAStrangerForATokenWithoutAnError() {
        Response refusal = visitor.get("/orders");

        assertThat(refusal.status()).isEqualTo(401);
        assertThat(refusal.headers().values("WWW-Authenticate")).containsExactly("Bearer realm=\"orders\"");
        assertThat(refusal.headers().values("Cache-Control")).containsExactly("no-store");
        assertThat(refusal.headers().values("Content-Type")).containsExactly("application/problem+json");
        assertThat(refusal.headers().values("Content-Length"))
                .containsExactly(String.valueOf(refusal.body().size()));
        assertThat(refusal.text())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,"
                        + "\"detail\":\"This needs credentials.\"}");
    }

    @Test
    void sendsNoFieldThatOnlyAStubServerSends() {
        assertThat(visitor.get("/orders").headers()).noneMatch(field -> field.hasName("Matched-Stub-Id"));
        assertThat(visitor.get("/health").headers()).noneMatch(field -> field.hasName("Transfer-Encoding"));
    }

    @Test
    void refusesHeadWithTheSameFieldsAndNothingElse() {
        Response get = visitor.get("/orders");
        Response head = visitor.send(Method.HEAD, "/orders", "");

        assertThat(head.status()).isEqualTo(401);
        assertThat(head.body().size()).isZero();
        assertThat(head.headers()).containsAll(get.headers().fields());
    }

    @Test
    void explainsATokenThatWasSentAndIsNotValid() {
        assertThat(visitor.get("/orders", "Authorization", "Bearer nobody")
                        .headers()
                        .values("WWW-Authenticate"))
                .containsExactly("Bearer realm=\"orders\", error=\"invalid_token\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer two words", "Bearer {token}"})
    void calls400WhatIsNoToken(String line) {
        Response refusal = visitor.get("/orders", "Authorization", line);

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.headers().values("WWW-Authenticate"))
                .containsExactly("Bearer realm=\"orders\", error=\"invalid_request\"");
    }

    @Test
    void calls400ATokenThatIsSentTwice() {
        String line = "Bearer " + bearer.bearerToken("alice");

        Response refusal = visitor.get("/orders", "Authorization", line, "Authorization", line);

        assertThat(refusal.status()).isEqualTo(400);
    }

    @Test
    void takesASchemeItDoesNotKnowForNoCredentials() {
        assertThat(visitor.get("/orders", "Authorization", "Basic YTpi")
                        .headers()
                        .values("WWW-Authenticate"))
                .containsExactly("Bearer realm=\"orders\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER ", "bEaReR   "})
    void takesAnyCaseAndAnyNumberOfSpaces(String scheme) {
        assertThat(visitor.get("/orders", "Authorization", scheme + bearer.bearerToken("alice"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void letsTheLowPrivilegedReadAndSaysWhatWritingNeeds() {
        String bob = "Bearer " + bearer.bearerToken("bob");

        Response refusal = visitor.send(Method.DELETE, "/orders/7", "", "Authorization", bob);

        assertThat(visitor.get("/orders/7", "Authorization", bob).status()).isEqualTo(200);
        assertThat(refusal.status()).isEqualTo(403);
        assertThat(refusal.headers().values("WWW-Authenticate"))
                .containsExactly("Bearer realm=\"orders\", error=\"insufficient_scope\", scope=\"orders:write\"");
    }

    @Test
    void saysWhichMethodsThereAreToThoseWhoMayKnow() {
        String alice = "Bearer " + bearer.bearerToken("alice");

        Response refusal = visitor.send(Method.PATCH, "/orders/7", "", "Authorization", alice);

        assertThat(refusal.status()).isEqualTo(405);
        assertThat(refusal.headers().values("Allow")).containsExactly("DELETE, GET, HEAD, PUT");
        assertThat(visitor.send(Method.PATCH, "/orders/7", "").status()).isEqualTo(401);
        assertThat(visitor.send(Method.PUT, "/health", "").headers().values("Allow"))
                .containsExactly("GET, HEAD");
    }

    @Test
    void hidesWhatIsNotThereFromStrangers() {
        String alice = "Bearer " + bearer.bearerToken("alice");

        assertThat(visitor.get("/orders/1").status()).isEqualTo(401);
        assertThat(visitor.get("/orders/1", "Authorization", alice).status()).isEqualTo(404);
        assertThat(visitor.get("/invoices").status()).isEqualTo(401);
        assertThat(visitor.get("/invoices", "Authorization", alice).status()).isEqualTo(404);
    }

    @Test
    void offersEverySchemeItTakes() {
        StubVisitor other = new StubVisitor(transport, every.uri());

        assertThat(other.get("/orders").headers().values("WWW-Authenticate"))
                .containsExactly(
                        "Bearer realm=\"orders\"",
                        "Basic realm=\"orders\", charset=\"UTF-8\"",
                        "ApiKey realm=\"orders\", header=\"X-Api-Key\"");
        assertThat(other.get("/orders", "Authorization", "Basic YTpi").status()).isEqualTo(401);
        assertThat(List.of("alice", "alice-basic", "alice-apikey"))
                .allSatisfy(name -> assertThat(status(every.credential(name))).isEqualTo(200));
    }

    private static int status(Credential credential) {
        Request request = credential.applyTo(Request.of(Method.GET, URI.create(every.uri() + "/orders")));
        return transport.send(request) instanceof Response response ? response.status() : 0;
    }
}
