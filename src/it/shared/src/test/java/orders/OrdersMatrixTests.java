package orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.assertion.AuthResponse;
import io.authcontract.contract.Contract;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.junit.AuthContractExtension;
import io.authcontract.junit.AuthMatrix;
import io.authcontract.junit.RefusesUnauthenticated;
import io.authcontract.matrix.Cell;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A matrix as a user writes it, run by Surefire without a test kit in between. */
class OrdersMatrixTests {
    private static OrdersService service;

    @RegisterExtension
    static final AuthContractExtension CONTRACT = AuthContractExtension.with(() -> Contract.named("orders")
            .baseUri(() -> service.uri())
            .scheme(Scheme.bearer("orders"))
            .identity(Identity.valid("alice", () -> Credential.bearer(OrdersService.TOKEN)))
            .secured("GET,PUT,PATCH,POST /orders")
            .build());

    @BeforeAll
    static void start() throws IOException {
        service = new OrdersService();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @AuthMatrix
    void everyOperationRefuses(Cell cell, AuthResponse response) {
        assertThat(response.exchange().request().orElseThrow().path())
                .as(cell.id())
                .startsWith("/orders");
    }

    @Nested
    class FromAnInterface implements RefusesUnauthenticated {}
}
