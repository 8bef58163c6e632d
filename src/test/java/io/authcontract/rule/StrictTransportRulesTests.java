package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.StrictTransportRules.HSTS_ON_REFUSAL;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar is that of RFC 6797 section 6.1. */
class StrictTransportRulesTests {
    private static final String FIELD = "Strict-Transport-Security: ";

    private static Seen promising(Seen seen) {
        return seen.in(c -> c.allowances(c.allowances().hstsHost(true)));
    }

    private static Seen refused(String... headerLines) {
        return promising(Seen.refused(headerLines));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max-age=31536000",
                "max-age=\"31536000\"; includeSubDomains",
                " ; MAX-AGE = 063072000 ;; includeSubDomains; preload",
                "max-age=99999999999999999999999",
                "vendor=\"max-age=1;max-age=2\"; max-age=31536000"
            })
    void aPromiseOfAYearMeets(String value) {
        refused(FIELD + value).meets(HSTS_ON_REFUSAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "includeSubDomains         | max-age   | absent",
                "max-age=                  | wanted    | seconds",
                "max-age=-1                | wanted    | seconds",
                "max-age=1y                | wanted    | seconds",
                "max-age=31536000, max-age=31536000 | wanted | seconds",
                "max-age=0                 | max-age   | 0",
                "max-age=31535999          | wanted    | at least 31536000",
                "max-age=31536000; Max-Age=31536000 | directive | max-age",
                "max-age=31536000; a; b; A | directive | a"
            })
    void anythingElseBreaks(String value, String label, String fact) {
        refused(FIELD + value).breaks(HSTS_ON_REFUSAL, fact(label, fact));
    }

    @Test
    void exactlyOneFieldIsWanted() {
        refused().breaks(HSTS_ON_REFUSAL, fact("status", 401), fact("Strict-Transport-Security", "absent"));
        refused(FIELD + "max-age=31536000", FIELD + "max-age=31536000")
                .breaks(HSTS_ON_REFUSAL, fact("Strict-Transport-Security", "2 fields"));
    }

    @Test
    void overHttpNoneIsWanted() {
        promising(Seen.get("HTTP/1.1 301 ", FIELD + "max-age=31536000").overHttp())
                .breaks(HSTS_ON_REFUSAL, fact("source", "RFC 6797, 7.2: MUST NOT"));
        promising(Seen.get("HTTP/1.1 301 ").overHttp()).meets(HSTS_ON_REFUSAL);
        promising(Seen.get("HTTP/1.1 200 OK", FIELD + "max-age=31536000").overHttp())
                .in(c -> c.allowances(c.allowances().tlsTerminated(true)))
                .isNoMatterOf(HSTS_ON_REFUSAL, "external address");
    }

    @Test
    void whatIsUnknownIsNamed() {
        Seen.refused().isNoMatterOf(HSTS_ON_REFUSAL, "declare it with Allowances.hstsHost");
        promising(Seen.get("HTTP/1.1 200 OK")).isNoMatterOf(HSTS_ON_REFUSAL, "not refused");
        refused().withoutRequest().isNoMatterOf(HSTS_ON_REFUSAL, "the request is unknown");
    }
}
