package since513;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.client.AuthClient;
import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractContext;
import io.authcontract.contract.ContractSource;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.junit.AuthContract;
import io.authcontract.junit.AuthContractExtension;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import orders.OrdersService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** JUnit knows parameterized classes since 5.13: their contract is declared once and shared by all invocations. */
@ParameterizedClass
@ValueSource(strings = {"/orders", "/customers"})
class ParameterizedClassTests {
    private static final AtomicInteger CONTRACTS = new AtomicInteger();

    private static OrdersService service;

    @RegisterExtension
    static final AuthContractExtension CONTRACT = AuthContractExtension.with(() -> {
        CONTRACTS.incrementAndGet();
        return contract("field");
    });

    private final String path;
    private final AuthClient api;

    ParameterizedClassTests(String path, AuthClient api) {
        this.path = path;
        this.api = api;
    }

    private static Contract contract(String name) {
        return Contract.named(name)
                .baseUri(() -> service.uri())
                .identity(Identity.valid("alice", () -> Credential.bearer(OrdersService.TOKEN)))
                .build();
    }

    static final class Annotated implements ContractSource {
        @Override
        public Contract contract(ContractContext context) {
            return ParameterizedClassTests.contract("annotation");
        }
    }

    @BeforeAll
    static void start() throws IOException {
        service = new OrdersService();
    }

    @AfterAll
    static void stop() {
        assertThat(CONTRACTS).hasValue(1);
        service.close();
    }

    @Test
    void refusesStrangers(Contract contract) {
        assertThat(contract.name()).isEqualTo("field");
        assertThat(api.get(path)).isUnauthorized();
    }

    @Test
    void letsAliceIn(AuthClient other) {
        assertThat(other.as("alice").get(path)).isNotRefused();
    }

    @Nested
    @ParameterizedClass
    @ValueSource(ints = {1, 2})
    @AuthContract(Annotated.class)
    class Inside {
        private final AuthClient own;

        Inside(int number, AuthClient own) {
            assertThat(number).isBetween(1, 2);
            this.own = own;
        }

        @Test
        void hasItsOwn(Contract contract) {
            assertThat(contract.name()).isEqualTo("annotation");
            assertThat(own.get(path)).isUnauthorized();
        }
    }
}
