package io.authcontract.rule;

import static io.authcontract.rule.CredentialKind.INVALID;
import static io.authcontract.rule.CredentialKind.VALID;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.TransportRules.CREDENTIALS_OVER_TLS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransportRulesTests {
    private static Seen answered(String... responseLines) {
        return Seen.get(responseLines).overHttp();
    }

    @ParameterizedTest
    @CsvSource({"Basic, 'RFC 7617, 4: SHOULD NOT'", "Bearer, 'RFC 6750, 5.3: MUST'", "DPoP, 'RFC 9110, 17.16.1'"})
    void askingForCredentialsBreaks(String scheme, String source) {
        assertThat(answered("HTTP/1.1 401 Unauthorized", "WWW-Authenticate: " + scheme + " realm=\"a\"")
                        .breaks(CREDENTIALS_OVER_TLS, fact("asked for", scheme), fact("source", source))
                        .fails())
                .isTrue();
    }

    @Test
    void everySchemeIsNamed() {
        answered("HTTP/1.1 401 Unauthorized", "WWW-Authenticate: Bearer realm=\"a\", basic realm=\"a\"")
                .breaksOften(CREDENTIALS_OVER_TLS, fact("asked for", "Basic"), fact("asked for", "Bearer"));
    }

    @Test
    void sendingPeopleAwayMeets() {
        answered("HTTP/1.1 403 Forbidden").meets(CREDENTIALS_OVER_TLS);
        answered("HTTP/1.1 426 Upgrade Required", "Upgrade: TLS/1.2").meets(CREDENTIALS_OVER_TLS);
        answered("HTTP/1.1 401 Unauthorized", "WWW-Authenticate: Digest realm=\"a\", nonce=\"n\"")
                .meets(CREDENTIALS_OVER_TLS);
    }

    /** What it asks for beside is a matter of its own rule: nobody may be asked to log in there. */
    @Test
    void sendingPeopleAwayIsNoWrongStatus() {
        answered("HTTP/1.1 403 Forbidden").isNoMatterOf(StatusRules.UNAUTH_IS_401, "over cleartext");
        answered("HTTP/1.1 426 Upgrade Required")
                .carrying(INVALID)
                .presented(Presentation.PLAIN)
                .isNoMatterOf(StatusRules.INVALID_CREDS_401, "over cleartext");
        answered("HTTP/1.1 404 Not Found").breaks(StatusRules.UNAUTH_IS_401);
        Seen.get("HTTP/1.1 403 Forbidden").breaks(StatusRules.UNAUTH_IS_401);
    }

    @Test
    void acceptingCredentialsBreaks() {
        answered("HTTP/1.1 200 OK")
                .carrying(VALID)
                .breaks(CREDENTIALS_OVER_TLS, fact("status", 200), fact("credential", "VALID"));
        answered("HTTP/1.1 200 OK").carrying(INVALID).meets(CREDENTIALS_OVER_TLS);
        answered("HTTP/1.1 403 Forbidden").carrying(VALID).meets(CREDENTIALS_OVER_TLS);
        answered("HTTP/1.1 200 OK").carrying(VALID).open().isNoMatterOf(CREDENTIALS_OVER_TLS, "open");
    }

    /** ASVS 4.1.2 for programs, RFC 6797 section 7.2 for browsers. */
    @Test
    void aRedirectHelpsPeopleOnly() {
        Seen moved = answered("HTTP/1.1 301 Moved Permanently", "Location: HTTPS://api.example/orders/42");

        moved.breaks(CREDENTIALS_OVER_TLS, fact("status", 301), fact("source", "OWASP ASVS 5.0, 4.1.2"));
        moved.in(c -> c.profile(Profile.BROWSER)).meets(CREDENTIALS_OVER_TLS);
        answered("HTTP/1.1 302 Found", "Location: /login").meets(CREDENTIALS_OVER_TLS);
        answered("HTTP/1.1 200 OK")
                .after("HTTP/1.1 308 Permanent Redirect", "Location: https://api.example/orders/42")
                .breaks(CREDENTIALS_OVER_TLS, fact("status", 308));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "127.9.9.9"})
    void thisMachineIsExempt(String host) {
        Seen.asked("GET / HTTP/1.1", "Host: " + host)
                .answered("HTTP/1.1 401 Unauthorized", "WWW-Authenticate: Basic realm=\"a\"")
                .overHttp()
                .isNoMatterOf(CREDENTIALS_OVER_TLS, "did not leave this machine");
    }

    @Test
    void aHopBehindATlsTerminatorIsExempt() {
        Seen refused = answered("HTTP/1.1 401 Unauthorized", "WWW-Authenticate: Basic realm=\"a\"");

        refused.in(c -> c.allowances(c.allowances().tlsTerminated(true)))
                .isNoMatterOf(CREDENTIALS_OVER_TLS, "external address");
        refused.request(r -> r.withHeader("X-Forwarded-Proto", "https"))
                .isNoMatterOf(CREDENTIALS_OVER_TLS, "external address");
        refused.request(r -> r.withHeader("Forwarded", "for=192.0.2.7;Proto=\"https\""))
                .isNoMatterOf(CREDENTIALS_OVER_TLS, "external address");
        refused.request(r -> r.withHeader("X-Forwarded-Proto", "http")).breaks(CREDENTIALS_OVER_TLS);
        Seen.challenged("Basic realm=\"a\"").isNoMatterOf(CREDENTIALS_OVER_TLS, "over https");
    }

    @Test
    void whatIsUnknownIsNamed() {
        answered("HTTP/1.1 401 Unauthorized", "WWW-Authenticate: Basic realm=\"")
                .isNoMatterOf(CREDENTIALS_OVER_TLS, "does not parse");
        answered("HTTP/1.1 401 ").withoutRequest().isNoMatterOf(CREDENTIALS_OVER_TLS, "the request is unknown");
        Seen unexplained = answered("HTTP/1.1 200 OK").in(c -> Circumstances.unknown());
        unexplained.isNoMatterOf(CREDENTIALS_OVER_TLS, "Circumstances.credential");
        answered("HTTP/1.1 301 ", "Location: https://api.example/")
                .in(c -> Circumstances.unknown())
                .isNoMatterOf(CREDENTIALS_OVER_TLS, "Circumstances.profile");
    }
}
