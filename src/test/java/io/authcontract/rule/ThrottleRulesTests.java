package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.ThrottleRules.THROTTLE_429;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThrottleRulesTests {
    private static Seen throttled(String... fields) {
        String[] lines = new String[fields.length + 1];
        lines[0] = "HTTP/1.1 429 Too Many Requests";
        System.arraycopy(fields, 0, lines, 1, fields.length);
        return Seen.get(lines);
    }

    /** The three forms of an HTTP-date and the seconds of RFC 9110 section 10.2.3. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "60",
                "Sun, 06 Nov 1994 08:49:37 GMT",
                "Sunday, 06-Nov-94 08:49:37 GMT",
                "Sun Nov  6 08:49:37 1994"
            })
    void aDelayConforms(String delay) {
        throttled("Retry-After: " + delay).meets(THROTTLE_429);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "1.5", "60s", "", "Mon, 06 Nov 1994 08:49:37 GMT", "2026-11-23T14:35:36Z"})
    void anythingElseBreaks(String delay) {
        throttled("Retry-After: " + delay).breaks(THROTTLE_429, fact("Retry-After", delay));
    }

    @Test
    void noDelayBreaks() {
        assertThat(throttled()
                        .breaks(THROTTLE_429, fact("Retry-After", "absent"))
                        .fails())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aRefusalThatAsksToComeBackBreaks(int status) {
        Seen.get("HTTP/1.1 " + status + " ", "Retry-After: 60")
                .breaks(THROTTLE_429, fact("status", status), fact("wanted", 429));
        Seen.get("HTTP/1.1 " + status + " ", "X-RateLimit-Remaining: 0")
                .breaksOften(THROTTLE_429, fact("wanted", 429), fact("Retry-After", "absent"));
    }

    /** RFC 6585 section 4: a cache must not store a 429. */
    @Test
    void anInvitationToCachesBreaks() {
        throttled("Retry-After: 1", "Cache-Control: max-age=5").breaks(THROTTLE_429, fact("directive", "max-age"));
        throttled("Retry-After: 1", "Cache-Control: no-store").meets(THROTTLE_429);
    }

    @Test
    void a503ThatAsksToComeBackConforms() {
        Seen.get("HTTP/1.1 503 Service Unavailable", "Retry-After: 5").meets(THROTTLE_429);
        Seen.get("HTTP/1.1 503 Service Unavailable", "Retry-After: later").breaks(THROTTLE_429);
    }

    /** A locked account may look like a wrong password, to hide the lock. */
    @Test
    void aRefusalWithoutASignIsNoMatterOfIt() {
        Seen.refused("WWW-Authenticate: Basic realm=\"a\"").isNoMatterOf(THROTTLE_429, "no sign");
        Seen.refused("X-RateLimit-Remaining: 10").isNoMatterOf(THROTTLE_429, "no sign");
        Seen.get("HTTP/1.1 503 Service Unavailable").isNoMatterOf(THROTTLE_429, "no sign");
        Seen.get("HTTP/1.1 413 Content Too Large", "Retry-After: 5").isNoMatterOf(THROTTLE_429, "no sign");
    }

    /** RFC 6585 section 7.2 lets a server under attack drop connections. */
    @Test
    void aDroppedConnectionIsNoMatterOfIt() {
        Seen.asked("GET / HTTP/1.1").failed(Fault.Kind.RESET).isNoMatterOf(THROTTLE_429, "RESET");
    }
}
