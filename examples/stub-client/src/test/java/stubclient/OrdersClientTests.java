package stubclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authcontract.stub.AuthStub;
import io.authcontract.stub.Flaw;
import io.authcontract.stub.StubRequest;
import io.authcontract.stub.StubServer;
import io.authcontract.stub.StubService;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What our client does when it is refused. Each test has a stub of its own on one server. */
class OrdersClientTests {
    @AutoClose
    static final StubServer server = StubServer.open();

    final AuthStub stub = server.stub(StubService.orders());

    @Test
    void listsOrders() {
        assertThat(client(stub, stub.bearerToken("alice"), "unused").orders()).contains("espresso beans");
        assertThat(stub.requests()).hasToString("[GET /orders as alice -> 200]");
    }

    @Test
    void getsAnotherTokenWhenItsOwnHasRunOut() {
        assertThat(client(stub, "stale", stub.bearerToken("alice")).orders()).contains("espresso beans");
        assertThat(stub.requests()).extracting(StubRequest::status).containsExactly(401, 200);
    }

    @Test
    void givesUpWhenTheOtherTokenIsRefusedToo() {
        assertThatThrownBy(() -> client(stub, "stale", "stale-too").orders())
                .hasMessage("The orders service answered 401.");
        assertThat(stub.requests()).extracting(StubRequest::status).containsExactly(401, 401);
    }

    @Test
    void doesNotAskAgainWhenItMayNot() {
        assertThatThrownBy(() -> client(stub, stub.bearerToken("bob"), "unused").delete(7))
                .hasMessage("The orders service answered 403.");
        assertThat(stub.requests()).hasToString("[DELETE /orders/7 as bob -> 403]");
    }

    @Test
    void survivesA401ThatExplainsNothing() {
        AuthStub silent = server.stub(StubService.orders().with(Flaw.CHALLENGE_MISSING));

        assertThatThrownBy(() -> client(silent, "stale", "unused").orders()).isInstanceOf(Refused.class);
        assertThat(silent.requests()).hasSize(1);
    }

    private static OrdersClient client(AuthStub stub, String token, String next) {
        return new OrdersClient(stub.uri(), token, () -> next);
    }
}
