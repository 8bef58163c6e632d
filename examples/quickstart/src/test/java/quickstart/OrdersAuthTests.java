package quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.client.AuthClient;
import io.authcontract.contract.Contract;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.junit.AuthContractExtension;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrdersAuthTests {
    @AutoClose
    static final OrdersService service = OrdersService.start();

    @RegisterExtension
    static final AuthContractExtension contract = AuthContractExtension.with(() -> Contract.named("orders")
            .baseUri(service.uri())
            .identity(Identity.valid("alice", () -> Credential.bearer(OrdersService.TOKEN)))
            .build());

    @Test
    void asksStrangersForABearerToken(AuthClient api) {
        assertThat(api.get("/orders")).isUnauthorized().challenge("Bearer").hasRealm("orders");
    }

    @Test
    void tellsThatATokenIsNoLongerValid(AuthClient api) {
        var response = api.withAuthorization("Bearer stale").get("/orders");
        assertThat(response).isUnauthorized().challenges("Bearer");
    }

    @Test
    void servesAlice(AuthClient api) {
        assertThat(api.as("alice").get("/orders")).isNotRefused();
    }
}
