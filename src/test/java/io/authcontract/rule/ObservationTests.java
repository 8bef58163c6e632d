package io.authcontract.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Exchange;
import io.authcontract.http.Fault;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an exchange tells of itself, and what of two exchanges is the same resource or the same representation. */
class ObservationTests {
    private static Exchange exchange(String... lines) {
        return Seen.asked(lines)
                .answered("HTTP/1.1 401 Unauthorized")
                .observation()
                .exchange();
    }

    @Test
    void aRequestWithoutAnyCarrierHasNoCredentials() {
        Observation bare = Observation.of(exchange("GET /orders HTTP/1.1", "Accept: */*"));

        assertThat(bare.circumstances().credential()).contains(CredentialKind.NONE);
        assertThat(bare.response())
                .hasValueSatisfying(it -> assertThat(it.status()).isEqualTo(401));
        assertThat(Observation.of(Seen.asked("GET /orders HTTP/1.1")
                                .failed(Fault.Kind.RESET)
                                .observation()
                                .exchange())
                        .response())
                .isEmpty();
    }

    /** A key may stand in the query, whatever its name is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /orders HTTP/1.1|Authorization: Bearer abc",
                "GET /orders HTTP/1.1|Cookie: sid=abc",
                "GET /orders HTTP/1.1|X-API-Key: abc",
                "GET /orders?k=abc HTTP/1.1|Accept: */*"
            })
    void ofAnotherNobodyKnows(String lines) {
        assertThat(Observation.of(exchange(lines.split("\\|"))).circumstances().credential())
                .isEmpty();
    }

    @Test
    void ofAnExchangeWithoutItsRequestNobodyKnows() {
        Exchange answer =
                Seen.get("HTTP/1.1 401 ").withoutRequest().observation().exchange();

        assertThat(Observation.of(answer).circumstances().credential()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/orders/42?x=1, https://api.example/orders/42?x=1, true",
        "/orders/42?x=1, /orders/42/?x=1, true",
        "/orders/42, //orders/./42, true",
        "/orders/42, /old/../orders/42, true",
        "/orders/42, /../orders/42, true",
        "/orders/42, /orders/42/.., false",
        "/orders/42, /orders/43, false",
        "/orders/42?x=1, /orders/42?x=2, false",
        "/, https://api.example, true",
        "/orders, https://api.example, false",
    })
    void aRedirectLeadsToTheSameResourceInAnotherSpelling(String target, String location, boolean isSame) {
        Seen seen = Seen.asked("GET " + target + " HTTP/1.1").answered("HTTP/1.1 308 ", "Location: " + location);

        assertThat(Redirects.isCanonical(seen.observation().answer().orElseThrow()))
                .isEqualTo(isSame);
    }

    private static boolean isLike(Seen seen) {
        return Likeness.isLikeControl(seen.observation().answer().orElseThrow());
    }

    private static Seen json(String type, String content) {
        Exchange control = Seen.get("HTTP/1.1 200 OK", "Content-Type: application/json")
                .content("{\"id\":7,\"at\":1}")
                .observation()
                .exchange();
        return Seen.get("HTTP/1.1 200 OK", "Content-Type: " + type)
                .content(content)
                .in(c -> c.control(control));
    }

    @Test
    void jsonWithTheSameMembersIsTheSameRepresentation() {
        assertThat(isLike(json("application/json", "{\"id\":7,\"at\":2}"))).isTrue();
        assertThat(isLike(json("application/hal+json", "{\"id\":7,\"at\":2}"))).isTrue();
        assertThat(isLike(json("application/json", "{\"id\":7}"))).isFalse();
        assertThat(isLike(json("text/plain", "{\"id\":7,\"at\":2}"))).isFalse();
        assertThat(isLike(json("text/plain", "{\"id\":7,\"at\":1}"))).isTrue();
    }

    @Test
    void whatHeadShowsCannotBeCompared() {
        Seen head = Seen.asked("HEAD /orders/42 HTTP/1.1")
                .answered("HTTP/1.1 200 OK")
                .control("HTTP/1.1 200 OK");

        assertThat(Likeness.unknown(head.observation().answer().orElseThrow()))
                .contains("the answer to HEAD has no content to compare");
        assertThat(Likeness.unknown(Seen.get("HTTP/1.1 200 OK")
                        .control("HTTP/1.1 500 ")
                        .observation()
                        .answer()
                        .orElseThrow()))
                .contains("the control did not work");
    }

    /** Whoever writes a set rule of his own need not know what a setting is. */
    @Test
    void anOwnSetRuleSeesWhatAMatrixShows() {
        int[] seen = {0};
        SetRule.Watch watch = new SetRule.Watch() {
            @Override
            public void see(Observation observation) {
                seen[0]++;
            }

            @Override
            public Result result() {
                return Result.satisfied();
            }
        };
        watch.see(Seen.get("HTTP/1.1 401 ").observation(), new Setting("GET /a", "none", Set.of()));
        watch.notice(new Happening.Untried(Hook.LOG, "it rains"));

        assertThat(seen).isEqualTo(new int[] {1});
        assertThat(List.of(watch.result())).containsExactly(Result.satisfied());
    }
}
