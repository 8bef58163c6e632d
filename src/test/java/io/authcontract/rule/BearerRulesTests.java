package io.authcontract.rule;

import static io.authcontract.rule.BearerRules.BEARER_ERROR_ON_TOKEN;
import static io.authcontract.rule.BearerRules.BEARER_ERROR_STATUS;
import static io.authcontract.rule.BearerRules.BEARER_HAS_PARAM;
import static io.authcontract.rule.BearerRules.BEARER_NO_ERROR_WITHOUT_TOKEN;
import static io.authcontract.rule.BearerRules.FORBIDDEN_CHALLENGE;
import static io.authcontract.rule.CredentialKind.INVALID;
import static io.authcontract.rule.CredentialKind.MALFORMED;
import static io.authcontract.rule.CredentialKind.UNDER_SCOPED;
import static io.authcontract.rule.CredentialKind.VALID;
import static io.authcontract.rule.Fact.fact;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BearerRulesTests {
    private static final String TOKEN = "Bearer expired.jwt.sig";

    private static Seen answered(int status, String challenge) {
        return Seen.get("HTTP/1.1 " + status + " ", "WWW-Authenticate: " + challenge);
    }

    @Nested
    class HasParam {
        @ParameterizedTest
        @ValueSource(
                strings = {"Bearer", "bearer", "Basic realm=\"a\", Bearer", "Bearer, Basic realm=\"a\"", "Bearer abc="})
        void aBareChallengeBreaks(String challenge) {
            assertThat(Seen.challenged(challenge).breaks(BEARER_HAS_PARAM).fails())
                    .isFalse();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Bearer realm=\"\"",
                    "Bearer scope=\"a\"",
                    "Bearer error=\"invalid_token\"",
                    "Bearer resource_metadata=\"https://a/\"",
                    "Bearer x=y"
                })
        void anyParameterConforms(String challenge) {
            Seen.challenged(challenge).meets(BEARER_HAS_PARAM);
        }

        /** RFC 9449 asks a DPoP challenge for nothing. */
        @Test
        void aBareDpopChallengeIsNoMatterOfIt() {
            Seen.challenged("DPoP").isNoMatterOf(BEARER_HAS_PARAM, "no Bearer challenge");
        }
    }

    @Nested
    class ErrorOnToken {
        @Test
        void aRejectedTokenWithoutACodeBreaks() {
            assertThat(Seen.challenged("Bearer realm=\"api\"")
                            .authorized(INVALID, TOKEN)
                            .breaks(BEARER_ERROR_ON_TOKEN, fact("scheme", "Bearer"))
                            .fails())
                    .isFalse();
        }

        @Test
        void theCodeHasToBeInTheChallengeOfTheScheme() {
            Seen both = Seen.challenged("Bearer realm=\"api\", DPoP error=\"invalid_token\", algs=\"ES256\"");

            both.authorized(INVALID, TOKEN).breaks(BEARER_ERROR_ON_TOKEN, fact("scheme", "Bearer"));
            both.authorized(INVALID, "DPoP expired.jwt.sig").meets(BEARER_ERROR_ON_TOKEN);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Bearer error=\"invalid_token\"",
                    "Bearer realm=\"a\", Bearer realm=\"b\", error=invalid_token",
                    "BEARER ERROR=\"invalid_token\""
                })
        void aCodeWithoutADescriptionConforms(String challenge) {
            Seen.challenged(challenge)
                    .authorized(INVALID, "bearer expired.jwt.sig")
                    .meets(BEARER_ERROR_ON_TOKEN);
        }

        @ParameterizedTest
        @ValueSource(strings = {"Bearer", "Bearer ", "Basic dTpw", "expired.jwt.sig"})
        void withoutATokenThereIsNothingToExplain(String authorization) {
            Seen.challenged("Bearer realm=\"api\"")
                    .authorized(MALFORMED, authorization)
                    .isNoMatterOf(BEARER_ERROR_ON_TOKEN, "no Bearer or DPoP token");
        }

        /** What was refused with a valid token was something else: a code for the token would be a lie. */
        @Test
        void aValidTokenWasNotRejected() {
            Seen.challenged("Bearer realm=\"api\"")
                    .authorized(VALID, TOKEN)
                    .isNoMatterOf(BEARER_ERROR_ON_TOKEN, "the credentials are valid");
        }

        @Test
        void aServiceOfAnotherSchemeNeedNotExplainTokens() {
            Seen.challenged("Basic realm=\"a\"")
                    .authorized(INVALID, TOKEN)
                    .isNoMatterOf(BEARER_ERROR_ON_TOKEN, "no challenge has the scheme");
        }

        @Test
        void needsARequestAnd401AndAReadableChallenge() {
            Seen.challenged("Bearer realm=\"api\"")
                    .withoutRequest()
                    .isNoMatterOf(BEARER_ERROR_ON_TOKEN, "the request is unknown");
            answered(403, "Bearer realm=\"api\"")
                    .authorized(INVALID, TOKEN)
                    .isNoMatterOf(BEARER_ERROR_ON_TOKEN, "status 401");
            Seen.refused().authorized(INVALID, TOKEN).isNoMatterOf(BEARER_ERROR_ON_TOKEN, "no WWW-Authenticate");
        }
    }

    @Nested
    class NoErrorWithoutToken {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "Bearer error=\"invalid_token\"              | error",
                    "Bearer realm=\"a\", error_description=\"x\" | error_description",
                    "DPoP algs=\"ES256\", error_uri=\"https://e/\" | error_uri"
                })
        void anyErrorInformationBreaks(String challenge, String name) {
            Seen.challenged(challenge).breaks(BEARER_NO_ERROR_WITHOUT_TOKEN, fact("parameter", name));
        }

        @Test
        void eachPieceOfItIsReported() {
            Seen.challenged("Bearer error=\"invalid_request\", error_description=\"none\"")
                    .breaksOften(
                            BEARER_NO_ERROR_WITHOUT_TOKEN,
                            fact("parameter", "error"),
                            fact("parameter", "error_description"));
        }

        @Test
        void aPlainChallengeConforms() {
            Seen.challenged("Bearer realm=\"a\", scope=\"read\", DPoP algs=\"ES256\"")
                    .meets(BEARER_NO_ERROR_WITHOUT_TOKEN);
        }

        /** RFC 6750 section 3.1 counts an unsupported scheme as no authentication information. */
        @Test
        void anUnsupportedSchemeCountsAsNone() {
            Seen failed = Seen.challenged("Bearer error=\"invalid_token\"");

            failed.authorized(INVALID, "Basic dTpw").breaks(BEARER_NO_ERROR_WITHOUT_TOKEN);
            failed.authorized(INVALID, "Banana x").breaks(BEARER_NO_ERROR_WITHOUT_TOKEN);
        }

        @Test
        void aSupportedSchemeDoesNot() {
            Seen.challenged("Basic realm=\"a\", Bearer error=\"invalid_request\"")
                    .authorized(INVALID, "Basic dTpw")
                    .isNoMatterOf(BEARER_NO_ERROR_WITHOUT_TOKEN, "not known that it carried none");
            Seen.challenged("DPoP error=\"invalid_token\"")
                    .authorized(INVALID, TOKEN)
                    .isNoMatterOf(BEARER_NO_ERROR_WITHOUT_TOKEN, "carried a token");
            Seen.challenged("Bearer error=\"invalid_request\"")
                    .authorized(MALFORMED, "Bearer")
                    .isNoMatterOf(BEARER_NO_ERROR_WITHOUT_TOKEN, "carried a token");
        }

        /** A colon is no part of a scheme's name (RFC 9110 section 11.1): this is a malformed Bearer credential. */
        @Test
        void aWordThatIsNoSchemeIsMalformedAndNotUnsupported() {
            Seen.challenged("Bearer error=\"invalid_token\"")
                    .authorized(MALFORMED, "Bearer: expired.jwt.sig")
                    .isNoMatterOf(BEARER_NO_ERROR_WITHOUT_TOKEN, "not known that it carried none");
        }

        @Test
        void nothingIsConcludedFromAnUnknownCredential() {
            assertThat(BEARER_NO_ERROR_WITHOUT_TOKEN.check(
                            Seen.challenged("Bearer error=\"invalid_token\"").unexplained()))
                    .isInstanceOf(Result.NotApplicable.class);
        }
    }

    @Nested
    class ErrorStatus {
        @ParameterizedTest
        @CsvSource({
            "400,invalid_request",
            "401,invalid_token",
            "403,insufficient_scope",
            "401,insufficient_user_authentication",
            "401,invalid_dpop_proof",
            "401,use_dpop_nonce",
            "405,invalid_token"
        })
        void theTableOfTheRfcsConforms(int status, String code) {
            answered(status, "Bearer error=\"" + code + "\"").meets(BEARER_ERROR_STATUS);
        }

        @ParameterizedTest
        @CsvSource({
            "401,invalid_request,400",
            "403,invalid_token,401",
            "401,insufficient_scope,403",
            "403,insufficient_user_authentication,401",
            "400,use_dpop_nonce,401",
            "200,invalid_token,401"
        })
        void anotherStatusBreaks(int status, String code, String wanted) {
            assertThat(answered(status, "DPoP error=\"" + code + "\"")
                            .breaks(
                                    BEARER_ERROR_STATUS,
                                    fact("status", status),
                                    fact("error", code),
                                    fact("wanted", wanted))
                            .fails())
                    .isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"expired_token", "Invalid_Token", "", "unauthorized"})
        void anUnregisteredCodeBreaks(String code) {
            Seen.challenged("Bearer error=\"" + code + "\"")
                    .breaks(BEARER_ERROR_STATUS, fact("wanted", "a registered code"));
        }

        @Test
        void aCodeTheContractAllowsConforms() {
            Seen.challenged("Bearer error=\"expired_token\"")
                    .in(c -> c.allowances(new Allowances(Set.of(), Set.of("expired_token"), Set.of())))
                    .meets(BEARER_ERROR_STATUS);
        }

        @Test
        void challengesWithoutACodeAndOtherSchemesAreNoMatterOfIt() {
            Seen.challenged("Bearer realm=\"a\"").isNoMatterOf(BEARER_ERROR_STATUS, "has an error");
            Seen.challenged("GNAP error=\"x\"").isNoMatterOf(BEARER_ERROR_STATUS, "no Bearer or DPoP challenge");
        }
    }

    @Nested
    class ForbiddenChallenge {
        private static final String RIGHT = "Bearer error=\"insufficient_scope\", scope=\"orders:write\"";

        @Test
        void aPlain403Breaks() {
            Finding finding = Seen.get("HTTP/1.1 403 Forbidden")
                    .authorized(UNDER_SCOPED, TOKEN)
                    .breaks(FORBIDDEN_CHALLENGE, fact("WWW-Authenticate", "absent"));

            assertThat(finding.fails()).isFalse();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Bearer realm=\"a\"",
                    "Bearer error=\"invalid_token\"",
                    "DPoP error=\"insufficient_scope\"",
                    "Basic realm=\"a\""
                })
        void anotherChallengeBreaks(String challenge) {
            answered(403, challenge)
                    .authorized(UNDER_SCOPED, TOKEN)
                    .breaks(FORBIDDEN_CHALLENGE, fact("wanted", "insufficient_scope"));
        }

        @Test
        void theChallengeOfTheSchemeConforms() {
            answered(403, RIGHT).authorized(UNDER_SCOPED, TOKEN).meets(FORBIDDEN_CHALLENGE);
            answered(403, "Bearer realm=\"a\", DPoP error=\"insufficient_scope\"")
                    .authorized(UNDER_SCOPED, "DPoP t")
                    .meets(FORBIDDEN_CHALLENGE);
        }

        /** A firewall, CSRF, a business rule, ownership: none of these is answered by more scope. */
        @Test
        void a403ForAnotherReasonNeedsNone() {
            Seen.get("HTTP/1.1 403 Forbidden")
                    .authorized(VALID, TOKEN)
                    .isNoMatterOf(FORBIDDEN_CHALLENGE, "under_scoped");
        }

        @Test
        void concealmentAndOtherSchemesNeedNone() {
            Seen.get("HTTP/1.1 404 Not Found")
                    .authorized(UNDER_SCOPED, TOKEN)
                    .isNoMatterOf(FORBIDDEN_CHALLENGE, "status 403");
            Seen.get("HTTP/1.1 403 Forbidden")
                    .authorized(UNDER_SCOPED, "Basic dTpw")
                    .isNoMatterOf(FORBIDDEN_CHALLENGE, "no Bearer or DPoP token");
        }

        @Test
        void aChallengeThatCannotBeReadCannotBeJudged() {
            answered(403, "Bearer error=\"insufficient_scope")
                    .authorized(UNDER_SCOPED, TOKEN)
                    .isNoMatterOf(FORBIDDEN_CHALLENGE, "does not parse");
            answered(403, "Bearer realm=\"\uFFFD\"")
                    .authorized(UNDER_SCOPED, TOKEN)
                    .isNoMatterOf(FORBIDDEN_CHALLENGE, "lost");
        }
    }
}
