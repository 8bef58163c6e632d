package io.authcontract.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The full text of explanations. */
class ExplanationTests {

    private static String explain(String value) {
        Challenges read = Challenges.parse(value);
        return read.problems().get(0).explain(read.value());
    }

    @Test
    void pointsAtTheOctetAndNamesTheMistake() {
        assertThat(explain("Basic realm=\"orders\" charset=\"UTF-8\""))
                .isEqualToNormalizingNewlines(
                        """
                Basic realm="orders" charset="UTF-8"
                            ~~~~~~~~~^
                at octet 21: found 'c', wanted a comma or the end after the parameter
                two parameters are separated by a comma: write a "," before this word""");
    }

    @Test
    void saysOnlyWhatTheGrammarWantsWhenNoMistakeIsKnown() {
        assertThat(explain("Bearer abc def"))
                .isEqualToNormalizingNewlines(
                        """
                Bearer abc def
                       ~~~~^
                at octet 11: found 'd', wanted '=' and a value, or the end after a token68""");
    }

    @Test
    void pointsBehindTheValueWhenItEndsTooEarly() {
        assertThat(explain("Bearer realm=\"orders"))
                .isEqualToNormalizingNewlines(
                        """
                Bearer realm="orders
                             ~~~~~~~^
                at octet 20: found the end of the field, wanted the closing '"' of the quoted-string
                the quoted-string that starts here is never closed: end it with a double quote (")""");
    }

    @Test
    void showsAWindowOfALongValue() {
        assertThat(explain("Bearer a=\"" + "x".repeat(200) + "\" b=\"" + "y".repeat(200) + "\""))
                .isEqualToNormalizingNewlines("..."
                        + "x".repeat(58)
                        + "\" b=\""
                        + "y".repeat(27)
                        + "...\n"
                        + "   "
                        + "~".repeat(60)
                        + "^\n"
                        + "at octet 212: found 'b', wanted a comma or the end after the parameter\n"
                        + "two parameters are separated by a comma: write a \",\" before this word");
    }

    @Test
    void letsNoControlReachTheTerminal() {
        assertThat(explain("Basic realm=\"\u001b[31mred\""))
                .isEqualToNormalizingNewlines(
                        """
                Basic realm="?[31mred"
                            ~^
                at octet 13: found the octet 0x1B, wanted text or the closing '"' of the quoted-string
                control octets are not allowed in a field value (RFC 9110 section 5.5)""");
    }

    @Test
    void showsNoValueThatWasTooLongToRead() {
        assertThat(explain("x".repeat(Challenges.MAX_OCTETS + 1)))
                .isEqualToNormalizingNewlines(
                        """
                at octet 0: found more than 1048576 octets, wanted a value of at most 1048576 octets
                the value is longer than the documented limit and was not read""");
    }
}
