package io.authcontract.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenValuesTests {
    private static final String TOLD = "{\"rack\":\"web-07a\"}";

    private final OpenValues open = new OpenValues();

    private boolean isOpen(String value) {
        return open.without(Set.of(value)).isEmpty();
    }

    private void see(Seen seen) {
        open.see(seen.observation().answer().orElseThrow());
    }

    private boolean collect(int status, String content) {
        Answer answer = answered(status, content).observation().answer().orElseThrow();
        return open.collect(answer.response(), answer.request().orElseThrow());
    }

    private static Seen answered(int status, String content) {
        return Seen.get("HTTP/1.1 " + status + " ").content(content);
    }

    @Test
    void anOpenOperationShowsWhatItShows() {
        see(Seen.get("HTTP/1.1 200 OK", "X-Rack: rack-17b").content(TOLD).open());
        assertThat(open.without(Set.of("web-07a", "rack-17b", "rack=web-07a", "rack=web-08a")))
                .containsExactly("rack=web-08a");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405, 501})
    void soDoesAPlaceWhereNothingIs(int status) {
        see(answered(status, TOLD));
        assertThat(isOpen("web-07a")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405, 501})
    void unlessARefusalLooksLikeThat(int status) {
        see(answered(status, TOLD).in(c -> c.substitutes(Set.of(status))));
        assertThat(isOpen("web-07a")).isFalse();
    }

    @Test
    void soDoesAnAnswerAboutAnObjectThatDoesNotExist() {
        see(answered(401, TOLD).in(c -> c.variation(Variation.UNKNOWN_OBJECT)));
        see(answered(401, "{\"rack\":\"web-08a\"}").in(c -> c.variation(Variation.PATH_SPELLING)));
        assertThat(isOpen("web-07a")).isTrue();
        assertThat(isOpen("web-08a")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 401, 403})
    void aProtectedOperationDoesNot(int status) {
        see(answered(status, TOLD));
        assertThat(isOpen("web-07a")).isFalse();
    }

    @Test
    void whoIsKnownMaySeeMore() {
        see(answered(200, TOLD).open().carrying(CredentialKind.VALID));
        see(answered(404, TOLD).carrying(CredentialKind.UNDER_SCOPED));
        assertThat(isOpen("web-07a")).isFalse();
        see(answered(404, TOLD).carrying(CredentialKind.INVALID));
        assertThat(isOpen("web-07a")).isTrue();
    }

    @Test
    void anAnswerThatDiffersFromTheOneBeforeIsRead() {
        see(answered(404, TOLD));
        see(answered(404, TOLD));
        see(answered(404, "{\"rack\":\"web-08a\"}"));
        assertThat(isOpen("web-08a")).isTrue();
    }

    /** Only answers that show anything new count. */
    @Test
    void onlyTheFirstAnswersAreRead() {
        for (int i = 0; i < 300; i++) {
            see(answered(i % 2 == 0 ? 404 : 405, TOLD));
        }
        for (int i = 0; i < 256; i++) {
            see(answered(404, "web-0" + (1000 + i)));
        }
        assertThat(isOpen("web-01254")).isTrue();
        assertThat(isOpen("web-01255")).isFalse();
    }

    @Test
    void onlyTheFirstValuesAreKept() {
        for (int i = 0; i < 16; i++) {
            assertThat(collect(404, words(1000 * i))).isTrue();
        }
        assertThat(collect(404, words(99_000))).isFalse();
        assertThat(isOpen("word-199255")).isFalse();
    }

    @Test
    void whatIsKnownIsNoNews() {
        assertThat(collect(404, TOLD)).isTrue();
        assertThat(collect(405, TOLD)).isFalse();
        open.addAll(Set.of("web-09a"));
        assertThat(isOpen("web-09a")).isTrue();
    }

    private static String words(int from) {
        return IntStream.range(from, from + 256)
                .mapToObj(i -> "word-" + (100_000 + i))
                .collect(Collectors.joining(" "));
    }
}
