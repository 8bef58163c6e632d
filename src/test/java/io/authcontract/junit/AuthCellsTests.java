package io.authcontract.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.client.AuthClient;
import io.authcontract.http.Method;
import io.authcontract.matrix.Cell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Methods, credentials and cells as sources of parameterized tests, used as a reader would. */
@AuthContract(Fixtures.Outer.class)
class AuthCellsTests {
    @ParameterizedTest
    @MethodSource("io.authcontract.junit.AuthCells#methods")
    void refusesEveryMethod(Method method, AuthClient api) {
        assertThat(api.request(method, "/orders")).isUnauthorized();
    }

    @ParameterizedTest
    @MethodSource("io.authcontract.junit.AuthCells#refusedAuthorizations")
    void refusesCredentialsThatNobodyIssued(String authorization, AuthClient api) {
        assertThat(api.withAuthorization(authorization).get("/orders")).isUnauthorized();
    }

    @Test
    void namesTheCellsOfAContract() {
        assertThat(AuthCells.of(MatrixFixtures.orders(), "GET * ~ none.*"))
                .extracting(Cell::id)
                .containsExactly(
                        "orders: GET /orders ~ none.no-credentials", "orders: GET /orders ~ none.unknown-scheme");
        assertThat(AuthCells.of(MatrixFixtures.orders())).hasSameSizeAs(MatrixFixtures.names(MatrixFixtures.orders()));
    }
}
