package io.authcontract.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Request;
import io.authcontract.testkit.RawMessages;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TellingMembersTests {
    private static final Request ASKED =
            RawMessages.request("https", "POST /orders/4711 HTTP/1.1\nHost: api.example\n\n{\"street\":\"Elm Road\"}");

    private static TellingMembers of(String text) {
        return TellingMembers.of(text, ASKED);
    }

    private static Set<String> members(String text) {
        return of(text).members();
    }

    @Test
    void namesStandWithTheirValuesAtAnyDepth() {
        assertThat(
                        members(
                                "{\"total\":17.30,\"by\":{\"name\":\"Ann Lee\"},\"lines\":[{\"id\":12,\"open\":true,\"note\":null}]}"))
                .containsExactlyInAnyOrder("total=17.30", "name=Ann Lee", "id=12");
    }

    /** After an object or a list the next value of a list has no name. */
    @Test
    void valuesOfAListHaveItsName() {
        assertThat(members("{\"tags\":[\"red\",\"green\"],\"of\":[[\"blue\"],\"gray\"]}"))
                .containsExactlyInAnyOrder("tags=red", "tags=green", "of=blue", "=gray");
        assertThat(members("[\"red\"]")).containsExactly("=red");
        assertThat(members("\"red\"")).containsExactly("=red");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"a\"", "7", "true", "\"2026-11-24\"", "\"10:15:30\"", "123456789", "\"4711\"", "\"Elm Road\""})
    void whatStandsThereByChanceTellsNothing(String value) {
        assertThat(members("{\"x\":" + value + "}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "42", "12345678", "4712", "Elm Street", "10-15-30"})
    void whatIsLongerTells(String value) {
        assertThat(members("{\"x\":\"" + value + "\"}")).containsExactly("x=" + value);
    }

    @Test
    void longTextsTellNothingAndLongNamesAreForgotten() {
        String longest = "x".repeat(256);
        assertThat(members("{\"a\":\"" + longest + "\"}")).hasSize(1).allMatch(digest -> digest.startsWith("sha-256 "));
        assertThat(members("{\"a\":\"" + longest + "x\"}")).isEmpty();
        assertThat(members("{\"" + longest + "\":\"red\"}"))
                .doesNotContain("=red")
                .hasSize(1);
        assertThat(members("{\"" + longest + "x\":\"red\"}")).containsExactly("=red");
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "request_id", "Request-ID", "traceId"})
    void membersOfAnEnvelopeAreApart(String name) {
        TellingMembers found =
                of("{\"" + name + "\":\"web-07a\",\"meta\":{\"" + name + "\":\"web-07b\",\"who\":\"Ann Lee\"}}");
        assertThat(found.members()).containsExactly("who=Ann Lee");
        assertThat(found.envelope()).containsExactlyInAnyOrder("web-07a", "web-07b");
    }

    /** A version of a document is data; that of the service stands at the top, or in "meta". */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'data':{'version':'web-07a'}}|false",
                "{'data':{'meta':{'version':'web-07a'}}}|false",
                "{'data':{'a':{'b':'red'},'version':'web-07a'}}|false",
                "{'a':{'b':{'c':'red'}},'version':'web-07a'}|true",
                "{'meta':{'a':{'b':'red'},'version':'web-07a'}}|false",
                "[{'version':'web-07a'}]|true"
            })
    void whereAMemberStandsMatters(String text, boolean isOfEnvelope) {
        TellingMembers found = of(text.replace('\'', '"'));
        assertThat(found.envelope().contains("web-07a")).isEqualTo(isOfEnvelope);
        assertThat(found.members().contains("version=web-07a")).isNotEqualTo(isOfEnvelope);
    }

    @Test
    void linksAreOfTheEnvelopeWithAllThatIsInThem() {
        TellingMembers found = of(
                "{\"data\":{\"links\":{\"self\":[{\"at\":\"page-1a\"},\"page-1b\"]},\"at\":\"page-2a\"},\"at\":\"page-3a\"}");
        assertThat(found.members()).containsExactlyInAnyOrder("at=page-2a", "at=page-3a");
        assertThat(found.envelope()).containsExactlyInAnyOrder("page-1a", "page-1b");
        assertThat(members("{\"server\":{\"at\":\"page-1a\"}}")).containsExactly("at=page-1a");
    }

    @Test
    void contentThatIsCutOffIsReadAsFarAsItGoes() {
        assertThat(members("{\"total\":\"17.30\",\"name\":\"Ann L")).containsExactly("total=17.30");
        assertThat(members("{\"total\":\"17.30\"]")).containsExactly("total=17.30");
        assertThat(members("{'total':'17.30'}")).isEmpty();
        assertThat(members("<p>17.30</p>")).isEmpty();
        assertThat(members("")).isEmpty();
    }

    @Test
    void onlyTheFirstLevelsAreRead() {
        assertThat(members("[".repeat(99) + "{\"a\":\"red\"")).containsExactly("a=red");
        assertThat(members("[".repeat(100) + "{\"a\":\"red\"")).isEmpty();
    }

    @Test
    void onlyTheFirstValuesAreRead() {
        assertThat(members(numbers(256) + "]")).hasSize(256);
        assertThat(members(numbers(257) + "]")).hasSize(256).doesNotContain("=1256");
        assertThat(members("[" + "1,".repeat(4095) + "\"red\"]")).containsExactly("=red");
        assertThat(members("[" + "1,".repeat(4096) + "\"red\"]")).isEmpty();
    }

    private static String numbers(int count) {
        return IntStream.range(1000, 1000 + count)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(",", "[", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "ab, ab, true",
        "ab, abcdefgh, true",
        "abc, ab, false",
        "a, a, false",
        "abc, abc, true",
        "abcdefgh, abcd, true",
        "abcdefghi, abcd, false"
    })
    void manyShareHalfAndFewAll(String members, String others, boolean most) {
        assertThat(TellingMembers.areMostOf(letters(members), letters(others))).isEqualTo(most);
    }

    private static Set<String> letters(String word) {
        return word.chars().mapToObj(Character::toString).collect(Collectors.toSet());
    }
}
