package quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.client.AuthClient;
import io.authcontract.client.okhttp.OkHttpTransport;
import io.authcontract.http.TransportOptions;
import io.authcontract.junit.AuthContract;
import io.authcontract.matrix.Coverage;
import io.authcontract.matrix.Matrix;
import io.authcontract.matrix.Verdict;
import io.authcontract.stub.AuthStub;
import io.authcontract.stub.Flaw;
import org.junit.jupiter.api.Test;

/** A service to rehearse on: it refuses as the RFCs ask, or wrongly on purpose. */
@AuthContract(stub = true)
class StubTests {
    @Test
    void refusesAsTheRfcsAsk(AuthClient api) {
        assertThat(api.get("/orders")).isUnauthorized().hasProblemDetails().challenges("Bearer");
    }

    @Test
    void remembersWhatItWasAskedAndNoSecret(AuthClient api, AuthStub stub) {
        api.as("alice").get("/orders");

        assertThat(stub.requests()).isNotEmpty();
        assertThat(stub.requests().toString()).doesNotContain(stub.bearerToken("alice"));
    }

    @Test
    void showsWhatAFlawDoes() {
        try (AuthStub stub = AuthStub.misbehaving(Flaw.CHALLENGE_MISSING);
                OkHttpTransport transport = new OkHttpTransport(TransportOptions.standard())) {
            Coverage coverage = Matrix.of(stub.contract()).run(transport);

            assertThat(coverage.cells(Verdict.BROKEN))
                    .map(cell -> cell.cell().id())
                    .contains("orders: GET /orders ~ none.no-credentials");
        }
    }
}
