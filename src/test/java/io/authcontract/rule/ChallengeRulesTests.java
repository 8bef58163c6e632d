package io.authcontract.rule;

import static io.authcontract.rule.ChallengeRules.CHALLENGE_NO_REFLECTION;
import static io.authcontract.rule.ChallengeRules.NEGOTIATE_INITIAL;
import static io.authcontract.rule.ChallengeRules.NO_BROWSER_PROMPT;
import static io.authcontract.rule.ChallengeRules.SCHEME_REGISTERED;
import static io.authcontract.rule.CredentialKind.INVALID;
import static io.authcontract.rule.Fact.fact;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeRulesTests {
    private static final String CANARY = "CANARY-7f3a";

    @Nested
    class SchemeRegistered {
        @ParameterizedTest
        @ValueSource(strings = {"NTLM", "AWS4-HMAC-SHA256", "Hawk", "Token", "ApiKey", "xBasic"})
        void aPrivateSchemeBreaks(String scheme) {
            assertThat(Seen.challenged("Basic realm=\"a\", " + scheme)
                            .breaks(SCHEME_REGISTERED, fact("scheme", scheme))
                            .fails())
                    .isFalse();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"basic realm=\"a\"", "BEARER", "DPoP algs=\"ES256\"", "Negotiate", "SCRAM-SHA-256", "vapid"})
        void aRegisteredSchemeConformsInAnyCase(String challenge) {
            Seen.challenged(challenge).meets(SCHEME_REGISTERED);
        }

        @Test
        void aSchemeTheContractAllowsConforms() {
            Seen.challenged("Token")
                    .in(c -> c.allowances(new Allowances(Set.of("TOKEN"), Set.of(), Set.of())))
                    .meets(SCHEME_REGISTERED);
        }
    }

    @Nested
    class NoReflection {
        private static Seen canary(Seen seen) {
            return seen.in(c -> c.canaries(List.of(CANARY)));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Bearer realm=\"https://api.example/orders?q=CANARY-7f3a\"",
                    "Bearer realm=\"api\", error_description=\"Token CANARY-7f3a is unknown\"",
                    "Negotiate CANARY-7f3a"
                })
        void aCanaryBreaks(String challenge) {
            assertThat(canary(Seen.challenged(challenge))
                            .breaks(CHALLENGE_NO_REFLECTION)
                            .fails())
                    .isTrue();
        }

        @Test
        void constantTextConforms() {
            canary(Seen.challenged("Bearer realm=\"api\", error=\"invalid_token\""))
                    .meets(CHALLENGE_NO_REFLECTION);
        }

        @Test
        void namesTheParameter() {
            canary(Seen.challenged("Basic realm=\"a\", Bearer realm=\"x " + CANARY + "\""))
                    .breaks(CHALLENGE_NO_REFLECTION, fact("scheme", "Bearer"), fact("parameter", "realm"));
        }

        @Test
        void aCanaryInAMalformedFieldBreaks() {
            canary(Seen.challenged("Bearer error_description=\"Token \"" + CANARY + "\" is unknown\""))
                    .breaks(CHALLENGE_NO_REFLECTION, fact("field", "WWW-Authenticate"), fact("octet", 33));
        }

        @Test
        void theTokenThatWasSentIsACanary() {
            Seen.challenged("Bearer error_description=\"Token not-a-token is unknown\"")
                    .authorized(INVALID, "Bearer not-a-token")
                    .breaks(CHALLENGE_NO_REFLECTION);
            Seen.challenged("Bearer error_description=\"wrong\"")
                    .authorized(INVALID, "Bearer not-a-token")
                    .meets(CHALLENGE_NO_REFLECTION);
        }

        @Test
        void anErrorCodeSentAsATokenIsNoEcho() {
            Seen.challenged("Bearer error=\"invalid_token\"")
                    .authorized(INVALID, "Bearer invalid_token")
                    .isNoMatterOf(CHALLENGE_NO_REFLECTION, "no canary");
        }

        /** Digest credentials repeat realm, nonce and opaque of the challenge by definition (RFC 7616 section 3.4). */
        @Test
        void whatDigestCredentialsRepeatIsNoEcho() {
            String credentials =
                    "Digest username=\"alice\", realm=\"orders-api\", nonce=\"7ypf/xlj9XXwfDPE\", uri=\"/\", response=\"0123456789abcdef0123456789abcdef\"";

            Seen.challenged("Digest realm=\"orders-api\", nonce=\"7ypf/xlj9XXwfDPE\", qop=\"auth\"")
                    .authorized(INVALID, credentials)
                    .meets(CHALLENGE_NO_REFLECTION);
            Seen.challenged("Digest realm=\"0123456789abcdef0123456789abcdef\"")
                    .authorized(INVALID, credentials)
                    .breaks(CHALLENGE_NO_REFLECTION);
        }

        @Test
        void metadataMayNameThePath() {
            Seen asked = Seen.asked("GET /orders/CANARY-7f3a HTTP/1.1");
            String metadata =
                    "Bearer resource_metadata=\"https://api.example/.well-known/oauth-protected-resource/orders/CANARY-7f3a\"";

            canary(asked.answered("HTTP/1.1 401 ", "WWW-Authenticate: " + metadata))
                    .meets(CHALLENGE_NO_REFLECTION);
            canary(asked.answered("HTTP/1.1 401 ", "WWW-Authenticate: Bearer realm=\"/orders/CANARY-7f3a\""))
                    .breaks(CHALLENGE_NO_REFLECTION);
        }

        @Test
        void metadataMustNotNameTheQuery() {
            canary(
                            Seen.asked("GET /orders?access_token=CANARY-7f3a HTTP/1.1")
                                    .answered(
                                            "HTTP/1.1 401 ",
                                            "WWW-Authenticate: Bearer resource_metadata=\"https://api.example/?t=CANARY-7f3a\""))
                    .breaks(CHALLENGE_NO_REFLECTION);
        }

        @Test
        void metadataUnderAForgedHostIsANote() {
            Seen spoofed = Seen.asked("GET /orders HTTP/1.1", "Host: evil.example")
                    .answered(
                            "HTTP/1.1 401 ",
                            "WWW-Authenticate: Bearer resource_metadata=\"https://evil.example/.well-known/x\"")
                    .in(c -> c.canaries(List.of("evil.example")));

            assertThat(spoofed.breaks(CHALLENGE_NO_REFLECTION).fails()).isFalse();
        }

        @Test
        void withoutACanaryNothingIsKnown() {
            Seen.challenged("Bearer realm=\"api\"")
                    .isNoMatterOf(CHALLENGE_NO_REFLECTION, "declare those of the request with Circumstances.canaries");
        }
    }

    @Nested
    class NegotiateInitial {
        @ParameterizedTest
        @ValueSource(strings = {"Negotiate oRQwEqADCgEB", "NTLM TlRMTVNTUAAC", "Negotiate realm=\"x\""})
        void dataInTheFirstChallengeBreaks(String challenge) {
            Seen.challenged(challenge).breaks(NEGOTIATE_INITIAL);
        }

        @Test
        void theSchemeAloneConforms() {
            Seen.challenged("Negotiate, NTLM, Basic realm=\"x\"").meets(NEGOTIATE_INITIAL);
        }

        @Test
        void dataOnLaterLegsIsRight() {
            Seen.challenged("Negotiate oRQwEqADCgEB")
                    .authorized(INVALID, "Negotiate YIIC")
                    .isNoMatterOf(NEGOTIATE_INITIAL, "carried an Authorization");
        }

        @Test
        void needsTheRequest() {
            Seen.challenged("Negotiate oRQwEqADCgEB")
                    .withoutRequest()
                    .isNoMatterOf(NEGOTIATE_INITIAL, "the request is unknown");
        }
    }

    @Nested
    class NoBrowserPrompt {
        private static Seen fetched(String challenge, String... fields) {
            String[] lines = new String[fields.length + 1];
            lines[0] = "GET /api/me HTTP/1.1";
            System.arraycopy(fields, 0, lines, 1, fields.length);
            return Seen.asked(lines).answered("HTTP/1.1 401 Unauthorized", "WWW-Authenticate: " + challenge);
        }

        @ParameterizedTest
        @ValueSource(strings = {"Basic realm=\"a\"", "digest realm=\"a\", nonce=\"n\"", "Negotiate", "NTLM"})
        void aSchemeBrowsersImplementBreaks(String challenge) {
            fetched(challenge, "Sec-Fetch-Mode: cors", "Sec-Fetch-Site: same-origin")
                    .breaks(NO_BROWSER_PROMPT);
            fetched(challenge).breaks(NO_BROWSER_PROMPT);
        }

        @Test
        void aSchemeTheyDoNotImplementConforms() {
            fetched("Bearer realm=\"a\"").meets(NO_BROWSER_PROMPT);
            fetched("xBasic realm=\"a\"").meets(NO_BROWSER_PROMPT);
        }

        @Test
        void crossOriginRequestsNeverPrompt() {
            fetched("Basic realm=\"a\"", "Sec-Fetch-Mode: cors", "Sec-Fetch-Site: cross-site")
                    .isNoMatterOf(NO_BROWSER_PROMPT, "same-origin");
            fetched("Basic realm=\"a\"", "Origin: https://app.example").isNoMatterOf(NO_BROWSER_PROMPT, "same-origin");
            fetched("Basic realm=\"a\"", "Origin: https://api.example").breaks(NO_BROWSER_PROMPT);
        }

        @Test
        void navigationsAreNoMatterOfIt() {
            fetched("Basic realm=\"a\"", "Sec-Fetch-Mode: navigate").isNoMatterOf(NO_BROWSER_PROMPT, "script requests");
        }
    }
}
