import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.authcontract.http.JdkTransport;
import io.authcontract.http.TransportOptions;
import io.authcontract.matrix.Matrix;
import io.authcontract.stub.AuthStub;

/** Without okhttp-tls the stub speaks http, and says what https needs. */
class ServesTheStubOverHttp {
    public static void main(String[] arguments) {
        try (AuthStub stub = AuthStub.start();
                JdkTransport transport = new JdkTransport(TransportOptions.standard())) {
            assertThat(Matrix.of(stub.contract()).run(transport).isFullyProven())
                    .isTrue();
            assertThat(catchThrowable(stub::secureUri))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The stub speaks https only with okhttp-tls, which is not on the class path. Add the"
                            + " dependency com.squareup.okhttp3:okhttp-tls with scope test.");
        }
    }
}
