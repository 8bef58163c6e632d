package io.authcontract.rule;

import static io.authcontract.rule.CredentialKind.INVALID;
import static io.authcontract.rule.CredentialKind.MALFORMED;
import static io.authcontract.rule.CredentialKind.NONE;
import static io.authcontract.rule.CredentialKind.VALID;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.ServerErrorRules.NO_5XX_ON_CREDS;

import io.authcontract.http.Body;
import io.authcontract.http.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerErrorRulesTests {
    private static final Seen SENT =
            Seen.asked("GET /orders HTTP/1.1", "Authorization: Basic !!!!").carrying(MALFORMED);

    @ParameterizedTest
    @ValueSource(ints = {500, 507, 599})
    void aServerErrorBreaks(int status) {
        SENT.answered("HTTP/1.1 " + status + " ")
                .breaks(NO_5XX_ON_CREDS, fact("status", status), fact("credential", "MALFORMED"));
    }

    /** A verifier that trips over a claim (exp as a string) fails for a well-formed token. */
    @Test
    void aServerErrorForAnInvalidTokenBreaksAsWell() {
        Seen.get("HTTP/1.1 500 Internal Server Error")
                .authorized(INVALID, "Bearer a.b.c")
                .breaks(NO_5XX_ON_CREDS);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 431})
    void aClientErrorConforms(int status) {
        SENT.answered("HTTP/1.1 " + status + " ").meets(NO_5XX_ON_CREDS);
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void anOverloadProvesNothing(int status) {
        SENT.answered("HTTP/1.1 " + status + " ").isNoMatterOf(NO_5XX_ON_CREDS, "again later");
    }

    @Test
    void anErrorTheControlGetsTooHasAnotherCause() {
        SENT.answered("HTTP/1.1 500 Internal Server Error")
                .control("HTTP/1.1 500 Internal Server Error")
                .isNoMatterOf(NO_5XX_ON_CREDS, "the control got status 500");
        SENT.answered("HTTP/1.1 500 Internal Server Error")
                .control("HTTP/1.1 200 OK")
                .breaks(NO_5XX_ON_CREDS);
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSED_UNANSWERED", "RESET"})
    void aDroppedConnectionBreaksWhenTheControlWorked(Fault.Kind kind) {
        SENT.control("HTTP/1.1 200 OK")
                .failed(kind)
                .breaks(NO_5XX_ON_CREDS, fact("status", "none"), fact("connection", kind.name()));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 405, 429, 302, 500})
    void aControlThatDidNotWorkProvesNothing(int status) {
        SENT.control("HTTP/1.1 " + status + " ")
                .failed(Fault.Kind.CLOSED_UNANSWERED)
                .isNoMatterOf(NO_5XX_ON_CREDS, "declare it with Circumstances.control");
    }

    @Test
    void aDroppedConnectionWithoutAControlProvesNothing() {
        SENT.failed(Fault.Kind.CLOSED_UNANSWERED).isNoMatterOf(NO_5XX_ON_CREDS, "CLOSED_UNANSWERED, and no control");
    }

    /** RFC 6585 section 5 and RFC 9110 section 5.5: nobody has to say anything to a field that cannot be taken. */
    @ParameterizedTest
    @EnumSource(names = {"CLOSED_UNANSWERED", "RESET"})
    void aDroppedConnectionForAFieldThatNobodyTakesProvesNothing(Fault.Kind kind) {
        for (String token : List.of("x".repeat(8192), "a\u00f6b")) {
            Seen sent = Seen.asked("GET /orders HTTP/1.1", "Authorization: Bearer " + token)
                    .carrying(INVALID)
                    .control("HTTP/1.1 200 OK");

            sent.failed(kind).isNoMatterOf(NO_5XX_ON_CREDS, "cannot take");
            sent.answered("HTTP/1.1 500 Internal Server Error").breaks(NO_5XX_ON_CREDS);
        }
    }

    /** Some servers answer 401 and reset while a large body is still on its way: the answer is lost, not missing. */
    @Test
    void aResetWhileContentIsSentProvesNothing() {
        Seen posted = SENT.request(r -> r.withBody(Body.of("{}"))).control("HTTP/1.1 200 OK");

        posted.failed(Fault.Kind.RESET).isNoMatterOf(NO_5XX_ON_CREDS, "RESET");
        posted.failed(Fault.Kind.CLOSED_UNANSWERED).breaks(NO_5XX_ON_CREDS);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CLOSED_UNANSWERED", "RESET"})
    void otherFaultsProveNothing(Fault.Kind kind) {
        SENT.control("HTTP/1.1 200 OK").failed(kind).isNoMatterOf(NO_5XX_ON_CREDS, kind.name());
    }

    @Test
    void otherCredentialsAreNoMatterOfIt() {
        SENT.answered("HTTP/1.1 500 ").carrying(NONE).isNoMatterOf(NO_5XX_ON_CREDS, "malformed or invalid");
        SENT.answered("HTTP/1.1 500 ").carrying(VALID).isNoMatterOf(NO_5XX_ON_CREDS, "malformed or invalid");
    }

    @ParameterizedTest
    @ValueSource(ints = {501, 505})
    void aServerThatDoesNotKnowTheMethodOrVersionSaysNothingOfCredentials(int status) {
        SENT.answered("HTTP/1.1 " + status + " ").isNoMatterOf(NO_5XX_ON_CREDS, "the method or the version");
    }

    @Test
    void needsToKnowTheKindOfCredential() {
        org.assertj.core.api.Assertions.assertThat(
                        NO_5XX_ON_CREDS.check(SENT.answered("HTTP/1.1 500 ").unexplained()))
                .isEqualTo(Result.notApplicable(
                        "the credential kind is unknown: declare it with Circumstances.credential"));
    }
}
