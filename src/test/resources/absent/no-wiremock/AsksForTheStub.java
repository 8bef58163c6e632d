import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.authcontract.http.Method;
import io.authcontract.http.RawTransport;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import io.authcontract.http.TransportOptions;
import io.authcontract.stub.AuthStub;
import io.authcontract.stub.RawAnswer;
import io.authcontract.stub.RawStub;

/** Who asks for the stub learns what to add; what needs no WireMock goes on working. */
class AsksForTheStub {
    public static void main(String[] arguments) {
        assertThat(catchThrowable(AuthStub::start))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The stub needs WireMock, which is not on the class path. Add the dependency"
                        + " org.wiremock:wiremock-standalone with scope test.");

        try (RawStub raw = RawStub.answering(RawAnswer.early401("Bearer realm=\"orders\""));
                RawTransport transport = new RawTransport(TransportOptions.standard())) {
            Response refusal = (Response) transport.send(Request.of(Method.GET, raw.uri()));
            assertThat(refusal.status()).isEqualTo(401);
        }
    }
}
