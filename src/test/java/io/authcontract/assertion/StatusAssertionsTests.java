package io.authcontract.assertion;

import static io.authcontract.assertion.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.authcontract.testkit.RawMessages;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusAssertionsTests {
    private static final String AT_AUTH_EXAMPLE = "GET /token HTTP/1.1\nHost: auth.example\n";

    private static final String WITH_TOKEN =
            """
            GET /orders/7 HTTP/1.1
            Host: localhost:8080
            Authorization: Bearer expired
            """;

    @Test
    void unauthorizedIs401AndNothingElse() {
        assertThat(status(401)).isUnauthorized();
        fails(status(403), AuthResponseAssert::isUnauthorized);
        fails(status(200), AuthResponseAssert::isUnauthorized);
        fails(status(407), AuthResponseAssert::isUnauthorized);
    }

    @Test
    void forbiddenIs403() {
        assertThat(status(403)).isForbidden();
        fails(status(401), AuthResponseAssert::isForbidden);
    }

    @Test
    void proxyAuthenticationRequiredIs407() {
        assertThat(status(407)).isProxyAuthenticationRequired();
        fails(status(401), AuthResponseAssert::isProxyAuthenticationRequired);
    }

    @Test
    void anyStatusCanBeAskedFor() {
        assertThat(status(404)).hasStatus(404);
        fails(status(401), it -> it.hasStatus(404));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 304, 400, 404, 405, 409, 415, 422, 429, 499})
    void theseAreNoRefusal(int status) {
        assertThat(status(status)).isNotRefused();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 407, 500, 502, 503, 599})
    void theseAreARefusalOrNoAnswer(int status) {
        fails(status(status), AuthResponseAssert::isNotRefused);
    }

    @Test
    void aRedirectElsewhereIsNoRefusal() {
        assertThat(answer("HTTP/1.1 301 Moved Permanently\nLocation: /orders/7/\n\n"))
                .isNotRefused();
    }

    @Test
    void aRedirectToTheLoginPageIsARefusal() {
        fails(answer("HTTP/1.1 302 Found\nLocation: /login\n\n"), AuthResponseAssert::isNotRefused);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://auth.example/token", "https://auth.example/token/?x=1", "/token/", "token"})
    void aRedirectToTheSamePlaceIsNoRefusalWhateverItsName(String location) {
        assertThat(answer(AT_AUTH_EXAMPLE, "HTTP/1.1 308 X\nLocation: " + location + "\n\n"))
                .isNotRefused();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://auth.example/", "https://login.auth.example/token", "/login", "http://[bad/login"})
    void aRedirectToAnotherPlaceIsOneByItsName(String location) {
        fails(
                answer(AT_AUTH_EXAMPLE, "HTTP/1.1 308 X\nLocation: " + location + "\n\n"),
                AuthResponseAssert::isNotRefused);
    }

    @Test
    void aLoginPageIsARefusalWhateverItsStatus() {
        AuthResponse page = answer(
                """
                HTTP/1.1 200 OK
                Content-Type: text/html;charset=utf-8

                <form action="/login"><input name=p type = "PassWord"></form>""");
        fails(page, AuthResponseAssert::isNotRefused);
    }

    @Test
    void aPageWithoutPasswordFieldIsNoRefusal() {
        assertThat(answer("HTTP/1.1 200 OK\nContent-Type: text/html\n\n<p>type=text</p>"))
                .isNotRefused();
    }

    @Test
    void theReasonDependsOnWhatWasSentAndAnswered() {
        fails(status(403), AuthResponseAssert::isUnauthorized).withMessageContaining("unauth-is-401: ");
        fails(answer(WITH_TOKEN, "HTTP/1.1 403 Forbidden\n\n"), AuthResponseAssert::isUnauthorized)
                .withMessageContaining("invalid-creds-401: ");
        fails(answer("HTTP/1.1 302 Found\nLocation: /login\n\n"), AuthResponseAssert::isUnauthorized)
                .withMessageContaining("no-login-redirect-for-machines: ");
    }

    @Test
    void theReasonPhraseOfTheServiceIsShown() {
        fails(answer("HTTP/1.1 403 Nope\n\n"), AuthResponseAssert::isUnauthorized)
                .withMessageContaining("it answered with%n  403 Nope%n".formatted());
    }

    @Test
    void aPercentSignInTheAddressOrTheAnswerIsNoFormat() {
        AuthResponse response = AuthResponse.of(RawMessages.exchange(
                "http", "GET /a%20b?c=%s HTTP/1.1\nHost: localhost\n\n", "HTTP/1.1 403 100%n sure\n\n"));
        fails(response, AuthResponseAssert::isUnauthorized)
                .withMessageContaining("GET http://localhost/a%20b?c=%s")
                .withMessageContaining("403 100%n sure");
    }

    private static AuthResponse status(int status) {
        return answer("HTTP/1.1 " + status + " \n\n");
    }

    private static ThrowableAssertAlternative<AssertionError> fails(
            AuthResponse response, Consumer<AuthResponseAssert> assertion) {
        return assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertion.accept(assertThat(response)));
    }
}
