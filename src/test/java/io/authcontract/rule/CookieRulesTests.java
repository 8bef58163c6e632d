package io.authcontract.rule;

import static io.authcontract.rule.CookieRules.REFUSAL_COOKIES;
import static io.authcontract.rule.Fact.fact;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CookieRulesTests {
    private static final String GUARDED = "; Path=/; Secure; HttpOnly; SameSite=Lax";

    private static Seen sets(String cookie) {
        return Seen.refused("Set-Cookie: " + cookie);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JSESSIONID",
                "PHPSESSID",
                "connect.sid",
                "ASP.NET_SessionId",
                "laravel_session",
                "sid",
                "SESSION",
                "sessionid"
            })
    void aSessionForAProgramBreaks(String name) {
        sets(name + "=8F3A" + GUARDED).breaks(REFUSAL_COOKIES, fact("cookie", name), fact("found", "a session"));
    }

    @Test
    void aSessionBeforeLoginIsRightForASite() {
        sets("SESSION=8F3A" + GUARDED).in(c -> c.profile(Profile.BROWSER)).meets(REFUSAL_COOKIES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=b                            | Secure, HttpOnly, SameSite",
                "a=b; Secure; SameSite=Strict   | HttpOnly",
                "a=b; httponly; secure          | SameSite",
                "a=b; HttpOnly; SameSite=None   | Secure"
            })
    void aMissingGuardBreaks(String cookie, String missing) {
        sets(cookie).breaks(REFUSAL_COOKIES, fact("cookie", "a"), fact("missing", missing));
    }

    @Test
    void overHttpNoGuardIsAskedFor() {
        sets("a=b").overHttp().meets(REFUSAL_COOKIES);
        sets("a=b").withoutRequest().meets(REFUSAL_COOKIES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "__Host-a=b; Path=/            | Secure",
                "__host-a=b; Secure            | Path=/",
                "__Host-a=b; Secure; Path=/api | Path=/",
                "__Secure-a=b                  | Secure"
            })
    void aPrefixPromisesGuardsAnywhere(String cookie, String missing) {
        sets(cookie).overHttp().breaks(REFUSAL_COOKIES, fact("missing", missing));
    }

    @Test
    void aHostCookieHasNoDomain() {
        sets("__Host-a=b; Secure; Path=/; Domain=example").overHttp().breaks(REFUSAL_COOKIES, fact("found", "Domain"));
        sets("__Host-a=b; Secure; Path=/").overHttp().meets(REFUSAL_COOKIES);
        sets("__Secure-a=b; Secure; Domain=example").overHttp().meets(REFUSAL_COOKIES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sid=; Max-Age=0",
                "sid=x; max-age=-1",
                "sid=; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
                "sid=; expires=Thu, 01-Jan-1970 00:00:10 GMT"
            })
    void aDeletionConforms(String cookie) {
        sets(cookie).meets(REFUSAL_COOKIES);
    }

    @Test
    void anExpiryIsComparedWithTheDateOfTheAnswer() {
        Seen.refused("Date: Mon, 23 Nov 2026 14:35:36 GMT", "Set-Cookie: a=; Expires=Sun, 22 Nov 2026 00:00:00 GMT")
                .meets(REFUSAL_COOKIES);
        Seen.refused("Date: Mon, 23 Nov 2026 14:35:36 GMT", "Set-Cookie: a=; Expires=Tue, 24 Nov 2026 00:00:00 GMT")
                .breaks(REFUSAL_COOKIES);
        sets("sid=x; Max-Age=0100; Secure; HttpOnly; SameSite=Lax").breaks(REFUSAL_COOKIES, fact("found", "a session"));
    }

    @Test
    void aCookieTheContractAllowsConforms() {
        Allowances allowed = new Allowances(Set.of(), Set.of(), Set.of("AWSALB", "xsrf-token"));

        Seen.refused("Set-Cookie: AWSALB=x", "Set-Cookie: XSRF-TOKEN=y")
                .in(c -> c.allowances(allowed))
                .meets(REFUSAL_COOKIES);
    }

    @Test
    void eachCookieIsJudged() {
        Seen.refused("Set-Cookie: a=b", "Set-Cookie: c=d")
                .breaksOften(REFUSAL_COOKIES, fact("cookie", "a"), fact("cookie", "c"));
    }

    @Test
    void aRedirectToALoginIsJudgedToo() {
        Seen.get("HTTP/1.1 302 Found", "Location: /login", "Set-Cookie: JSESSIONID=1" + GUARDED)
                .breaks(REFUSAL_COOKIES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "", ";", "a", "a;;;=;", "=x; Path"})
    void aBrokenCookieIsReadAsBrowsersReadIt(String cookie) {
        sets(cookie).overHttp().meets(REFUSAL_COOKIES);
    }

    @Test
    void otherAnswersAreNoMatterOfIt() {
        Seen.get("HTTP/1.1 200 OK", "Set-Cookie: sid=1").isNoMatterOf(REFUSAL_COOKIES, "401, 403");
        Seen.get("HTTP/1.1 404 Not Found", "Set-Cookie: sid=1").isNoMatterOf(REFUSAL_COOKIES, "401, 403");
    }
}
