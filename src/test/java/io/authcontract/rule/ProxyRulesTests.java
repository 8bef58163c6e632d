package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.ProxyRules.PROXY_407_CHALLENGE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyRulesTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "WWW-Authenticate: Basic realm=\"p\"  | absent",
                "Proxy-Authenticate:                  | no readable challenge",
                "Proxy-Authenticate: Basic realm=\"p  | no readable challenge",
                "Proxy-Authenticate: DPoP algs=\"ES256\", Basic realm=\"p\" | offers DPoP"
            })
    void a407WithoutAUsableChallengeBreaks(String field, String found) {
        Seen.get("HTTP/1.1 407 ", field).breaks(PROXY_407_CHALLENGE, fact("Proxy-Authenticate", found));
    }

    /** Forward proxies list them together. */
    @Test
    void severalSchemesConform() {
        Seen.get("HTTP/1.1 407 ", "Proxy-Authenticate: Negotiate", "Proxy-Authenticate: NTLM, Basic realm=\"p\"")
                .meets(PROXY_407_CHALLENGE);
    }

    @Test
    void otherStatusesAndLostOctetsAreNoMatter() {
        Seen.refused().isNoMatterOf(PROXY_407_CHALLENGE, "407");
        Seen.get("HTTP/1.1 407 ", "Proxy-Authenticate: Basic realm=\"\uFFFD\"")
                .isNoMatterOf(PROXY_407_CHALLENGE, "U+FFFD");
    }
}
