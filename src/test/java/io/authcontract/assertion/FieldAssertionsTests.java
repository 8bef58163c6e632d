package io.authcontract.assertion;

import static io.authcontract.assertion.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldAssertionsTests {

    @Test
    void fieldsAreFoundByNameInAnyCase() {
        assertThat(with("X-A: 1")).hasHeader("x-a").doesNotHaveHeader("X-B");
        fails(with("X-A: 1"), it -> it.hasHeader("X-B"));
        fails(with("X-A: 1"), it -> it.doesNotHaveHeader("x-a"));
    }

    @Test
    void oneLineHasTheWholeValue() {
        assertThat(with("Vary: Accept\nVary: Origin")).hasHeader("vary", "Origin");
        fails(with("Vary: Accept, Origin"), it -> it.hasHeader("Vary", "Origin"));
        fails(with("Vary: origin"), it -> it.hasHeader("Vary", "Origin"));
    }

    @Test
    void cookiesAreSeen() {
        assertThat(with("X-A: 1")).setsNoCookie();
        fails(with("set-cookie: a=b"), AnswerAssert::setsNoCookie);
    }

    /** RFC 9110 section 10.2.3: delay-seconds = 1*DIGIT; a date is an IMF-fixdate (section 5.6.7). */
    @ParameterizedTest
    @ValueSource(strings = {"0", "120", "99999999999999999999", "Sun, 06 Nov 1994 08:49:37 GMT"})
    void thisSaysWhenToComeBack(String value) {
        assertThat(with("Retry-After: " + value)).hasRetryAfter();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "-1",
                "1.5",
                "1 s",
                "\u0661",
                "Sun, 6 Nov 1994 08:49:37 GMT",
                "Sunday, 06-Nov-94 08:49:37 GMT",
                "Sun, 06 Nov 1994 08:49:37 +01",
                "Mon, 06 Nov 1994 08:49:37 GMT",
                "1994-11-06T08:49:37Z"
            })
    void thisDoesNot(String value) {
        fails(with("Retry-After: " + value), AnswerAssert::hasRetryAfter);
    }

    @Test
    void comingBackTwiceIsAmbiguous() {
        fails(with("Retry-After: 1\nRetry-After: 2"), AnswerAssert::hasRetryAfter);
        fails(with("X-A: 1"), AnswerAssert::hasRetryAfter);
    }

    @Test
    void theTimeCanBeBounded() {
        Duration minute = Duration.ofMinutes(1);
        assertThat(with("Retry-After: 60")).hasRetryAfter(minute);
        fails(with("Retry-After: 61"), it -> it.hasRetryAfter(minute));
        fails(with("Retry-After: 99999999999999999999"), it -> it.hasRetryAfter(minute));
        fails(with("X-A: 1"), it -> it.hasRetryAfter(minute));
    }

    @Test
    void aDateIsComparedWithTheDateOfTheResponse() {
        Duration minute = Duration.ofMinutes(1);
        String date = "Date: Sun, 06 Nov 1994 08:49:37 GMT\nRetry-After: ";
        assertThat(with(date + "Sun, 06 Nov 1994 08:50:37 GMT")).hasRetryAfter(minute);
        fails(with(date + "Sun, 06 Nov 1994 08:50:38 GMT"), it -> it.hasRetryAfter(minute));
        fails(with("Retry-After: Sun, 06 Nov 1994 08:50:37 GMT"), it -> it.hasRetryAfter(minute));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            302 | /login
            303 | https://id.example/realms/shop/protocol/openid-connect/auth?client_id=shop
            307 | https://login.example/
            308 | /Account/Login
            301 | /users/sign_in
            302 | /saml2/idp
            302 | /loginPage
            302 | /oauth2/authorization/github""")
    void thisLeadsToALoginPage(int status, String location) {
        assertThat(answer("HTTP/1.1 " + status + " X\nLocation: " + location + "\n\n"))
                .redirectsToLogin();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            302 | /orders/
            302 | /authors/7
            302 | /catalogin
            302 | /orders?next=/login
            302 | /orders#login
            200 | /login
            304 | /login
            401 | /login""")
    void thisDoesNotLeadToALoginPage(int status, String location) {
        fails(answer("HTTP/1.1 " + status + " X\nLocation: " + location + "\n\n"), AnswerAssert::redirectsToLogin);
    }

    @Test
    void aRedirectWithoutLocationLeadsNowhere() {
        fails(answer("HTTP/1.1 302 Found\n\n"), AnswerAssert::redirectsToLogin);
    }

    @Test
    void theLoginPageCanBeNamed() {
        AuthResponse response = answer("HTTP/1.1 303 X\nLocation: https://shop.example/welcome?from=%2F\n\n");
        assertThat(response).redirectsToLogin("/welcome").redirectsToLogin("https://shop.example/welcome");
        fails(response, it -> it.redirectsToLogin("/login"));
        fails(response, it -> it.redirectsToLogin("/welc"));
        fails(answer("HTTP/1.1 303 X\nLocation: http://[bad/welcome\n\n"), it -> it.redirectsToLogin("/welcome"));
        fails(answer("HTTP/1.1 200 X\nLocation: /welcome\n\n"), it -> it.redirectsToLogin("/welcome"));
    }

    /** RFC 9110 section 10.2.2: a Location may be relative, to http://localhost:8080/orders/7 here. */
    @Test
    void theLoginPageIsFoundRelativeToTheRequest() {
        AuthResponse relative = answer("HTTP/1.1 302 Found\nLocation: ../welcome?from=7\n\n");
        assertThat(relative).redirectsToLogin("/welcome").redirectsToLogin("http://localhost:8080/welcome");
        fails(relative, it -> it.redirectsToLogin("/orders/welcome"));
        fails(relative, it -> it.redirectsToLogin("https://localhost:8080/welcome"));
    }

    private static AuthResponse with(String lines) {
        return answer("HTTP/1.1 401 Unauthorized\n" + lines + "\n\n");
    }

    private static void fails(AuthResponse response, Consumer<AuthResponseAssert> assertion) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertion.accept(assertThat(response)));
    }
}
