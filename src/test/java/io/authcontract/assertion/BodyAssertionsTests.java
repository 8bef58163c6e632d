package io.authcontract.assertion;

import static io.authcontract.assertion.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.authcontract.http.Body;
import io.authcontract.http.Exchange;
import io.authcontract.http.Headers;
import io.authcontract.http.Response;
import io.authcontract.testkit.RawMessages;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyAssertionsTests {

    @Test
    void noBodyIsNoOctet() {
        assertThat(answer("HTTP/1.1 401 X\n\n")).hasNoBody();
        fails(answer("HTTP/1.1 401 X\n\n "), AnswerAssert::hasNoBody).withMessageContaining("1 octets");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401}",
                "{\"title\":\"Unauthorized\"}",
                "{\"instance\":\"/orders/7\",\"detail\":\"no\"}",
                "{}"
            })
    void theseProblemDocumentsAgreeWithA401(String json) {
        assertThat(problem("application/problem+json", json)).hasProblemDetails();
    }

    /** RFC 9457 section 3.1: members have types; section 3.1.2: status is that of the response. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":403}",
                "{\"status\":\"401\"}",
                "{\"title\":7}",
                "{\"detail\":[]}",
                "{\"type\":{}}",
                "[]",
                "not JSON",
                ""
            })
    void theseDoNot(String json) {
        fails(problem("application/problem+json", json), AnswerAssert::hasProblemDetails);
    }

    @Test
    void theTypeHasToBeDeclared() {
        assertThat(problem("Application/Problem+JSON; charset=utf-8", "{}")).hasProblemDetails();
        fails(problem("application/json", "{}"), AnswerAssert::hasProblemDetails)
                .withMessageContaining("its Content-Type is application/json");
    }

    @Test
    void anUnknownBodyFailsAndSaysWhy() {
        AuthResponse unread = body(Body.unknown("somebody else has read it"));
        fails(unread, AnswerAssert::hasNoBody).withMessageContaining("somebody else has read it");
        fails(unread, AnswerAssert::hasProblemDetails).withMessageContaining("somebody else has read it");
        fails(unread, it -> it.leaksNo("secret-1")).withMessageContaining("somebody else has read it");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(unread::text)
                .withMessageContaining("somebody else has read it");
    }

    @Test
    void aTruncatedBodyProvesNothingAboutItsRest() {
        AuthResponse cut = body(Body.truncated("abc".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        fails(cut, it -> it.leaksNo("secret-1")).withMessageContaining("only its first 3 octets were read");
        fails(cut, AnswerAssert::hasNoBody).withMessageContaining("3 octets and more");
    }

    @Test
    void theTextIsDecodedAsDeclared() {
        Response latin = Response.of(
                401, Headers.of("Content-Type", "text/plain; charset=iso-8859-1"), Body.of(new byte[] {'c', (byte) 0xe9
                }));
        assertThat(AuthResponse.of(Exchange.of(RawMessages.request("http", Answers.ANONYMOUS), latin))
                        .text())
                .isEqualTo("cé");
    }

    private static AuthResponse problem(String type, String json) {
        return answer("HTTP/1.1 401 X\nContent-Type: " + type + "\n\n" + json);
    }

    private static AuthResponse body(Body body) {
        Response response = Response.of(401, Headers.of("Content-Type", "application/problem+json"), body);
        return AuthResponse.of(Exchange.of(RawMessages.request("http", Answers.ANONYMOUS), response));
    }

    private static ThrowableAssertAlternative<AssertionError> fails(
            AuthResponse response, Consumer<AuthResponseAssert> assertion) {
        return assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertion.accept(assertThat(response)));
    }
}
