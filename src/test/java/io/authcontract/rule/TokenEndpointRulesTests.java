package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.TokenEndpointRules.TOKEN_ENDPOINT_INVALID_CLIENT;

import io.authcontract.http.Body;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6749 section 5.2, RFC 7662 section 2.2 and RFC 7009 section 2.2. */
class TokenEndpointRulesTests {
    private static final String INVALID_CLIENT = "{\"error\":\"invalid_client\"}";

    private static Seen as(String form, String... fields) {
        String[] lines = new String[fields.length + 1];
        lines[0] = "POST /token HTTP/1.1";
        System.arraycopy(fields, 0, lines, 1, fields.length);
        return Seen.asked(lines).request(r -> r.withBody(Body.of(form))).in(c -> c.profile(Profile.AS));
    }

    private static Seen wrongClient(String... answer) {
        return as("grant_type=client_credentials", "Authorization: Basic Y2xpZW50Ondyb25n")
                .carrying(CredentialKind.INVALID)
                .answered(answer);
    }

    private static Seen wrong(String form, int status, String content) {
        return as(form, "Authorization: Basic Y2xpZW50OnJpZ2h0")
                .carrying(CredentialKind.VALID)
                .in(c -> c.variation(Variation.INVALID_INPUT))
                .answered("HTTP/1.1 " + status + " ")
                .content(content);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 403, 500})
    void anotherStatusThan401ForAWrongClientBreaks(int status) {
        wrongClient("HTTP/1.1 " + status + " ")
                .content(INVALID_CLIENT)
                .breaks(TOKEN_ENDPOINT_INVALID_CLIENT, fact("status", status), fact("wanted", 401));
    }

    @Test
    void theChallengeHasToMatch() {
        wrongClient("HTTP/1.1 401 ", "WWW-Authenticate: Bearer")
                .content(INVALID_CLIENT)
                .breaks(TOKEN_ENDPOINT_INVALID_CLIENT, fact("scheme", "Basic"), fact("challenge", "absent"));
        wrongClient("HTTP/1.1 401 ").content(INVALID_CLIENT).breaks(TOKEN_ENDPOINT_INVALID_CLIENT);
        wrongClient("HTTP/1.1 401 ", "WWW-Authenticate: Bearer, basic realm=\"as\"")
                .content(INVALID_CLIENT)
                .meets(TOKEN_ENDPOINT_INVALID_CLIENT);
    }

    /** Nobody can offer a scheme that is not known. */
    @ParameterizedTest
    @ValueSource(strings = {"Foo Y2xpZW50Ondyb25n", "Bearer abc"})
    void theChallengeToAnotherSchemeIsThatOfTheClients(String authorization) {
        as("grant_type=client_credentials", "Authorization: " + authorization)
                .carrying(CredentialKind.INVALID)
                .answered("HTTP/1.1 401 ", "WWW-Authenticate: Basic realm=\"as\"")
                .content(INVALID_CLIENT)
                .meets(TOKEN_ENDPOINT_INVALID_CLIENT);
    }

    /** RFC 7662 section 2.3: at an introspection endpoint clients may have tokens. */
    @Test
    void theChallengeIsThatOfTheSchemeThatWorks() {
        Seen accepted = as("token=abc", "Authorization: Bearer right")
                .answered("HTTP/1.1 200 OK")
                .content("{\"active\":false}");
        as("token=abc", "Authorization: Bearer wrong")
                .carrying(CredentialKind.INVALID)
                .in(c -> c.control(accepted.observation().exchange()))
                .answered("HTTP/1.1 401 ", "WWW-Authenticate: Basic realm=\"as\"")
                .content(INVALID_CLIENT)
                .breaks(TOKEN_ENDPOINT_INVALID_CLIENT, fact("scheme", "Bearer"), fact("challenge", "absent"));
    }

    @Test
    void theErrorHasToBeInvalidClient() {
        Seen refused = wrongClient("HTTP/1.1 401 ", "WWW-Authenticate: Basic realm=\"as\"");
        refused.content("{\"error\":\"unauthorized\"}")
                .breaks(TOKEN_ENDPOINT_INVALID_CLIENT, fact("error", "unauthorized"));
        refused.content("no JSON").breaks(TOKEN_ENDPOINT_INVALID_CLIENT, fact("error", "absent"));
        refused.content(Body.unknown("consumed")).isNoMatterOf(TOKEN_ENDPOINT_INVALID_CLIENT, "consumed");
    }

    /** 401 is only a MAY then. */
    @Test
    void aSecretInTheContentMayGet400() {
        Seen asked = as("grant_type=client_credentials&client_secret=wrong").carrying(CredentialKind.INVALID);
        asked.answered("HTTP/1.1 400 ").content(INVALID_CLIENT).meets(TOKEN_ENDPOINT_INVALID_CLIENT);
        asked.answered("HTTP/1.1 401 ").content(INVALID_CLIENT).meets(TOKEN_ENDPOINT_INVALID_CLIENT);
        asked.answered("HTTP/1.1 403 ")
                .content(INVALID_CLIENT)
                .breaks(TOKEN_ENDPOINT_INVALID_CLIENT, fact("wanted", "400 or 401"));
    }

    @Test
    void aWrongGrantIs400() {
        String form = "code=wrong&grant_type=authorization_code";
        wrong(form, 400, "{\"error\":\"invalid_grant\"}").meets(TOKEN_ENDPOINT_INVALID_CLIENT);
        wrong(form, 401, "{\"error\":\"invalid_grant\"}")
                .breaks(TOKEN_ENDPOINT_INVALID_CLIENT, fact("case", "wrong grant"));
        wrong(form, 200, "{}").breaks(TOKEN_ENDPOINT_INVALID_CLIENT, fact("wanted", 400));
    }

    @Test
    void aDeadTokenIsNoError() {
        wrong("token=dead", 200, "{\"active\":false}").meets(TOKEN_ENDPOINT_INVALID_CLIENT);
        wrong("token=dead", 200, "").meets(TOKEN_ENDPOINT_INVALID_CLIENT);
        wrong("token=dead", 401, "").breaks(TOKEN_ENDPOINT_INVALID_CLIENT, fact("wanted", 200));
        wrong("token=dead", 200, "{\"active\":true}").breaks(TOKEN_ENDPOINT_INVALID_CLIENT, fact("active", "true"));
    }

    @Test
    void whatItNeedsIsNamed() {
        Seen wrong = wrongClient("HTTP/1.1 400 ");
        wrong.in(c -> c.profile(Profile.API)).isNoMatterOf(TOKEN_ENDPOINT_INVALID_CLIENT, "profile");
        wrong.in(c -> Circumstances.unknown()).isNoMatterOf(TOKEN_ENDPOINT_INVALID_CLIENT, "Circumstances.profile");
        wrong.in(c -> Circumstances.unknown().profile(Profile.AS))
                .isNoMatterOf(TOKEN_ENDPOINT_INVALID_CLIENT, "Circumstances.credential");
        wrong.carrying(CredentialKind.VALID).isNoMatterOf(TOKEN_ENDPOINT_INVALID_CLIENT, "neither");
        wrong("foo=bar", 400, "").isNoMatterOf(TOKEN_ENDPOINT_INVALID_CLIENT, "grant_type");
    }
}
