package io.authcontract.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake the parser names, in values as senders really make them, and some that must not be taken for it. */
class MistakeTests {

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("Basic realm=\"x\" charset=\"UTF-8\"", Mistake.MISSING_COMMA, 16),
                Arguments.of("Basic realm=foo Digest realm=bar", Mistake.MISSING_COMMA, 16),
                Arguments.of("Bearer realm=api error=invalid_token", Mistake.MISSING_COMMA, 17),
                Arguments.of("Bearer, realm=\"x\"", Mistake.COMMA_AFTER_SCHEME, 13),
                Arguments.of("Basic realm=\"x\", Bearer, error=\"y\"", Mistake.COMMA_AFTER_SCHEME, 30),
                Arguments.of("Bearer {token}", Mistake.PLACEHOLDER, 7),
                Arguments.of("Bearer <token>", Mistake.PLACEHOLDER, 7),
                Arguments.of("Bearer ${token}", Mistake.PLACEHOLDER, 8),
                Arguments.of("Bearer realm={realm}", Mistake.PLACEHOLDER, 13),
                Arguments.of("Bearer realm='my api'", Mistake.SINGLE_QUOTES, 17),
                Arguments.of("Bearer realm='x:y'", Mistake.SINGLE_QUOTES, 15),
                Arguments.of("Bearer resource_metadata=https://api.example/x", Mistake.UNQUOTED_URL, 30),
                Arguments.of("Bearer realm=urn:example:api", Mistake.UNQUOTED_VALUE, 16),
                Arguments.of("Bearer realm=/api", Mistake.UNQUOTED_VALUE, 13),
                Arguments.of("Bearer realm=My Site", Mistake.UNQUOTED_VALUE, 16),
                Arguments.of("Digest nonce=abc==", Mistake.UNQUOTED_BASE64, 16),
                Arguments.of("Basic realm=\u201cx\u201d", Mistake.SMART_QUOTES, 12),
                Arguments.of("Basic realm=\u00e2\u0080\u009cx\u00e2\u0080\u009d", Mistake.SMART_QUOTES, 12),
                Arguments.of("Basic realm=\u0093x\u0094", Mistake.SMART_QUOTES, 12),
                Arguments.of("Basic realm=\"x", Mistake.UNTERMINATED_QUOTE, 14),
                Arguments.of("Basic realm=\"x\\\"", Mistake.UNTERMINATED_QUOTE, 16),
                Arguments.of("Basic realm=\"a \"b\" c\"", Mistake.UNESCAPED_QUOTE, 16),
                Arguments.of("Basic realm=\"x\"; charset=\"UTF-8\"", Mistake.SEMICOLON, 15),
                Arguments.of("Basic realm=x; charset=UTF-8", Mistake.SEMICOLON, 13),
                Arguments.of("Basic: realm=\"x\"", Mistake.COLON_AFTER_SCHEME, 5),
                Arguments.of("Basic realm:\"x\"", Mistake.COLON_FOR_EQUALS, 11),
                Arguments.of("Basic \"my realm\"", Mistake.MISSING_NAME, 6),
                Arguments.of("Bearer error=\"invalid_token\", realm=", Mistake.MISSING_VALUE, 36),
                Arguments.of("realm=\"x\"", Mistake.MISSING_SCHEME, 5),
                Arguments.of("Negotiate abc=, realm=\"x\"", Mistake.PARAMETERS_AFTER_TOKEN68, 21),
                Arguments.of("Basic\trealm=\"x\"", Mistake.TAB_AFTER_SCHEME, 5),
                Arguments.of("Basic \trealm=\"x\"", Mistake.TAB_AFTER_SCHEME, 6),
                Arguments.of("Basic realm=\"a\u0000b\"", Mistake.CONTROL_OCTET, 14),
                Arguments.of("Basic\r\n realm=\"x\"", Mistake.CONTROL_OCTET, 5),
                Arguments.of("Basic realm=\u0416", Mistake.NOT_AN_OCTET, 12),
                Arguments.of("Basic realm=\"\u0416\"", Mistake.NOT_AN_OCTET, 13),
                Arguments.of("Foo abc def", Mistake.OTHER, 8));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isNamedAtTheOctetWhereReadingStopped(String value, Mistake mistake, int position) {
        Challenges read = Challenges.parse(value);

        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.mistake()).isEqualTo(mistake);
            assertThat(problem.position()).isEqualTo(position);
        });
    }

    @Test
    void credentialsNameAList() {
        assertThat(AuthorizationField.parse("Bearer abc, Bearer def").problems())
                .extracting(ParseProblem::mistake)
                .containsExactly(Mistake.NOT_A_LIST);
    }

    @Test
    void noMistakeIsWithoutACase() {
        Set<Mistake> shown = mistakes().map(a -> (Mistake) a.get()[1]).collect(Collectors.toSet());

        assertThat(EnumSet.complementOf(EnumSet.copyOf(shown))).containsExactly(Mistake.NOT_A_LIST, Mistake.TOO_LONG);
    }

    @Test
    void adviceSaysWhatToWrite() {
        for (Mistake mistake : EnumSet.complementOf(EnumSet.of(Mistake.OTHER))) {
            assertThat(mistake.advice()).as(mistake.name()).isNotBlank().doesNotEndWith(".");
        }
        assertThat(Mistake.OTHER.advice()).isEmpty();
    }

    static Stream<String> legal() {
        return Stream.of(
                "Bearer realm='x'",
                "Basic realm=%22x%22",
                "Negotiate",
                "Negotiate, NTLM, Basic realm=\"x\"",
                "Foo abc==",
                "Basic , realm=\"x\"",
                "Bearer realm=\"a \\\"b\\\" c\"",
                "Bearer error_description=\"use ; : { } 'x'\"");
    }

    @ParameterizedTest
    @MethodSource("legal")
    void nothingIsNamedInWhatTheGrammarAllows(String value) {
        assertThat(Challenges.parse(List.of(value)).problems()).isEmpty();
    }
}
