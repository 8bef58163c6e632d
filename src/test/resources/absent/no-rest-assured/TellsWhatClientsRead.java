import static io.authcontract.assertion.AuthAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.authcontract.http.Body;
import io.authcontract.http.Exchange;
import io.authcontract.http.Headers;
import io.authcontract.http.Method;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.net.URI;

/** What a client that is not here makes of a challenge comes from the table, which says so. */
class TellsWhatClientsRead {
    public static void main(String[] arguments) {
        Exchange exchange = Exchange.of(
                Request.of(Method.GET, URI.create("http://localhost/orders")),
                Response.of(401, Headers.of("WWW-Authenticate", "Basic realm=\"x\" charset=\"UTF-8\""), Body.none()));

        assertThat(catchThrowable(() -> assertThat(exchange).challenges("Basic")))
                .hasMessageContaining("REST-assured (measured with 6.0.1): asks for credentials for Basic")
                .hasMessageContaining("OkHttp: reads no challenge");
    }
}
