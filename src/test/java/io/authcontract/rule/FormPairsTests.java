package io.authcontract.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Request;
import io.authcontract.rule.FormPairs.Pair;
import io.authcontract.testkit.RawMessages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormPairsTests {
    private static Request asked(String... lines) {
        return RawMessages.request("https", String.join("\n", lines));
    }

    @Test
    void pairsAreThoseOfTheQueryAndOfAForm() {
        assertThat(FormPairs.of(asked("GET /?a=1&b=&c&=d&&a=2=3 HTTP/1.1")))
                .containsExactly(new Pair("a", "1"), new Pair("b", ""), new Pair("a", "2=3"));
        assertThat(FormPairs.of(asked("GET ?a=1 HTTP/1.1"))).containsExactly(new Pair("a", "1"));
        assertThat(FormPairs.of(asked("GET /a=1 HTTP/1.1"))).isEmpty();
        assertThat(FormPairs.of(asked(
                        "POST /?a=1 HTTP/1.1",
                        "Content-Type: Application/X-WWW-form-urlencoded; charset=utf-8",
                        "",
                        "b=%C3%A4")))
                .containsExactly(new Pair("a", "1"), new Pair("b", "\u00C3\u00A4"));
        assertThat(FormPairs.of(asked("POST / HTTP/1.1", "Content-Type: text/plain", "", "b=2")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a+b%20c, 'a b c'", "%41, A", "%7e%7E, ~~", "%00, '\u0000'", "%0a%0F%f0%9F, '\n\u000F\u00F0\u009F'",
                "100%, 100%", "%4, %4",
        "%4G, %4G", "%G4, %G4", "%%41, %A", "%zz%2, %zz%2", "'', ''", "%\u0664\u0661, %\u0664\u0661",
                "%4\u0080, %4\u0080"
    })
    void aPercentSignWithoutTwoDigitsStandsForItself(String text, String decoded) {
        assertThat(FormPairs.decoded(text)).isEqualTo(decoded);
    }
}
