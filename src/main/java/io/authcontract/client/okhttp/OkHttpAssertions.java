package io.authcontract.client.okhttp;

import io.authcontract.assertion.AuthAssertions;
import io.authcontract.assertion.AuthResponse;
import io.authcontract.assertion.AuthResponseAssert;
import io.authcontract.http.Exchange;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on responses of OkHttp, 4.12 or 5.
 *
 * <pre>{@code
 * try (Response response = client.newCall(request).execute()) {
 *     assertThat(response).isUnauthorized().challenges("Bearer");
 * }
 * }</pre>
 *
 * <p>Asserting reads no octet away: the body can be read afterwards. A body that was read or closed before is unknown, and assertions about it fail
 * and say so. OkHttp decodes field values as UTF-8; they are turned back into octets.
 *
 * @since 0.1.0
 */
public final class OkHttpAssertions {
    private OkHttpAssertions() {}

    /**
     * Starts assertions on a response.
     *
     * @param actual the response, read or not
     * @return the assertions
     */
    public static AuthResponseAssert assertThat(@Nullable Response actual) {
        return AuthAssertions.assertThat(actual == null ? null : response(actual));
    }

    /**
     * Does what {@link #assertThat} does, under a name that clashes with none of AssertJ.
     *
     * @param actual the response, read or not
     * @return the assertions
     */
    public static AuthResponseAssert assertThatResponse(@Nullable Response actual) {
        return assertThat(actual);
    }

    /**
     * Returns a response for AssertJ's own {@code assertThat}.
     *
     * @param actual the response, read or not
     * @return the same, as a value that no longer depends on the connection
     */
    public static AuthResponse response(Response actual) {
        AuthResponse response = AuthResponse.of(exchange(actual));
        boolean lost = response.headers().fields().stream()
                .anyMatch(field -> field.value().indexOf('\uFFFD') >= 0);
        return lost
                ? response.withHint(
                        "OkHttp reads field values as UTF-8 and has lost octets that are none: they are shown as U+FFFD.")
                : response;
    }

    /**
     * Returns the exchange a response belongs to. The request is the one that went over the network, with the fields OkHttp adds; redirects that
     * were followed are its hops.
     *
     * @param actual the response, read or not
     * @return the exchange
     */
    public static Exchange exchange(Response actual) {
        return OkHttpExchanges.exchange(actual);
    }
}
