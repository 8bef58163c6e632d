package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.RedirectRules.NO_LOGIN_REDIRECT_FOR_MACHINES;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectRulesTests {
    private static Seen redirected(String... requestFields) {
        String[] lines = new String[requestFields.length + 1];
        lines[0] = "GET /orders?page=2 HTTP/1.1";
        System.arraycopy(requestFields, 0, lines, 1, requestFields.length);
        return Seen.asked(lines).answered("HTTP/1.1 302 Found", "Location: https://api.example/login?next=%2Forders");
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 307, 308})
    void anyRedirectBreaks(int status) {
        Seen.get("HTTP/1.1 " + status + " ", "Location: /login")
                .breaks(NO_LOGIN_REDIRECT_FOR_MACHINES, fact("status", status), fact("Location", "/login"));
    }

    @ParameterizedTest
    @EnumSource(names = {"API", "MCP"})
    void machinesNeedNoSign(Profile profile) {
        assertThat(redirected("Accept: */*")
                        .in(c -> c.profile(profile))
                        .breaks(NO_LOGIN_REDIRECT_FOR_MACHINES)
                        .fails())
                .isTrue();
    }

    /** Whether the login page of a site is kept out of the index, only another exchange tells. */
    @Test
    void aCrawlerIsANote() {
        assertThat(redirected()
                        .in(c -> c.profile(Profile.CRAWLER))
                        .breaks(NO_LOGIN_REDIRECT_FOR_MACHINES)
                        .fails())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept: application/json",
                "Accept: application/vnd.api+json, */*;q=0.1",
                "Sec-Fetch-Mode: cors",
                "Sec-Fetch-Mode: same-origin",
                "X-Requested-With: XMLHttpRequest"
            })
    void aScriptInABrowserIsAMachine(String sign) {
        redirected(sign).in(c -> c.profile(Profile.BROWSER)).breaks(NO_LOGIN_REDIRECT_FOR_MACHINES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept: text/html, application/json",
                "Accept: */*",
                "Sec-Fetch-Mode: navigate",
                "X-Requested-With: com.example.app"
            })
    void aNavigationMayBeRedirected(String sign) {
        redirected(sign).in(c -> c.profile(Profile.BROWSER)).isNoMatterOf(NO_LOGIN_REDIRECT_FOR_MACHINES, "navigation");
    }

    @Test
    void withoutAProfileAndASignNothingIsKnown() {
        Observation plain = Observation.of(
                redirected("Accept: */*").observation().exchange(),
                Circumstances.unknown().credential(CredentialKind.NONE).access(new Access.Secured()));
        Observation script = Observation.of(
                redirected("Accept: application/json").observation().exchange(), plain.circumstances());

        assertThat(NO_LOGIN_REDIRECT_FOR_MACHINES.check(plain))
                .isEqualTo(Result.notApplicable("the profile is unknown: declare it with Circumstances.profile"));
        assertThat(NO_LOGIN_REDIRECT_FOR_MACHINES.check(script).findings()).hasSize(1);
    }

    /** fetch, requests and most clients follow on their own and then show the login page. */
    @Test
    void aRedirectTheClientFollowedCounts() {
        Seen.get("HTTP/1.1 200 OK")
                .after("HTTP/1.1 302 Found", "Location: /login")
                .breaks(NO_LOGIN_REDIRECT_FOR_MACHINES, fact("status", 302));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example/orders?page=2",
                "https://other.example/orders?page=2",
                "/orders/?page=2",
                "https://api.example/orders/?page=2"
            })
    void aRedirectToTheCanonicalSpellingIsNoLogin(String location) {
        Seen.asked("GET /orders?page=2 HTTP/1.1")
                .answered("HTTP/1.1 308 ", "Location: " + location)
                .isNoMatterOf(NO_LOGIN_REDIRECT_FOR_MACHINES, "canonical");
    }

    @Test
    void aRedirectWithoutALocationBreaks() {
        Seen.get("HTTP/1.1 302 Found", "WWW-Authenticate: Basic realm=\"a\"")
                .breaks(NO_LOGIN_REDIRECT_FOR_MACHINES, fact("Location", "absent"));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 304, 401, 403})
    void anythingElseConforms(int status) {
        Seen.get("HTTP/1.1 " + status + " ").meets(NO_LOGIN_REDIRECT_FOR_MACHINES);
    }

    @Test
    void otherCallersAreNoMatterOfIt() {
        redirected().open().isNoMatterOf(NO_LOGIN_REDIRECT_FOR_MACHINES, "open");
        redirected()
                .carrying(CredentialKind.VALID)
                .isNoMatterOf(NO_LOGIN_REDIRECT_FOR_MACHINES, "none or malformed or invalid");
    }
}
