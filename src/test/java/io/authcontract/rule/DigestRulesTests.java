package io.authcontract.rule;

import static io.authcontract.rule.DigestRules.DIGEST_PARAMS;
import static io.authcontract.rule.Fact.fact;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestRulesTests {
    private static final String GOOD = "Digest realm=\"r\", qop=\"auth\", algorithm=SHA-256, nonce=\"n\"";

    /** The challenge of RFC 7616 section 3.9.1: SHA-256 first, MD5 for old clients. */
    @Test
    void theExampleOfTheRfcConforms() {
        Seen.refused(
                        "WWW-Authenticate: Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=SHA-256, nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"",
                        "WWW-Authenticate: Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=MD5, nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"")
                .meets(DIGEST_PARAMS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "charset=UTF-8, userhash=true",
                "charset=\"utf-8\", userhash=false",
                "stale=FALSE",
                "domain=\"/a /b\"",
                "opaque=\"\"",
                "vendor=x"
            })
    void whatElseTheRfcAllowsConforms(String more) {
        Seen.challenged(GOOD + ", " + more).meets(DIGEST_PARAMS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"realm", "nonce", "qop"})
    void aMissingParameterBreaks(String name) {
        String challenge = GOOD.replaceAll(name + "=\"[^\"]*\",? ?", "").replaceAll(", $", "");

        Seen.challenged(challenge).breaks(DIGEST_PARAMS, fact("parameter", name), fact("found", "absent"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "stale=\"true\"      | stale     | a quoted-string",
                "algorithm=\"MD5\"   | algorithm | a quoted-string",
                "opaque=abc          | opaque    | a token",
                "domain=x            | domain    | a token",
                "charset=ISO-8859-1  | charset   | ISO-8859-1",
                "userhash=yes        | userhash  | yes"
            })
    void aWrongNotationOrValueBreaks(String parameter, String name, String found) {
        String challenge =
                (name.equals("algorithm") ? GOOD.replace("algorithm=SHA-256, ", "") : GOOD) + ", " + parameter;
        Result result = DIGEST_PARAMS.check(Seen.challenged(challenge).observation());

        assertThat(result.findings()).anySatisfy(finding -> assertThat(finding.facts())
                .contains(fact("parameter", name), fact("found", found)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonce=n", "qop=auth", "realm=r"})
    void aRequiredParameterAsATokenBreaks(String token) {
        String name = token.substring(0, token.indexOf('='));
        String challenge = GOOD.replaceAll(name + "=\"[^\"]*\"", token);

        Seen.challenged(challenge).breaks(DIGEST_PARAMS, fact("parameter", name), fact("found", "a token"));
    }

    @Test
    void theSameAlgorithmTwiceBreaks() {
        Seen.challenged(GOOD + ", " + GOOD.replace("\"n\"", "\"m\""))
                .breaks(DIGEST_PARAMS, fact("found", "SHA-256 again"));
    }

    @Test
    void aMissingAlgorithmIsMd5() {
        String md5 = GOOD.replace("algorithm=SHA-256", "algorithm=MD5");

        Seen.challenged(GOOD + ", " + md5 + ", " + GOOD.replace("algorithm=SHA-256, ", ""))
                .breaks(DIGEST_PARAMS, fact("found", "MD5 again"));
    }

    /** RFC 7616 section 3.2 allows MD5 for old clients: nobody is to fail for it, not even strictly. */
    @ParameterizedTest
    @ValueSource(strings = {"algorithm=MD5, ", "algorithm=MD5-sess, ", ""})
    void md5AloneIsAdvice(String algorithm) {
        Seen weak = Seen.challenged(GOOD.replace("algorithm=SHA-256, ", algorithm));

        assertThat(weak.breaks(DIGEST_PARAMS, fact("found", "MD5 alone")).tolerated())
                .isTrue();
        assertThat(RuleBook.strict()
                        .only("digest-params")
                        .examine(weak.observation())
                        .failing())
                .isEmpty();
    }

    @Test
    void strictlyAWrongNotationFails() {
        Seen quoted = Seen.challenged(GOOD + ", stale=\"false\"");

        assertThat(quoted.breaks(DIGEST_PARAMS).fails()).isFalse();
        assertThat(RuleBook.strict()
                        .only("digest-params")
                        .examine(quoted.observation())
                        .failing())
                .hasSize(1);
    }

    @Test
    void otherSchemesAreNoMatterOfIt() {
        Seen.challenged("Basic realm=\"a\"").isNoMatterOf(DIGEST_PARAMS, "no Digest challenge");
    }
}
