package io.authcontract.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Body;
import io.authcontract.http.Method;
import io.authcontract.http.Request;
import java.net.URI;
import org.junit.jupiter.api.Test;

class DifferenceTests {
    private static final Request BARE = Request.of(Method.PUT, URI.create("http://localhost/orders/7"));
    private static final Scheme BEARER = Scheme.bearer();

    private static Request with(String line) {
        return BARE.withHeader("Authorization", line);
    }

    private static Difference between(String accepted, String other) {
        return Difference.between(with(accepted), with(other), BEARER);
    }

    @Test
    void seesNothingWhereNothingDiffers() {
        assertThat(between("Bearer a", "Bearer a")).hasToString("nothing");
    }

    @Test
    void tellsUserFromPassword() {
        // alice:one, alice:two, bob:one
        assertThat(between("Basic YWxpY2U6b25l", "Basic YWxpY2U6dHdv")).hasToString("the password");
        assertThat(between("Basic YWxpY2U6b25l", "Basic Ym9iOm9uZQ==")).hasToString("the user-id");
    }

    @Test
    void seesEveryPartOfALine() {
        assertThat(between("Bearer a", "bearer  b"))
                .hasToString("the case of the scheme and the spaces after the scheme and the credentials");
    }

    @Test
    void seesWhatNoScenarioMayChange() {
        Request elsewhere = Request.of(Method.PUT, URI.create("http://localhost:81/orders/7"));

        assertThat(Difference.between(with("Bearer a"), elsewhere.withHeader("Authorization", "Bearer a"), BEARER))
                .hasToString("the request itself");
    }

    @Test
    void seesOtherContentAndAnotherMethod() {
        Request content = with("Bearer a").withBody(Body.of("{}"));
        Request method = Request.of(Method.POST, URI.create("http://localhost/orders/7"));

        assertThat(Difference.between(with("Bearer a"), content, BEARER)).hasToString("the content");
        assertThat(Difference.between(BARE, method, BEARER)).hasToString("the method");
    }

    @Test
    void showsNoValue() {
        assertThat(between("Bearer s3cret-one", "Bearer s3cret-two").toString()).doesNotContain("s3cret");
    }
}
