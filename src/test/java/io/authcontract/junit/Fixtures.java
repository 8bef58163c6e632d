package io.authcontract.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.client.AuthClient;
import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractContext;
import io.authcontract.contract.ContractSource;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.testkit.OrdersService;

/** Two services for all fixtures, each with a contract, so that a fixture sees which contract it got. */
final class Fixtures {
    static final OrdersService OUTER = OrdersService.start("outer", "sesame-of-outer");
    static final OrdersService INNER = OrdersService.start("inner", "sesame-of-inner");

    private Fixtures() {}

    static Contract outer() {
        return contract("outer", OUTER);
    }

    static Contract inner() {
        return contract("inner", INNER);
    }

    private static Contract contract(String name, OrdersService service) {
        return Contract.named(name)
                .baseUri(service::uri)
                .identity(Identity.valid("alice", () -> Credential.bearer("sesame-of-" + name)))
                .build();
    }

    static final class Outer implements ContractSource {
        @Override
        public Contract contract(ContractContext context) {
            return outer();
        }
    }

    static final class Inner implements ContractSource {
        @Override
        public Contract contract(ContractContext context) {
            return inner();
        }
    }

    /** Fails unless the client reaches that service, and refuses and accepts as it should. */
    static void reaches(String name, AuthClient api) {
        var refused = api.get("/orders").exchange();
        assertThat(refused.hasStatus(401)).as(refused::toString).isTrue();
        assertThat(refused.response().orElseThrow().headers().values(OrdersService.NAME_FIELD))
                .containsExactly(name);
        var accepted = api.as("alice").get("/orders").exchange();
        assertThat(accepted.hasStatus(200)).as(accepted::toString).isTrue();
    }
}
