package io.authcontract.rule;

import static io.authcontract.rule.BasicRules.BASIC_PARAMS;
import static io.authcontract.rule.BasicRules.BASIC_REALM;
import static io.authcontract.rule.Fact.fact;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BasicRulesTests {
    @ParameterizedTest
    @ValueSource(strings = {"Basic", "basic charset=\"UTF-8\"", "Bearer realm=\"a\", Basic", "Basic cmVhbG0="})
    void aBasicChallengeWithoutARealmBreaks(String challenge) {
        assertThat(Seen.challenged(challenge)
                        .breaks(BASIC_REALM, fact("realm", "absent"))
                        .fails())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Basic realm=\"\"", "BASIC REALM=\"a\"", "Basic charset=\"UTF-8\", realm=\"a\"", "Basic realm=a"
            })
    void anyRealmConforms(String challenge) {
        Seen.challenged(challenge).meets(BASIC_REALM);
    }

    @Test
    void eachBasicChallengeNeedsOne() {
        Seen.challenged("Basic realm=\"a\", Basic").breaks(BASIC_REALM);
    }

    /** A 403 may carry a challenge as well (RFC 9110 section 11.6.1). */
    @Test
    void theStatusDoesNotMatter() {
        Seen.get("HTTP/1.1 403 Forbidden", "WWW-Authenticate: Basic").breaks(BASIC_REALM);
    }

    @Test
    void otherSchemesAreNoMatterOfThem() {
        Seen.challenged("Bearer, Digest nonce=\"Basic\"").isNoMatterOf(BASIC_REALM, "no Basic challenge");
        Seen.challenged("Bearer foo=bar").isNoMatterOf(BASIC_PARAMS, "no Basic challenge");
        Seen.challenged("Basic realm=\"a").isNoMatterOf(BASIC_REALM, "does not parse");
    }

    @ParameterizedTest
    @CsvSource({"charset=\"ISO-8859-1\",charset", "charset=utf8,charset", "scope=\"read\",scope", "stale=true,stale"})
    void anyOtherParameterBreaks(String parameter, String name) {
        assertThat(Seen.challenged("Basic realm=\"a\", " + parameter)
                        .breaks(BASIC_PARAMS, fact("parameter", name))
                        .fails())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic realm=\"a\"",
                "Basic realm=\"a\", charset=\"utf-8\"",
                "Basic realm=\"a\", CHARSET=UTF-8",
                "Basic"
            })
    void realmAndUtf8Conform(String challenge) {
        Seen.challenged(challenge).meets(BASIC_PARAMS);
    }

    @Test
    void parametersOfTheNextChallengeAreNotThoseOfBasic() {
        Seen.challenged("Basic realm=\"a\", Bearer realm=\"a\", scope=\"read\"").meets(BASIC_PARAMS);
    }
}
