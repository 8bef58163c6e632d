package io.authcontract.client.restassured;

import io.authcontract.assertion.AuthAssertions;
import io.authcontract.assertion.AuthResponse;
import io.authcontract.assertion.AuthResponseAssert;
import io.authcontract.http.Exchange;
import io.authcontract.http.Redaction;
import io.authcontract.rule.Circumstances;
import io.restassured.response.Response;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on responses of REST-assured.
 *
 * <pre>{@code
 * Response response = given().filter(new ContractFilter()).when().get("/orders");
 * assertThat(response).isUnauthorized().challenges("Bearer");
 * }</pre>
 *
 * <p>All WWW-Authenticate lines count, while REST-assured's own {@code getHeader} shows the last one only. Without {@link ContractFilter} the request
 * is unknown, and failures say so. For {@code then().spec(..)} see {@link RefusalSpec}.
 *
 * @since 0.1.0
 */
public final class RestAssuredAssertions {
    private RestAssuredAssertions() {}

    /**
     * Starts assertions on a response.
     *
     * @param actual the response; its body can be read afterwards
     * @return the assertions
     */
    public static AuthResponseAssert assertThat(@Nullable Response actual) {
        return AuthAssertions.assertThat(actual == null ? null : response(actual));
    }

    /**
     * Does what {@link #assertThat} does, under a name that clashes with none of AssertJ.
     *
     * @param actual the response; its body can be read afterwards
     * @return the assertions
     */
    public static AuthResponseAssert assertThatResponse(@Nullable Response actual) {
        return assertThat(actual);
    }

    /**
     * Returns a response for AssertJ's own {@code assertThat}.
     *
     * @param actual the response; its body can be read afterwards
     * @return the same, as a value that no longer depends on the connection
     */
    public static AuthResponse response(Response actual) {
        Exchange exchange = exchange(actual);
        return RestAssuredExchanges.recorded(actual)
                .map(recorded -> recorded(exchange, recorded))
                .orElseGet(() -> hinted(AuthResponse.of(exchange, Redaction.standard())
                        .withHint("REST-assured does not tell the request of a response:"
                                + " write given().filter(new ContractFilter()) to see it here.")));
    }

    private static AuthResponse recorded(Exchange exchange, RecordedHeaders recorded) {
        AuthResponse response = hinted(AuthResponse.of(exchange, recorded.redaction()));
        return recorded.authenticatesUnseen() ? response.withCircumstances(Circumstances.unknown()) : response;
    }

    /** A login page that came as a success was most likely reached by a redirect, of which REST-assured says nothing. */
    private static AuthResponse hinted(AuthResponse response) {
        boolean page = response.exchange()
                .response()
                .filter(r -> r.status() / 100 == 2
                        && r.mediaType().filter("text/html"::equals).isPresent())
                .isPresent();
        return page
                ? response.withHint("REST-assured follows redirects by default, so this page may be where one has led:"
                        + " write given().redirects().follow(false) to see the answer of the service itself.")
                : response;
    }

    /**
     * Returns the exchange a response belongs to. Redirects that REST-assured has followed are not among its hops: it does not tell them.
     *
     * @param actual the response; its body can be read afterwards
     * @return the exchange, without its request unless {@link ContractFilter} has recorded it
     */
    public static Exchange exchange(Response actual) {
        return RestAssuredExchanges.exchange(actual);
    }
}
