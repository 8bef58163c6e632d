package io.authcontract.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.authcontract.challenge.Challenges;
import io.authcontract.credential.Scheme;
import io.authcontract.http.Field;
import io.authcontract.http.Method;
import io.authcontract.http.RawTransport;
import io.authcontract.http.Response;
import io.authcontract.http.Transport;
import io.authcontract.http.TransportOptions;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class AuthStubTests {
    @AutoClose
    static final StubServer server = StubServer.open();

    @AutoClose
    static final Transport transport = new RawTransport(TransportOptions.standard());

    @Test
    void tellsWhatItReceivedWithoutCredentials() {
        AuthStub stub = server.stub(StubService.orders());
        String token = stub.bearerToken("alice");
        StubVisitor visitor = new StubVisitor(transport, stub.uri());

        visitor.get("/orders?page=2", "Authorization", "Bearer " + token, "X-Trace", token);
        visitor.get("/orders?access_token=" + token);

        assertThat(stub.requests().get(0)).hasToString("GET /orders?page=2 as alice -> 200");
        assertThat(stub.requests().get(1).target()).startsWith("/orders?access_token=");
        assertThat(stub.requests()).extracting(StubRequest::status).containsExactly(200, 401);
        assertThat(stub.requests().get(0).headers().fields())
                .extracting(Field::name)
                .contains("Authorization", "X-Trace");
        assertThat(stub.requests()).extracting(StubRequest::target).noneMatch(target -> target.contains(token));
        assertThat(stub.requests())
                .flatExtracting(request -> request.headers().fields())
                .extracting(Field::value)
                .noneMatch(value -> value.contains(token));
        assertThat(stub + " " + stub.contract() + server).doesNotContain(token);
    }

    @Test
    void refusesWhatWasRevokedLikeWhatNobodyIssued() {
        AuthStub stub = server.stub(StubService.orders());
        StubVisitor visitor = new StubVisitor(transport, stub.uri());
        String line = "Bearer " + stub.bearerToken("bob");

        assertThat(visitor.get("/orders", "Authorization", line).status()).isEqualTo(200);
        stub.revoke("bob");
        Response revoked = visitor.get("/orders", "Authorization", line);

        assertThat(revoked.headers().values("WWW-Authenticate"))
                .containsExactly("Bearer realm=\"orders\", error=\"invalid_token\"");
        assertThat(stub.requests()).last().hasToString("GET /orders -> 401");
        stub.reset();
        assertThat(visitor.get("/orders", "Authorization", line).status()).isEqualTo(200);
        assertThatIllegalArgumentException().isThrownBy(() -> stub.revoke("carol"));
    }

    @Test
    void logsWhatItHasDoneWithoutCredentials() {
        AuthStub stub = server.stub(StubService.orders());
        String token = stub.bearerToken("alice");
        StubVisitor visitor = new StubVisitor(transport, stub.uri());
        visitor.get("/orders", "Authorization", "Bearer " + token);
        visitor.get("/orders?access_token=" + token);

        String path = stub.uri().getPath() + "/orders";
        assertThat(stub.log()).containsExactly("GET " + path + " -> 200", "GET " + path + " -> 401");
        stub.reset();
        assertThat(stub.log()).isEmpty();
    }

    /** Whatever a flaw makes of it. */
    @Test
    void logsWhatItHasSent() {
        AuthStub stub =
                server.stub(StubService.orders().with(Flaw.named("forbidden-for-invalid"), Flaw.UNGUARDED_METHOD));
        StubVisitor visitor = new StubVisitor(transport, stub.uri());
        visitor.get("/orders", "Authorization", "Bearer abc");
        visitor.get("/orders/7");

        String path = stub.uri().getPath() + "/orders";
        assertThat(stub.log()).containsExactly("GET " + path + " -> 403", "GET " + path + "/7 -> 200");
    }

    /** RFC 9110 section 5.6.4. */
    @Test
    void sendsARealmAsItIs() {
        String realm = "the \"orders\" \\ service";
        AuthStub stub = server.stub(StubService.orders()
                .taking(Scheme.basic(realm), Scheme.bearer(realm))
                .also(StubPart.DIGEST));
        List<String> challenges =
                new StubVisitor(transport, stub.uri()).get("/orders").headers().values("WWW-Authenticate");

        assertThat(Challenges.parse(challenges).isWellFormed()).isTrue();
        assertThat(Challenges.parse(challenges))
                .extracting(challenge -> challenge.realm().orElse(""))
                .containsExactly(realm, realm, realm);
    }

    /** What nobody could see would be no flaw. */
    @Test
    void refusesAFlawOfASchemeItDoesNotTake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuthStub.misbehaving(Flaw.named("basic-without-realm")))
                .withMessage(
                        "The flaw \"basic-without-realm\" is one of BASIC, which the stub does not take."
                                + " Write StubService.orders().taking(Scheme.basic(\"orders\")).with(Flaw.named(\"basic-without-realm\")).");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        StubService.orders().with(Flaw.named("bearer-alone")).taking(Scheme.basic("orders")))
                .withMessageContaining("is one of BEARER, which the stub does not take");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StubService.orders().with(Flaw.named("lock-ends-tokens")))
                .withMessageContaining(
                        "Write StubService.orders().taking(Scheme.basic(\"orders\"), Scheme.bearer(\"orders\"))"
                                + ".also(StubPart.LOCKOUT).with(Flaw.named(\"lock-ends-tokens\")).");
    }

    /** RFC 9728 sections 3.1, 3.2 and 5.1: the well-known part stands before the path, wherever that begins. */
    @Test
    void leadsToTheMetadataOfEachPath() {
        AuthStub stub = server.stub(StubService.orders().also(StubPart.RESOURCE_METADATA));
        StubVisitor visitor = new StubVisitor(transport, stub.uri());
        URI address = stub.uri()
                .resolve("/.well-known/oauth-protected-resource" + stub.uri().getPath() + "/orders/7");
        StubVisitor reader = new StubVisitor(transport, address);

        assertThat(visitor.get("/orders/7").headers().values("WWW-Authenticate"))
                .containsExactly(
                        "Bearer realm=\"orders\", scope=\"orders:read\", resource_metadata=\"" + address + "\"");
        assertThat(reader.send(Method.HEAD, "", "").status()).isEqualTo(200);
        assertThat(visitor.get("/.well-known/oauth-protected-resource/orders/7").status())
                .isEqualTo(401);
        assertThat(reader.get("").text())
                .isEqualTo(
                        "{\"resource\":\"" + stub.uri()
                                + "/orders/7\",\"authorization_servers\":[\"https://auth.example\"],\"bearer_methods_supported\":[\"header\"]}");
    }

    @Test
    void keepsStubsOfOneServerApart() {
        AuthStub one = server.stub(StubService.orders());
        AuthStub other = server.stub(StubService.orders().with(Flaw.UNGUARDED_METHOD));

        assertThat(new StubVisitor(transport, other.uri()).get("/orders/7").status())
                .isEqualTo(200);
        assertThat(new StubVisitor(transport, one.uri()).get("/orders/7").status())
                .isEqualTo(401);
        assertThat(one.requests()).hasSize(1);
        assertThat(one.uri().getAuthority()).isEqualTo(other.uri().getAuthority());
        assertThat(one.bearerToken("alice")).isNotEqualTo(other.bearerToken("alice"));
    }

    @Test
    void isGoneWhenItIsClosedAndLeavesTheOthers() {
        AuthStub closed = server.stub(StubService.orders());
        AuthStub other = server.stub(StubService.orders());

        closed.close();
        closed.close();

        assertThat(new StubVisitor(transport, closed.uri()).get("/health").status())
                .isEqualTo(404);
        assertThat(new StubVisitor(transport, other.uri()).get("/health").status())
                .isEqualTo(200);
    }

    @Test
    void stopsItsOwnServer() {
        AuthStub stub = AuthStub.start();
        URI address = stub.uri();

        stub.close();

        assertThat(catchThrowable(() -> new Socket(address.getHost(), address.getPort()).close()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aServerListensOnlyWhenAskedForAStub() {
        StubServer lazy = StubServer.open();
        assertThat(lazy.isStarted()).isFalse();

        lazy.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> lazy.stub(StubService.orders()))
                .withMessage("The stub server is closed. Open another one with StubServer.open().");
    }

    @Test
    void namesTheAccountsThereAre() {
        AuthStub stub = server.stub(StubService.orders().taking(Scheme.basic("orders"), Scheme.bearer("orders")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> stub.credential("carol"))
                .withMessage(
                        "The stub knows no \"carol\". It knows alice, bob, dave, erin, frank, alice-bearer, bob-bearer.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stub.bearerToken("alice"))
                .withMessage("The account \"alice\" of the stub has no bearer token but Basic realm=\"orders\"."
                        + " Write stub.credential(\"alice\").");
    }

    @Test
    void refusesAServiceItCannotPlay() {
        StubService orders = StubService.orders();

        assertThatIllegalArgumentException()
                .isThrownBy(orders::taking)
                .withMessage("The stub is to take no credentials at all. Write for example"
                        + " taking(Scheme.bearer(\"orders\")).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> orders.taking(Scheme.cookie("sid")))
                .withMessage("The stub takes no cookie that others name, and the scheme sid is one."
                        + " Write Scheme.bearer(..), Scheme.basic(..) or Scheme.apiKey(..); sessions come with"
                        + " also(StubPart.LOGIN).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> orders.taking(Scheme.bearer("a"), Scheme.bearer("b")))
                .withMessage("The stub is to take BEARER twice. Keep one of them.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> orders.also(StubPart.LOCKOUT))
                .withMessage("The stub is to play LOCKOUT, which needs BASIC, and takes [Bearer realm=\"orders\"]."
                        + " Write taking(Scheme.basic(\"orders\")) before also(..), with other schemes or alone.");
        assertThat(orders.taking(Scheme.basic("orders")).also(StubPart.LOCKOUT))
                .hasToString("orders, [Basic realm=\"orders\"], also [LOCKOUT]");
        assertThat(orders.with(Flaw.CHALLENGE_MISSING))
                .hasToString("orders, [Bearer realm=\"orders\"], with [challenge-missing]");
    }

    @Test
    void hasAnAddressOnThisMachineOnly() {
        AuthStub stub = server.stub(StubService.orders());

        assertThat(List.of(stub.uri(), stub.secureUri()))
                .extracting(URI::getHost)
                .containsOnly("127.0.0.1");
    }
}
