package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.SessionRules.EXPIRED_SESSION_401;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionRulesTests {
    private static Seen session(String... fields) {
        String cookies = fields.length == 0 ? "Cookie: JSESSIONID=random000" : String.join("\n", fields);
        return Seen.asked("GET /account HTTP/1.1", cookies).carrying(CredentialKind.INVALID);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 400, 403, 404, 440, 500})
    void anythingButARefusalBreaks(int status) {
        assertThat(session()
                        .answered("HTTP/1.1 " + status + " ")
                        .breaks(EXPIRED_SESSION_401, fact("status", status))
                        .fails())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PHPSESSID=x", "theme=dark; connect.sid=x", "sid=random000"})
    void a401Conforms(String cookies) {
        session("Cookie: " + cookies).answered("HTTP/1.1 401 ").meets(EXPIRED_SESSION_401);
    }

    @Test
    void whomARedirectHelpsIsForAnotherRule() {
        session()
                .answered("HTTP/1.1 302 Found", "Location: /login")
                .in(c -> c.profile(Profile.BROWSER))
                .isNoMatterOf(EXPIRED_SESSION_401, "no-login-redirect-for-machines");
        session()
                .answered("HTTP/1.1 200 OK")
                .after("HTTP/1.1 302 Found", "Location: /login")
                .isNoMatterOf(EXPIRED_SESSION_401, "no-login-redirect-for-machines");
    }

    /** Such a cookie logs in anew by design. */
    @Test
    void aCookieThatRemembersTheUserIsNoMatter() {
        session("Cookie: JSESSIONID=x; remember-me=y")
                .answered("HTTP/1.1 200 OK")
                .isNoMatterOf(EXPIRED_SESSION_401, "more than that");
    }

    @Test
    void otherCredentialsAreNoMatter() {
        session("Cookie: theme=dark").answered("HTTP/1.1 200 OK").isNoMatterOf(EXPIRED_SESSION_401, "session cookie");
        session("Cookie: sid=x", "Authorization: Bearer y")
                .answered("HTTP/1.1 200 OK")
                .isNoMatterOf(EXPIRED_SESSION_401, "session cookie");
        session().carrying(CredentialKind.VALID).answered("HTTP/1.1 200 OK").isNoMatterOf(EXPIRED_SESSION_401, "kind");
        session().open().answered("HTTP/1.1 200 OK").isNoMatterOf(EXPIRED_SESSION_401, "open");
    }

    @Test
    void anErrorThatTheControlGotAsWellHasAnotherCause() {
        session().control("HTTP/1.1 500 ").answered("HTTP/1.1 500 ").isNoMatterOf(EXPIRED_SESSION_401, "control");
        session().answered("HTTP/1.1 501 ").isNoMatterOf(EXPIRED_SESSION_401, "method");
        session().answered("HTTP/1.1 503 ").isNoMatterOf(EXPIRED_SESSION_401, "503");
    }

    @Test
    void aLoginPageIsForSoft401AndADeclaredStatusIsRight() {
        session()
                .answered("HTTP/1.1 200 OK", "Content-Type: text/html")
                .content("<form><input type=password></form>")
                .isNoMatterOf(EXPIRED_SESSION_401, "soft-401");
        session()
                .answered("HTTP/1.1 440 ")
                .in(c -> c.expectation(new Expectation(Set.of(440), Set.of())))
                .meets(EXPIRED_SESSION_401);
    }
}
