package io.authcontract.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.challenge.SenderFault.Kind;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where counting begins and ends: lists that are just long enough, values that are just short enough, lines that begin with a space. */
class ReadingEdgesTests {
    private static final int MOST_OF_A_KIND = 8;
    private static final int MOST_PROBLEMS = 16;

    private static String named(int parameters) {
        return IntStream.range(0, parameters).mapToObj(i -> "name" + i + "=x").collect(Collectors.joining(", "));
    }

    private static List<SenderFault> faults(String value) {
        Challenges read = Challenges.parse(value);
        assertThat(read.problems()).isEmpty();
        return read.senderFaults();
    }

    /** Two parameters, and more than anybody compares in pairs. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 9, 40})
    void aNameThatCameBeforeIsADuplicateHoweverManyThereAre(int others) {
        assertThat(faults("Digest " + named(others))).isEmpty();
        assertThat(faults("Digest " + named(others) + ", NAME0=y"))
                .containsExactly(new SenderFault(Kind.DUPLICATE_PARAMETER, 0, "NAME0"));
    }

    @Test
    void ofAKindOnlyTheFirstFewAreKept() {
        String twice = named(12) + ", " + named(12);

        assertThat(faults("Digest " + twice)).hasSize(MOST_OF_A_KIND);
        assertThat(faults("Digest " + twice + ", a=\"\\x\"")).hasSize(MOST_OF_A_KIND + 1);
    }

    @Test
    void aNeedlessBackslashIsShownWhereItStands() {
        assertThat(faults("Basic realm=\"a\\b\"")).containsExactly(new SenderFault(Kind.NEEDLESS_QUOTED_PAIR, 14, ""));
    }

    @Test
    void emptyElementsBetweenChallengesAreFaults() {
        assertThat(faults("Negotiate,, NTLM")).extracting(SenderFault::kind).containsExactly(Kind.EMPTY_LIST_ELEMENT);
        assertThat(faults("Negotiate abc==,, NTLM, Basic realm=\"x\""))
                .extracting(SenderFault::kind)
                .containsExactly(Kind.EMPTY_LIST_ELEMENT);
    }

    @Test
    void onlyTheFirstBrokenLinesAreTold() {
        for (int lines : new int[] {MOST_PROBLEMS - 1, MOST_PROBLEMS, MOST_PROBLEMS + 1}) {
            assertThat(Challenges.parse(Collections.nCopies(lines, "Basic: x")).problems())
                    .hasSize(Math.min(lines, MOST_PROBLEMS));
        }
    }

    /** What stands before the first line is no part of the value, so that the second begins earlier than the lengths of both say. */
    @Test
    void theSecondLineIsFoundBehindAFirstThatBeginsWithASpace() {
        List<String> lines = List.of("  Basic: x", "=ab, Basic realm=\"x\"");

        assertThat(Challenges.parse(lines).problems())
                .extracting(ParseProblem::position)
                .containsExactly(5, 10);
    }

    @Test
    void theLimitCountsTheCommasBetweenLines() {
        String half = "Basic realm=\"" + "x".repeat(Challenges.MAX_OCTETS / 2 - 15) + "\"";
        String other = half.substring(0, half.length() - 1);

        assertThat(half.length() + 2 + other.length()).isEqualTo(Challenges.MAX_OCTETS - 1);
        assertThat(Challenges.parse(List.of(half, other + "\"")).isWellFormed()).isTrue();
        assertThat(Challenges.parse(List.of(half, other + "x\"")).problems())
                .extracting(ParseProblem::mistake)
                .containsExactly(Mistake.TOO_LONG);
    }

    @Test
    void anExcerptIsCutOnlyWhereMoreStandsBeforeItThanTheDots() {
        assertThat(explained(63)).startsWith("Bearer a=xxx");
        assertThat(explained(64)).startsWith("...er a=xxx");
    }

    private static String explained(int position) {
        Challenges read = Challenges.parse("Bearer a=" + "x".repeat(position - 9) + "[");
        ParseProblem problem = read.problems().get(0);
        assertThat(problem.position()).isEqualTo(position);
        return problem.explain(read.value());
    }

    @Test
    void credentialsAreOneAndNoList() {
        assertThat(AuthorizationField.parse("Digest a=b, c").problems())
                .extracting(ParseProblem::wanted)
                .containsExactly("a parameter: name=value");
        assertThat(AuthorizationField.parse("Digest abc def").problems())
                .extracting(ParseProblem::wanted)
                .containsExactly("'=' and a value, or the end after a token68");
        assertThat(AuthorizationField.parse("Digest , a=b").senderFaults())
                .extracting(SenderFault::kind)
                .containsExactly(Kind.EMPTY_LIST_ELEMENT);
        assertThat(AuthorizationField.parse("Digest \ta=b").problems())
                .extracting(ParseProblem::mistake)
                .containsExactly(Mistake.TAB_AFTER_SCHEME);
    }

    @Test
    void credentialsKnowTheirScheme() {
        assertThat(AuthorizationField.parse("bearer abc").hasScheme("Bearer")).isTrue();
        assertThat(AuthorizationField.parse("bearer abc").hasScheme("Basic")).isFalse();
        assertThat(AuthorizationField.parse("").hasScheme("Bearer")).isFalse();
    }

    @Test
    void aParameterOfAuthenticationInfoIsFoundIgnoringCase() {
        AuthenticationInfo read = AuthenticationInfo.parse("nextnonce=\"abc\", qop=auth");

        assertThat(read.parameter("NextNonce")).contains("abc");
        assertThat(read.parameter("qop")).contains("auth");
        assertThat(read.parameter("rspauth")).isEmpty();
    }
}
