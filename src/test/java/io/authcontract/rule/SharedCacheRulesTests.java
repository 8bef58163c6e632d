package io.authcontract.rule;

import static io.authcontract.rule.CredentialKind.VALID;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.SharedCacheRules.AUTHENTICATED_NOT_SHARED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SharedCacheRulesTests {
    private static Seen withToken(String... responseLines) {
        return Seen.asked("GET /orders/42 HTTP/1.1", "Authorization: Bearer x")
                .carrying(VALID)
                .answered(responseLines);
    }

    private static Seen withCookie(String... responseLines) {
        return Seen.asked("GET /orders/42 HTTP/1.1", "Cookie: sid=x")
                .carrying(VALID)
                .answered(responseLines);
    }

    /** RFC 9111 section 4.1: what is stored is given to those only who send the same key. */
    @Test
    void aKeyInAFieldOfItsOwnKeepsCallersApart() {
        Seen keyed = Seen.asked("GET /orders/42 HTTP/1.1", "X-Orders-Key: k3y")
                .carrying(VALID)
                .answered("HTTP/1.1 200 OK", "Cache-Control: public", "Vary: X-Orders-Key");

        assertThat(keyed.breaks(AUTHENTICATED_NOT_SHARED).fails()).isTrue();
        assertThat(keyed.in(c -> c.carriers(Set.of("X-Orders-Key")))
                        .breaks(AUTHENTICATED_NOT_SHARED)
                        .fails())
                .isFalse();
    }

    /** RFC 9111 section 3.5: these three let a shared cache reuse the answer to a request with Authorization. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "public                       | public",
                "public, max-age=0            | public",
                "s-maxage=60                  | s-maxage",
                "must-revalidate              | must-revalidate",
                "must-revalidate, max-age=60  | must-revalidate",
                "max-age=0, must-revalidate, s-maxage=60 | s-maxage",
                "private=\"Set-Cookie\", public | public",
                "no-cache=\"Set-Cookie\", public | public"
            })
    void anOpenedAnswerToATokenBreaks(String cacheControl, String directive) {
        assertThat(withToken("HTTP/1.1 200 OK", "Cache-Control: " + cacheControl)
                        .breaks(AUTHENTICATED_NOT_SHARED, fact("directive", directive))
                        .fails())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "max-age=600",
                "private, must-revalidate",
                "no-store, public",
                "public, no-cache",
                "max-age=0, must-revalidate",
                "public, s-maxage=0",
                "PRIVATE"
            })
    void everythingElseMeets(String cacheControl) {
        withToken("HTTP/1.1 200 OK", "Cache-Control: " + cacheControl).meets(AUTHENTICATED_NOT_SHARED);
    }

    /** Section 3.5 speaks of Authorization only, and a 200 may be stored unasked. */
    @Test
    void anAnswerToACookieHasToSayNo() {
        withCookie("HTTP/1.1 200 OK")
                .breaks(AUTHENTICATED_NOT_SHARED, fact("directive", "none"), fact("Cache-Control", "absent"));
        withCookie("HTTP/1.1 200 OK", "Cache-Control: max-age=9")
                .breaks(AUTHENTICATED_NOT_SHARED, fact("directive", "max-age"));
        withCookie("HTTP/1.1 201 Created", "Cache-Control: max-age=9").breaks(AUTHENTICATED_NOT_SHARED);
        withCookie("HTTP/1.1 201 Created").meets(AUTHENTICATED_NOT_SHARED);
        withCookie("HTTP/1.1 200 OK", "Cache-Control: private").meets(AUTHENTICATED_NOT_SHARED);
        withCookie("HTTP/1.1 200 OK", "Cache-Control: no-store").meets(AUTHENTICATED_NOT_SHARED);
        withCookie("HTTP/1.1 200 OK", "Cache-Control: no-cache").meets(AUTHENTICATED_NOT_SHARED);
    }

    /** RFC 9111 section 4.2.2: where the response says how long it is fresh, nobody guesses. */
    @Test
    void anAnswerThatIsNeverFreshMeets() {
        withCookie("HTTP/1.1 200 OK", "Cache-Control: max-age=0").meets(AUTHENTICATED_NOT_SHARED);
        withCookie("HTTP/1.1 200 OK", "Expires: Thu, 01 Jan 1970 00:00:00 GMT", "Pragma: no-cache")
                .meets(AUTHENTICATED_NOT_SHARED);
    }

    /** Silence is a finding for cookies only (decision 22). */
    @Test
    void anAnswerToAKeyMayBeSilent() {
        Seen keyed = Seen.asked("GET /orders/42 HTTP/1.1", "X-API-Key: k").carrying(VALID);

        keyed.answered("HTTP/1.1 200 OK").meets(AUTHENTICATED_NOT_SHARED);
        keyed.answered("HTTP/1.1 200 OK", "Cache-Control: max-age=9")
                .breaks(AUTHENTICATED_NOT_SHARED, fact("directive", "max-age"));
    }

    /** RFC 9111 section 4.1: reused only for a request with the same values. */
    @Test
    void anAnswerKeptPerCredentialIsANote() {
        Finding finding = withCookie("HTTP/1.1 200 OK", "Vary: Accept, cookie").breaks(AUTHENTICATED_NOT_SHARED);

        assertThat(finding.fails()).isFalse();
        assertThat(finding.tolerated()).isTrue();
        assertThat(withToken("HTTP/1.1 200 OK", "Vary: *", "Cache-Control: public")
                        .breaks(AUTHENTICATED_NOT_SHARED)
                        .fails())
                .isFalse();
        assertThat(withCookie("HTTP/1.1 200 OK", "Vary: Authorization")
                        .breaks(AUTHENTICATED_NOT_SHARED)
                        .fails())
                .isTrue();
        withToken("HTTP/1.1 200 OK").meets(AUTHENTICATED_NOT_SHARED);
    }

    @Test
    void otherAnswersAreNoMatterOfIt() {
        Seen open = withToken("HTTP/1.1 200 OK", "Cache-Control: public");

        open.in(c -> c.allowances(c.allowances().shareable(true)))
                .isNoMatterOf(AUTHENTICATED_NOT_SHARED, "every caller alike");
        open.open().isNoMatterOf(AUTHENTICATED_NOT_SHARED, "open");
        open.carrying(CredentialKind.NONE).isNoMatterOf(AUTHENTICATED_NOT_SHARED, "kind valid");
        open.withoutRequest().isNoMatterOf(AUTHENTICATED_NOT_SHARED, "the request is unknown");
        withToken("HTTP/1.1 404 Not Found", "Cache-Control: public")
                .isNoMatterOf(AUTHENTICATED_NOT_SHARED, "did not succeed");
        Seen.asked("POST /orders HTTP/1.1", "Authorization: Bearer x")
                .carrying(VALID)
                .answered("HTTP/1.1 200 OK", "Cache-Control: public")
                .isNoMatterOf(AUTHENTICATED_NOT_SHARED, "only GET and HEAD");
    }
}
