package io.authcontract.rule;

import static io.authcontract.rule.ExistenceOracle.EXISTENCE_ORACLE;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Together.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Request;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExistenceOracleTests {
    private static Seen known(String... answer) {
        return Seen.get(answer);
    }

    private static Seen unknown(String... answer) {
        return Seen.get("HTTP/1.1 401 ")
                .control("HTTP/1.1 200 OK")
                .request(r -> new Request(r.method(), r.origin(), "/orders/999999", r.headers(), r.body()))
                .in(c -> c.variation(Variation.UNKNOWN_OBJECT))
                .answered(answer);
    }

    @Test
    void anotherStatusBreaks() {
        seen(known("HTTP/1.1 401 "), unknown("HTTP/1.1 404 "))
                .breaks(EXISTENCE_ORACLE, fact("differs", "status"), fact("status", 401), fact("other status", 404));
    }

    @Test
    void otherWordsBreak() {
        Finding finding = seen(
                        known("HTTP/1.1 401 ").content("{\"error\":\"login\"}"),
                        unknown("HTTP/1.1 401 ").content("{\"error\":\"no such order\"}"))
                .breaks(EXISTENCE_ORACLE, fact("differs", "content"));
        assertThat(finding.fails()).isFalse();
        assertThat(finding.tolerated()).isFalse();
        seen(known("HTTP/1.1 401 ", "X-Owner: ann"), unknown("HTTP/1.1 401 "))
                .breaks(EXISTENCE_ORACLE, fact("differs", "header fields"));
        seen(
                        known("HTTP/1.1 401 ", "WWW-Authenticate: Basic realm=\"a\""),
                        unknown("HTTP/1.1 401 ", "WWW-Authenticate: Basic realm=\"b\""))
                .breaks(EXISTENCE_ORACLE, fact("differs", "challenges"));
    }

    @Test
    void theIdTheTimeAndARequestIdMayDiffer() {
        seen(
                        known("HTTP/1.1 401 ", "Date: x", "X-Request-Id: abc", "Content-Length: 1")
                                .content(
                                        "{\"path\":\"/orders/42\",\"at\":\"2026-11-24T10:00:00Z\",\"id\":\"1b9d6bcd-bbfd-4b2d\"}"),
                        unknown("HTTP/1.1 401 ", "Date: y", "X-Request-Id: def", "Content-Length: 2")
                                .content(
                                        "{\"path\":\"/orders/999999\",\"at\":\"2026-11-24T10:00:01Z\",\"id\":\"77777bcd-aaaa-4b2d\"}"))
                .meets(EXISTENCE_ORACLE);
    }

    /** Only one of the two contents happens to hold the id that was asked for, as a part of a number. */
    @Test
    void aCounterThatLooksLikeAnIdIsStillACounter() {
        Finding finding = seen(
                        known("HTTP/1.1 401 ")
                                .request(r -> new Request(r.method(), r.origin(), "/orders/4", r.headers(), r.body()))
                                .content("{\"error\":\"denied\",\"left\":41}"),
                        unknown("HTTP/1.1 401 ")
                                .in(c -> c.control(Seen.asked("GET /orders/4 HTTP/1.1")
                                        .answered("HTTP/1.1 200 OK")
                                        .observation()
                                        .exchange()))
                                .content("{\"error\":\"denied\",\"left\":50}"))
                .breaks(EXISTENCE_ORACLE, fact("differs", "a number in the content"));

        assertThat(finding.tolerated()).isTrue();
    }

    @Test
    void aNumberAloneMayBeACounter() {
        assertThat(seen(
                                known("HTTP/1.1 401 ").content("try 3"),
                                unknown("HTTP/1.1 401 ").content("try 4"))
                        .breaks(EXISTENCE_ORACLE, fact("differs", "a number in the content"))
                        .tolerated())
                .isTrue();
    }

    /** RFC 9110 section 15.5.4: a 403 is legitimate unless the contract conceals existence. */
    @Test
    void aKnownCallerMayBeToldUnlessTheContractConceals() {
        Seen known = known("HTTP/1.1 403 ").carrying(CredentialKind.UNDER_SCOPED);
        Seen unknown = unknown("HTTP/1.1 404 ").carrying(CredentialKind.UNDER_SCOPED);
        seen(known, unknown).isNoMatterOf(EXISTENCE_ORACLE, "no refusals of one operation");
        seen(known.in(c -> c.substitutes(Set.of(404))), unknown.in(c -> c.substitutes(Set.of(404))))
                .breaks(EXISTENCE_ORACLE);
    }

    @Test
    void onlyIdsOfOneOperationAreCompared() {
        seen(known("HTTP/1.1 401 "), Seen.asked("GET /nothing HTTP/1.1").answered("HTTP/1.1 404 "))
                .isNoMatterOf(EXISTENCE_ORACLE, "no refusals of one operation");
        seen(
                        known("HTTP/1.1 401 "),
                        Seen.asked("GET /x HTTP/1.1")
                                .in(c -> c.variation(Variation.UNKNOWN_OBJECT))
                                .answered("HTTP/1.1 404 "))
                .isNoMatterOf(EXISTENCE_ORACLE, "Circumstances.control");
        seen(known("HTTP/1.1 401 "), unknown("HTTP/1.1 404 ").carrying(CredentialKind.INVALID))
                .isNoMatterOf(EXISTENCE_ORACLE, "no refusals of one operation");
        seen(known("HTTP/1.1 401 "), unknown("HTTP/1.1 429 "))
                .isNoMatterOf(EXISTENCE_ORACLE, "no refusals of one operation");
    }
}
