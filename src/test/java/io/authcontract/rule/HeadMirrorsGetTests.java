package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.HeadMirrorsGet.HEAD_MIRRORS_GET;
import static io.authcontract.rule.Together.seen;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeadMirrorsGetTests {
    private static Seen get(String... answer) {
        return Seen.asked("GET /page HTTP/1.1").answered(answer);
    }

    private static Seen head(String... answer) {
        return Seen.asked("HEAD /page HTTP/1.1").answered(answer);
    }

    private static final String[] REFUSED = {
        "HTTP/1.1 401 ", "WWW-Authenticate: Basic realm=\"a\"", "Content-Type: text/html", "Cache-Control: no-store"
    };

    @Test
    void anotherStatusBreaks() {
        Finding finding = seen(get(REFUSED), head("HTTP/1.1 200 OK"))
                .breaks(HEAD_MIRRORS_GET, fact("part", "status"), fact("HEAD", 200), fact("GET", 401));
        assertThat(finding.fails()).isTrue();
        seen(get("HTTP/1.1 200 OK"), head("HTTP/1.1 403 ")).breaks(HEAD_MIRRORS_GET, fact("HEAD", 403));
    }

    @Test
    void anotherChallengeCachingOrTypeBreaks() {
        seen(get(REFUSED), head("HTTP/1.1 401 ", "WWW-Authenticate: Basic realm=\"b\""))
                .breaks(HEAD_MIRRORS_GET, fact("part", "WWW-Authenticate"));
        seen(get(REFUSED), head("HTTP/1.1 401 "))
                .breaks(HEAD_MIRRORS_GET, fact("part", "WWW-Authenticate"), fact("HEAD", "absent"));
        seen(get(REFUSED), head(REFUSED[0], REFUSED[1], "Cache-Control: public"))
                .breaks(HEAD_MIRRORS_GET, fact("part", "Cache-Control"));
        seen(get(REFUSED), head(REFUSED[0], REFUSED[1], "Content-Type: application/json"))
                .breaks(HEAD_MIRRORS_GET, fact("part", "Content-Type"));
    }

    @Test
    void whatMayDifferConforms() {
        seen(get(REFUSED), head(REFUSED[0], REFUSED[1])).meets(HEAD_MIRRORS_GET);
        seen(get(REFUSED), head(REFUSED[0], REFUSED[1], "Content-Type: text/html; charset=utf-8"))
                .meets(HEAD_MIRRORS_GET);
        seen(get(REFUSED), head(REFUSED[0], REFUSED[1], "Cache-Control: No-Store, no-store"))
                .meets(HEAD_MIRRORS_GET);
        seen(
                        get("HTTP/1.1 401 ", "WWW-Authenticate: Digest realm=\"a\", nonce=\"1\""),
                        head("HTTP/1.1 401 ", "WWW-Authenticate: Digest nonce=\"2\", realm=\"a\""))
                .meets(HEAD_MIRRORS_GET);
        seen(get(REFUSED), head("HTTP/1.1 405 ", "Allow: GET")).meets(HEAD_MIRRORS_GET);
    }

    @Test
    void anotherRealmBreaksWhateverItLooksLike() {
        seen(
                        get("HTTP/1.1 401 ", "WWW-Authenticate: Basic realm=\"zone-20261128a\""),
                        head("HTTP/1.1 401 ", "WWW-Authenticate: Basic realm=\"zone-20261128b\""))
                .breaks(HEAD_MIRRORS_GET, fact("part", "WWW-Authenticate"));
    }

    @Test
    void a405WithoutAllowBreaks() {
        seen(get(REFUSED), head("HTTP/1.1 405 ")).breaks(HEAD_MIRRORS_GET);
    }

    @Test
    void onlyLikeIsComparedWithLike() {
        String nothing = "no GET and HEAD";
        seen(get(REFUSED), head("HTTP/1.1 200 OK").carrying(CredentialKind.VALID))
                .isNoMatterOf(HEAD_MIRRORS_GET, nothing);
        seen(get(REFUSED), Seen.asked("HEAD /other HTTP/1.1").answered("HTTP/1.1 200 OK"))
                .isNoMatterOf(HEAD_MIRRORS_GET, nothing);
        seen(
                        get(REFUSED),
                        Seen.asked("HEAD /page HTTP/1.1", "Accept: text/html").answered("HTTP/1.1 200 OK"))
                .isNoMatterOf(HEAD_MIRRORS_GET, nothing);
        seen(get(REFUSED), Seen.asked("HEAD /page HTTP/1.1", "If-Match: x").answered("HTTP/1.1 412 "))
                .isNoMatterOf(HEAD_MIRRORS_GET, nothing);
        seen(get("HTTP/1.1 200 OK"), head("HTTP/1.1 204 ")).isNoMatterOf(HEAD_MIRRORS_GET, nothing);
        seen(get(REFUSED), head("HTTP/1.1 503 ")).isNoMatterOf(HEAD_MIRRORS_GET, nothing);
        seen(get(REFUSED)).isNoMatterOf(HEAD_MIRRORS_GET, nothing);
    }

    @Test
    void aChallengeThatCannotBeReadIsForOtherRules() {
        seen(get(REFUSED), head(REFUSED[0], "WWW-Authenticate: Basic realm=\"")).meets(HEAD_MIRRORS_GET);
    }
}
