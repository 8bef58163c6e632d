package io.authcontract.challenge;

import static io.authcontract.challenge.Mistake.CONTROL_OCTET;
import static io.authcontract.challenge.Mistake.NOT_AN_OCTET;
import static io.authcontract.challenge.Mistake.SMART_QUOTES;
import static io.authcontract.challenge.Mistake.UNQUOTED_VALUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of a char at which reading stops: the first and the last of every kind, and their neighbours. */
class DiagnosisTests {

    static Stream<Arguments> odd() {
        return Stream.of(
                Arguments.of("\u0000", "the octet 0x00", CONTROL_OCTET),
                Arguments.of("\u001f", "the octet 0x1F", CONTROL_OCTET),
                Arguments.of("\"", "'\"'", UNQUOTED_VALUE),
                Arguments.of("[", "'['", UNQUOTED_VALUE),
                Arguments.of("\u007f", "the octet 0x7F", CONTROL_OCTET),
                Arguments.of("\u0080", "the octet 0x80", UNQUOTED_VALUE),
                Arguments.of("\u0090", "the octet 0x90", UNQUOTED_VALUE),
                Arguments.of("\u0091", "the octet 0x91", SMART_QUOTES),
                Arguments.of("\u0094", "the octet 0x94", SMART_QUOTES),
                Arguments.of("\u0095", "the octet 0x95", UNQUOTED_VALUE),
                Arguments.of("\u00ff", "the octet 0xFF", UNQUOTED_VALUE),
                Arguments.of("\u0100", "the char U+0100", NOT_AN_OCTET),
                Arguments.of("\u2017", "the char U+2017", NOT_AN_OCTET),
                Arguments.of("\u2018", "the char U+2018", SMART_QUOTES),
                Arguments.of("\u201f", "the char U+201F", SMART_QUOTES),
                Arguments.of("\u2020", "the char U+2020", NOT_AN_OCTET),
                Arguments.of("\u00e2\u0080\u0097", "the octet 0xE2", UNQUOTED_VALUE),
                Arguments.of("\u00e2\u0080\u0098", "the octet 0xE2", SMART_QUOTES),
                Arguments.of("\u00e2\u0080\u009f", "the octet 0xE2", SMART_QUOTES),
                Arguments.of("\u00e2\u0080\u00a0", "the octet 0xE2", UNQUOTED_VALUE),
                Arguments.of("\u00e2\u0081\u0098", "the octet 0xE2", UNQUOTED_VALUE),
                Arguments.of("\u00e3\u0080\u0098", "the octet 0xE3", UNQUOTED_VALUE));
    }

    @ParameterizedTest
    @MethodSource("odd")
    void isCalledByItsName(String odd, String found, Mistake mistake) {
        ParseProblem problem = only("Basic realm=a" + odd);

        assertThat(problem.found()).isEqualTo(found);
        assertThat(problem.mistake()).isEqualTo(mistake);
        assertThat(problem.position()).isEqualTo(13);
    }

    @Test
    void aTabIsCalledByItsName() {
        assertThat(only("Basic\trealm=\"x\"").found()).isEqualTo("a tab");
    }

    /** Only where a name follows, or a scheme and a name, could a comma keep two elements apart. */
    @Test
    void aWordBehindAnUnquotedValueIsPartOfTheValue() {
        assertThat(only("Basic realm=a \"b\"").mistake()).isEqualTo(UNQUOTED_VALUE);
        assertThat(only("Basic realm=a b c").mistake()).isEqualTo(UNQUOTED_VALUE);
        assertThat(only("Basic realm=a b c=d").mistake()).isEqualTo(Mistake.MISSING_COMMA);
    }

    private static ParseProblem only(String value) {
        List<ParseProblem> problems = Challenges.parse(value).problems();
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }
}
