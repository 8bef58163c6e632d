package orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.assertion.AuthSoftAssertions;
import io.authcontract.client.AuthClient;
import io.authcontract.contract.Contract;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.junit.AuthContractExtension;
import java.io.IOException;
import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user writes, run by Surefire without a test kit in between. */
class OrdersAuthTests {
    private static OrdersService service;

    @RegisterExtension
    static final AuthContractExtension CONTRACT = AuthContractExtension.with(() -> Contract.named("orders")
            .baseUri(() -> service.uri())
            .identity(Identity.valid("alice", () -> Credential.bearer(OrdersService.TOKEN)))
            .build());

    @BeforeAll
    static void start() throws IOException {
        service = new OrdersService();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void refusesStrangers(AuthClient api) {
        assertThat(api.get("/orders")).isUnauthorized().challenges("Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer  x", "bearer x", "Basic eA=="})
    void refusesOtherCredentials(String authorization, AuthClient api) {
        assertThat(api.withAuthorization(authorization).get("/orders")).isUnauthorized();
    }

    @Nested
    class Alice {
        private final AuthClient api;

        Alice(AuthClient client) {
            api = client.as("alice");
        }

        @RepeatedTest(2)
        void isLetIn() {
            assertThat(api.get("/orders")).isNotRefused();
        }
    }

    @Nested
    @ExtendWith(SoftAssertionsExtension.class)
    class Softly {
        @InjectSoftAssertions
        private AuthSoftAssertions softly;

        @Test
        void collects(AuthClient api) {
            softly.assertThat(api.get("/orders")).isUnauthorized();
            softly.assertThat(api.as("alice").get("/orders")).isNotRefused();
        }
    }
}
