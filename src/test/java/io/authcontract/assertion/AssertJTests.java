package io.authcontract.assertion;

import static io.authcontract.assertion.Answers.challenging;
import static io.authcontract.assertion.AuthAssertions.AUTH_RESPONSE;
import static io.authcontract.assertion.AuthAssertions.CHALLENGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.BDDAssertions.then;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.authcontract.client.okhttp.OkHttpAssertions;
import io.authcontract.client.restassured.RestAssuredAssertions;
import io.authcontract.http.Exchange;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What AssertJ offers on everything works here too. */
class AssertJTests {
    private static final AuthResponse RESPONSE = challenging("Bearer realm=\"orders\"");

    @Test
    void describes() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(RESPONSE).as("expired %s", "token").isForbidden())
                .withMessageStartingWith("[expired token] ");
    }

    @Test
    void describesAcrossNavigation() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() ->
                        assertThat(RESPONSE).as("expired").challenge("Bearer").hasRealm("x"))
                .withMessageStartingWith("[expired] ");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(RESPONSE)
                        .as("expired")
                        .challenge("Bearer")
                        .and()
                        .isForbidden())
                .withMessageStartingWith("[expired] ");
    }

    @Test
    void theFirstFrameOfAFailureIsTheTest() {
        // Not AssertJ's catchThrowable, which cleans the trace itself.
        AssertionError failure =
                assertThrows(AssertionError.class, () -> assertThat(RESPONSE).isForbidden());

        assertThat(failure.getStackTrace()[0].getClassName())
                .isEqualTo(getClass().getName());
    }

    @Test
    void replacesTheMessage() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() ->
                        assertThat(RESPONSE).withFailMessage("no %s", "entry").isForbidden())
                .withMessage("no entry");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(RESPONSE)
                        .overridingErrorMessage("no")
                        .challenge("Bearer")
                        .hasNonce())
                .withMessage("no");
    }

    @Test
    void returnsAndExtracts() {
        assertThat(RESPONSE)
                .returns(401, AuthResponse::status)
                .returns(Optional.empty(), response -> response.header("Server"))
                .extracting(AuthResponse::exchange)
                .extracting(Exchange::hops)
                .isEqualTo(List.of());
        assertThat(RESPONSE)
                .extracting(response -> response.challenges().list().get(0), CHALLENGE)
                .hasRealm("orders");
    }

    @Test
    void satisfies() {
        assertThat(RESPONSE)
                .satisfies(response -> assertThat(response).isUnauthorized())
                .matches(response -> response.status() == 401)
                .isEqualTo(RESPONSE)
                .isNotNull();
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(RESPONSE)
                .satisfies(response -> assertThat(response).isForbidden()));
    }

    @Test
    void comesBackFromObject() {
        Object any = RESPONSE;
        assertThat(any).asInstanceOf(AUTH_RESPONSE).isUnauthorized();
        assertThat(List.of(any)).first(AUTH_RESPONSE).challenges("Bearer");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat((Object) "x").asInstanceOf(AUTH_RESPONSE))
                .withMessageContaining("to be an instance of");
    }

    @Test
    void speaksBdd() {
        then(RESPONSE).isUnauthorized().challenge("Bearer").hasRealm("orders");
    }

    @Test
    void nullFailsAsInAssertJ() {
        AuthResponse nothing = null;
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> AuthAssertions.assertThat(nothing).isUnauthorized())
                .withMessageContaining("Expecting actual not to be null");
    }

    static Stream<ThrowingCallable> assertionsOnNull() {
        Exchange exchange = null;
        HttpResponse<?> ofTheJdk = null;
        okhttp3.Response ofOkHttp = null;
        io.restassured.response.Response ofRestAssured = null;
        return Stream.of(
                () -> AuthAssertions.assertThat(exchange).isUnauthorized(),
                () -> AuthAssertions.assertThat(ofTheJdk).isUnauthorized(),
                () -> OkHttpAssertions.assertThat(ofOkHttp).isUnauthorized(),
                () -> RestAssuredAssertions.assertThat(ofRestAssured).isUnauthorized());
    }

    @ParameterizedTest
    @MethodSource("assertionsOnNull")
    void nullOfAnyClientFailsAsInAssertJ(ThrowingCallable assertion) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(assertion)
                .withMessageContaining("Expecting actual not to be null");
    }
}
