package io.authcontract.assertion;

import static io.authcontract.assertion.Answers.answer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.authcontract.http.Exchange;
import io.authcontract.testkit.RawMessages;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeakTests {
    /** Has a character for every encoding to change. */
    private static final String SECRET = "p&ss<w>/\"ord'é+ 1";

    /** Written by hand after RFC 3986, the form rules of the URL standard, HTML, RFC 8259 and RFC 4648. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            as it is           | p&ss<w>/"ord'é+ 1
            percent-encoded    | p%26ss%3Cw%3E%2F%22ord%27%C3%A9%2B%201
            percent-encoded    | p%26ss%3cw%3e/%22ord'%c3%a9+%201
            form-encoded       | p%26ss%3Cw%3E%2F%22ord%27%C3%A9%2B+1
            HTML-escaped       | p&amp;ss&lt;w&gt;/&quot;ord&#39;é+ 1
            HTML-escaped       | p&#38;ss&#x3C;w&#x3e;&#x2F;&quot;ord&apos;&#233;+ 1
            JSON-escaped       | p&ss<w>\\/\\"ord'\\u00e9+ 1
            JSON-escaped       | p\\u0026ss\\u003cw\\u003E/\\"ord'é+ 1
            in hexadecimal     | 702673733C773E2F226f726427c3a92b2031""")
    void findsTheSecretInThisSpelling(String spelling, String echo) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(body("you sent [" + echo + "]")).leaksNo(SECRET))
                .withMessageContaining("the secret in the body, " + spelling);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc"})
    void findsTheSecretInsideBase64(String before) {
        byte[] pair = (before + SECRET + ":x").getBytes(UTF_8);
        found(body(Base64.getEncoder().encodeToString(pair)));
        found(body(Base64.getUrlEncoder().withoutPadding().encodeToString(pair)));
        found(body("x" + before + Base64.getEncoder().encodeToString(pair)));
    }

    @Test
    void findsTheSecretInEachPart() {
        found(answer("HTTP/1.1 401 no token-123 here\n\n"), "token-123", "the reason phrase, as it is");
        found(answer("HTTP/1.1 401 X\nX-A: b\nX-A: token-123\n\n"), "token-123", "the field X-A, as it is");
        found(answer("HTTP/1.1 401 X\ntoken-123: b\n\n"), "token-123", "in the field ");
        found(
                answer("HTTP/1.1 302 X\nLocation: /login?t=token%2D123\n\n"),
                "token-123",
                "the field Location, percent-encoded");
    }

    @Test
    void findsTheSecretInARedirectThatWasFollowed() {
        Exchange last = RawMessages.exchange("http", Answers.ANONYMOUS, "HTTP/1.1 200 OK\n\n");
        Exchange.Hop hop = new Exchange.Hop(
                RawMessages.request("http", Answers.ANONYMOUS),
                RawMessages.response("HTTP/1.1 302 Found\nLocation: /x?t=token-123\n\n"));
        AuthResponse response =
                AuthResponse.of(new Exchange(last.request(), last.outcome(), Duration.ZERO, List.of(hop)));

        found(response, "token-123", "the field Location of redirect 1");
    }

    @Test
    void noSecretNoLeak() {
        assertThat(
                        body(
                                """
                {"message":"invalid token","id":"cafebabe-1234","t":"bm90aGluZyB0byBzZWUgaGVyZQ=="}"""))
                .leaksNo(SECRET, "token-123");
        assertThat(body("TOKEN-123 %zz &#xZZ; \\u12 %")).leaksNo("token-123");
    }

    @Test
    void saysWhichSecretAndNeverShowsIt() {
        AuthResponse response =
                body("one: blueberry-7, the other: " + Base64.getEncoder().encodeToString(SECRET.getBytes(UTF_8)));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(response).leaksNo("cherry-9", "blueberry-7", SECRET))
                .withMessageContaining("secret 2 of 3 in the body, as it is")
                .withMessageContaining("secret 3 of 3 in the body, in base64")
                .withMessageNotContainingAny(
                        "blueberry-7", "cherry-9", Base64.getEncoder().encodeToString(SECRET.getBytes(UTF_8)));
    }

    @Test
    void lookingForNothingIsAMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(body("")).leaksNo())
                .withMessageStartingWith("leaksNo(..) got no secret");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(body("")).leaksNo("a", ""))
                .withMessageStartingWith("leaksNo(..) got an empty secret");
    }

    private static AuthResponse body(String body) {
        return answer("HTTP/1.1 401 Unauthorized\n\n" + body);
    }

    private static void found(AuthResponse response) {
        found(response, SECRET, "in base64");
    }

    private static void found(AuthResponse response, String secret, String where) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(response).leaksNo(secret))
                .withMessageContaining(where);
    }
}
