package io.authcontract.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Body;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadingsTests {
    private static final String CHALLENGE = "WWW-Authenticate: Basic realm=\"orders\"";
    private static final Seen REFUSED = Seen.refused(CHALLENGE).content("no");

    private final Readings readings = new Readings();

    private Reading shared(Seen seen) {
        Answer answer = seen.observation().answer().orElseThrow();
        readings.share(answer);
        return answer.reading();
    }

    @Test
    void readsWhatIsAlikeOnce() {
        Reading first = shared(REFUSED);

        assertThat(shared(REFUSED.carrying(CredentialKind.INVALID))).isSameAs(first);
    }

    static Stream<Seen> others() {
        return Stream.of(
                Seen.get("HTTP/1.1 403 Forbidden", CHALLENGE).content("no"),
                Seen.refused(CHALLENGE.replace("orders", "Orders")).content("no"),
                Seen.refused(CHALLENGE.replace("WWW", "www")).content("no"),
                Seen.refused(CHALLENGE, CHALLENGE).content("no"),
                REFUSED.content("no."),
                REFUSED.content("No"),
                REFUSED.content(Body.truncated("no".getBytes(StandardCharsets.US_ASCII))),
                REFUSED.content(Body.unknown("it was cut off")));
    }

    @ParameterizedTest
    @MethodSource("others")
    void readsWhatDiffersByItself(Seen other) {
        Reading first = shared(REFUSED);

        assertThat(shared(other))
                .isNotSameAs(first)
                .returns(other.observation().exchange().response().orElseThrow(), Reading::response);
        assertThat(shared(REFUSED)).isSameAs(first);
    }

    /** A service whose answers all differ must not fill the memory. */
    @Test
    void forgetsWhatEightOthersCameAfter() {
        Reading first = shared(REFUSED);
        shareOthers(1, 7);
        Reading again = shared(REFUSED);
        shareOthers(11, 18);

        assertThat(again).isSameAs(first);
        assertThat(shared(REFUSED)).isNotSameAs(first);
    }

    @Test
    void keepsNothingLong() {
        Seen page = REFUSED.content("x".repeat(64 * 1024 + 1));

        assertThat(shared(page)).isNotSameAs(shared(page));
        Seen shorter = REFUSED.content("x".repeat(64 * 1024));
        assertThat(shared(shorter)).isSameAs(shared(shorter));
    }

    /** Each operation has an answer of its own, between refusals that are alike. */
    @Test
    void keepsWhatComesAgainAndAgain() {
        Reading first = shared(REFUSED);

        for (int i = 0; i < 20; i++) {
            shareOthers(i, i);
            assertThat(shared(REFUSED)).isSameAs(first);
        }
    }

    private void shareOthers(int from, int to) {
        for (int i = from; i <= to; i++) {
            shared(REFUSED.content("no " + i));
        }
    }

    /** What is asked for, by whom and with which credential stays with each answer. */
    @Test
    void sharesNothingOfTheRequest() {
        Answer other = Seen.asked("PUT /orders/43?a=b HTTP/1.1")
                .answered("HTTP/1.1 401 Unauthorized", CHALLENGE)
                .content("no")
                .carrying(CredentialKind.MALFORMED)
                .observation()
                .answer()
                .orElseThrow();
        Reading first = shared(REFUSED);
        readings.share(other);

        assertThat(other.reading()).isSameAs(first);
        assertThat(other.url()).endsWith("/orders/43?a=b");
        assertThat(other.resource()).endsWith("/orders/43");
        assertThat(other.carries(CredentialKind.MALFORMED)).isTrue();
    }
}
