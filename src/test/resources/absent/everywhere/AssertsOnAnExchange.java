import static io.authcontract.assertion.AuthAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.assertion.AuthResponse;
import io.authcontract.assertion.AuthSoftAssertions;
import io.authcontract.http.Body;
import io.authcontract.http.Exchange;
import io.authcontract.http.Headers;
import io.authcontract.http.Method;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import io.authcontract.rule.RuleBook;
import java.net.URI;

/** Asserts with no client at all, hard and softly. */
class AssertsOnAnExchange {
    public static void main(String[] arguments) {
        Request request = Request.of(Method.GET, URI.create("http://localhost/orders"));
        Response refusal = Response.of(401, Headers.of("WWW-Authenticate", "Bearer realm=\"orders\""), Body.none());
        Exchange exchange = Exchange.of(request, refusal);

        assertThat(exchange).isUnauthorized().challenge("Bearer").hasRealm("orders");
        assertThat(AuthResponse.of(exchange)).conformsTo(RuleBook.standard());
        assertThat("anything else").isNotBlank();

        AuthSoftAssertions softly = new AuthSoftAssertions();
        softly.assertThat(exchange)
                .isForbidden()
                .challenge("Basic")
                .hasRealm("x")
                .and()
                .setsNoCookie();
        assertThat(softly.errorsCollected()).hasSize(2);
    }
}
