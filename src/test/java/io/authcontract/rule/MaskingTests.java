package io.authcontract.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no access|no access",
                "id 1234567 of 7|id 1234567 of 7",
                "id 12345678.|id #.",
                "at 2026-11-24T10:15:30+01:00:|at #:",
                "abcdefghijklmnopqrstuvw|abcdefghijklmnopqrstuvw",
                "abcdefghijklmnopqrstuvwx|#",
                "ABCDEFGHIJKLMNOPQRSTUVWXYZ|#",
                "a1_b-c.d:e+f@g~h9|#",
                "a0zAZ90a|#",
                "...|...",
                "7.|7.",
                "{\"a\":\"x/1234567/y\"}|{\"a\":\"x/1234567/y\"}",
                "abc1[abc1{abc1`abc1|abc1[abc1{abc1`abc1",
                "abc1/def2;ghi3|abc1/def2;ghi3"
            })
    void idsAndTimesAreTakenOut(String text, String masked) {
        assertThat(Masking.text(text, Set.of(), false)).isEqualTo(masked);
    }

    @Test
    void soAreNumbersAndWordsOfTheRequestWhenTold() {
        assertThat(Masking.text("order 42 of ann: 7", Set.of(), true)).isEqualTo("order # of ann: #");
        assertThat(Masking.text("order 42 of ann: 7", Set.of("ann"), false)).isEqualTo("order 42 of #: 7");
        assertThat(Masking.text("", Set.of(), true)).isEmpty();
    }

    @Test
    void challengesAreOneTextInTheirOrder() {
        Answer answer = Seen.refused(
                        "WWW-Authenticate: Digest realm=\"r-123456789\", nonce=\"abc\", qop=\"auth\"",
                        "WWW-Authenticate: BEARER scope=\"read-123456789\", Realm=\"x\"",
                        "WWW-Authenticate: Negotiate YWJj",
                        "WWW-Authenticate: UMA realm=\"x\", ticket=\"abc\"")
                .observation()
                .answer()
                .orElseThrow();
        assertThat(Masking.challenges(answer.challenges()))
                .isEqualTo(
                        "digest nonce=\"#\", qop=\"auth\", realm=\"r-123456789\", bearer realm=\"x\", scope=\"#\", negotiate #, uma realm=\"x\", ticket=\"#\"");
    }
}
