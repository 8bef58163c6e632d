package io.authcontract.rule;

import static io.authcontract.rule.CredentialKind.VALID;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.StatusRules.VALID_CREDS_NOT_401;
import static io.authcontract.rule.StatusRulesTests.status;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever was let in elsewhere is told what else is wrong, and not that the credential is. */
class ValidCredentialsTests {
    @Test
    void a401ForABodyThatDoesNotValidateBreaks() {
        Seen.challenged("Bearer realm=\"api\"")
                .carrying(VALID)
                .in(c -> c.expectation(new Expectation(Set.of(422, 400), Set.of())))
                .breaks(VALID_CREDS_NOT_401, fact("status", 401), fact("wanted", "400 or 422"));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 403, 404, 422, 500})
    void anyOtherStatusConforms(int status) {
        status(status).carrying(VALID).meets(VALID_CREDS_NOT_401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Bearer error=\"insufficient_user_authentication\", max_age=0 | RFC 9470",
                "DPoP error=\"use_dpop_nonce\"                                | DPoP nonce",
                "Digest realm=\"r\", nonce=\"n\", qop=\"auth\", stale=TRUE    | stale nonce",
                "Negotiate oRQwEqADCgEB                                       | one leg of a Negotiate exchange"
            })
    void a401ThatAsksTheClientToGoOnIsRight(String challenge, String reason) {
        Seen.challenged(challenge).carrying(VALID).isNoMatterOf(VALID_CREDS_NOT_401, reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Digest realm=\"r\", nonce=\"n\", qop=\"auth\", stale=false",
                "Negotiate",
                "Bearer error=\"invalid_token\""
            })
    void a401ThatDoesNotBreaks(String challenge) {
        Seen.challenged(challenge).carrying(VALID).breaks(VALID_CREDS_NOT_401);
    }

    /** Against forged requests (CSRF), some services take such a session for none. */
    @Test
    void aSessionThatAnotherOriginSendsMayBeTakenForNone() {
        Seen refused = Seen.challenged("Bearer error=\"invalid_token\"")
                .carrying(VALID)
                .in(c -> c.webOrigins(Set.of("https://app.example")));

        refused.request(r -> r.withHeader("Origin", "https://evil.example"))
                .isNoMatterOf(VALID_CREDS_NOT_401, "a script of another origin");
        refused.request(r -> r.withHeader("Origin", "https://app.example")).breaks(VALID_CREDS_NOT_401);
        refused.in(c -> c.webOrigins(Set.of()))
                .request(r -> r.withHeader("Origin", "https://evil.example"))
                .breaks(VALID_CREDS_NOT_401);
    }

    @Test
    void aTokenThatRanOutBeforeTheAnswerProvesNothing() {
        long answered = 1795444536; // Mon, 23 Nov 2026 14:35:36 GMT
        Seen answer = Seen.refused("Date: Mon, 23 Nov 2026 14:35:36 GMT");

        answer.authorized(VALID, "Bearer " + token(answered - 1)).isNoMatterOf(VALID_CREDS_NOT_401, "expired");
        answer.authorized(VALID, "Bearer " + token(answered + 1)).breaks(VALID_CREDS_NOT_401);
        Seen.refused().authorized(VALID, "Bearer " + token(answered - 1)).breaks(VALID_CREDS_NOT_401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b.c", "..", "a.eyJleHAiOiJzb29uIn0.c", "a.eyJleHAiOjFlOTl9.c"})
    void aTokenWithoutAReadableExpiryIsTakenAsValid(String token) {
        Seen.refused("Date: Mon, 23 Nov 2026 14:35:36 GMT")
                .authorized(VALID, "Bearer " + token)
                .breaks(VALID_CREDS_NOT_401);
    }

    @Test
    void anotherSpellingOfTheSchemeIsLeftToItsOwnRule() {
        status(401)
                .carrying(VALID)
                .presented(Presentation.SCHEME_CASE)
                .isNoMatterOf(VALID_CREDS_NOT_401, "presentation");
    }

    private static String token(long expiry) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encoder.encodeToString(("{\"exp\":" + expiry + "}").getBytes(StandardCharsets.UTF_8)) + ".c2ln";
    }
}
