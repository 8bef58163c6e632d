package io.authcontract.rule;

import static io.authcontract.rule.CachingRules.REFUSAL_NOT_CACHEABLE;
import static io.authcontract.rule.Fact.fact;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CachingRulesTests {
    private static final String NOW = "Date: Mon, 23 Nov 2026 14:35:36 GMT";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "public                          | public",
                "public, max-age=0               | public",
                "max-age=300                     | max-age",
                "private, max-age=300            | max-age",
                "Max-Age=\"300\"                 | max-age",
                "private, s-maxage=10            | s-maxage",
                "must-revalidate, max-age=60     | max-age",
                "no-cache=\"Set-Cookie\", public | public"
            })
    void anInvitationBreaks(String cacheControl, String directive) {
        assertThat(Seen.refused("Cache-Control: " + cacheControl)
                        .breaks(REFUSAL_NOT_CACHEABLE, fact("directive", directive))
                        .fails())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-store",
                "no-cache, no-store, max-age=0, must-revalidate",
                "no-cache, public, max-age=300",
                "NO-STORE, max-age=300",
                "private",
                "max-age=0",
                "max-age=soon",
                "private=\"public, max-age=9\"",
                "",
                "vendor=\"public"
            })
    void everythingElseConforms(String cacheControl) {
        Seen.refused("Cache-Control: " + cacheControl).meets(REFUSAL_NOT_CACHEABLE);
    }

    /** Caches do not store a 401 or a 403 on their own (RFC 9111 section 3). */
    @ParameterizedTest
    @ValueSource(ints = {401, 403, 302, 500})
    void sayingNothingConforms(int status) {
        Seen.get("HTTP/1.1 " + status + " ").meets(REFUSAL_NOT_CACHEABLE);
    }

    @Test
    void severalLinesAreOneList() {
        Seen.refused("Cache-Control: private", "Cache-Control: max-age=9").breaks(REFUSAL_NOT_CACHEABLE);
        Seen.refused("Cache-Control: public", "Cache-Control: no-store").meets(REFUSAL_NOT_CACHEABLE);
    }

    @Test
    void anExpiryInTheFutureBreaks() {
        Seen.refused(NOW, "Expires: Mon, 23 Nov 2026 14:35:37 GMT")
                .breaks(REFUSAL_NOT_CACHEABLE, fact("directive", "Expires"));
        Seen.refused(NOW, "Expires: Mon, 23 Nov 2026 14:35:36 GMT").meets(REFUSAL_NOT_CACHEABLE);
        Seen.refused(NOW, "Expires: 0").meets(REFUSAL_NOT_CACHEABLE);
        Seen.refused("Expires: Mon, 23 Nov 2026 14:35:37 GMT").meets(REFUSAL_NOT_CACHEABLE);
    }

    /** Where there is a max-age, caches ignore Expires (RFC 9111 section 5.3). */
    @Test
    void maxAgeOverridesExpires() {
        Seen.refused(NOW, "Cache-Control: max-age=0", "Expires: Tue, 24 Nov 2026 14:35:37 GMT")
                .meets(REFUSAL_NOT_CACHEABLE);
    }

    /** A 404 and a 405 are cacheable by default (RFC 9110 sections 15.5.5 and 15.5.6). */
    @ParameterizedTest
    @ValueSource(ints = {404, 405})
    void aRefusalThatHidesHasToSayNo(int status) {
        String line = "HTTP/1.1 " + status + " ";

        Seen.get(line).breaks(REFUSAL_NOT_CACHEABLE, fact("status", status), fact("Cache-Control", "absent"));
        Seen.get(line, "Cache-Control: private").breaks(REFUSAL_NOT_CACHEABLE);
        Seen.get(line, "Cache-Control: max-age=0").breaks(REFUSAL_NOT_CACHEABLE);
        Seen.get(line, "Cache-Control: no-store").meets(REFUSAL_NOT_CACHEABLE);
        Seen.get(line, "Cache-Control: no-cache").meets(REFUSAL_NOT_CACHEABLE);
        Seen.get(line, "Cache-Control: private, max-age=0").meets(REFUSAL_NOT_CACHEABLE);
        Seen.get(line, "Cache-Control: max-age=0, must-revalidate").meets(REFUSAL_NOT_CACHEABLE);
    }

    @Test
    void answersToUnsafeMethodsAreNotStoredUnasked() {
        Seen.asked("DELETE /orders/42 HTTP/1.1")
                .answered("HTTP/1.1 404 Not Found")
                .meets(REFUSAL_NOT_CACHEABLE);
    }

    @Test
    void a404OfAnOpenOperationIsNoRefusal() {
        Seen.get("HTTP/1.1 404 Not Found", "Cache-Control: public").open().isNoMatterOf(REFUSAL_NOT_CACHEABLE, "open");
        Seen.get("HTTP/1.1 200 OK", "Cache-Control: public").isNoMatterOf(REFUSAL_NOT_CACHEABLE, "not refused");
    }
}
