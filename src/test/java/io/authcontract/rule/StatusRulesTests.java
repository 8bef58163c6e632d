package io.authcontract.rule;

import static io.authcontract.rule.CredentialKind.INVALID;
import static io.authcontract.rule.CredentialKind.MALFORMED;
import static io.authcontract.rule.CredentialKind.NONE;
import static io.authcontract.rule.CredentialKind.UNDER_SCOPED;
import static io.authcontract.rule.CredentialKind.VALID;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.StatusRules.FORBIDDEN_IS_403;
import static io.authcontract.rule.StatusRules.INVALID_CREDS_401;
import static io.authcontract.rule.StatusRules.ORIGIN_STATUS;
import static io.authcontract.rule.StatusRules.UNAUTH_IS_401;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Fault;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusRulesTests {
    static Seen status(int status) {
        return Seen.get("HTTP/1.1 " + status + " ");
    }

    @Nested
    class UnauthIs401 {
        @ParameterizedTest
        @ValueSource(ints = {200, 204, 302, 400, 403, 404, 405, 500})
        void anyOtherStatusBreaks(int status) {
            assertThat(status(status)
                            .breaks(
                                    UNAUTH_IS_401,
                                    fact("status", status),
                                    fact("wanted", 401),
                                    fact("credential", "NONE"))
                            .fails())
                    .isTrue();
        }

        /** GraphQL over HTTP and JSON-RPC report every error within a success. */
        @Test
        void theProtocolMayHaveTheError() {
            Seen.asked("POST /graphql HTTP/1.1")
                    .answered("HTTP/1.1 200 OK", "Content-Type: application/json")
                    .content("{\"errors\":[{\"message\":\"Unauthorized\"}],\"data\":null}")
                    .isNoMatterOf(UNAUTH_IS_401, "protocol");
        }

        @Test
        void status401Conforms() {
            status(401).meets(UNAUTH_IS_401);
        }

        @Test
        void concealmentByContractIsANoteInEveryBook() {
            Seen concealed = status(404).in(c -> c.substitutes(Set.of(404)));

            assertThat(concealed.breaks(UNAUTH_IS_401).tolerated()).isTrue();
            assertThat(RuleBook.strict()
                            .only("unauth-is-401")
                            .examine(concealed.observation())
                            .failing())
                    .isEmpty();
        }

        @Test
        void a405StandsInOnlyWithAllow() {
            Seen undeclared = status(405).in(c -> c.substitutes(Set.of(405)));

            assertThat(undeclared.breaks(UNAUTH_IS_401).fails()).isTrue();
            assertThat(Seen.get("HTTP/1.1 405 Method Not Allowed", "Allow: GET")
                            .in(c -> c.substitutes(Set.of(405)))
                            .breaks(UNAUTH_IS_401)
                            .fails())
                    .isFalse();
        }

        @Test
        void aStatusTheScenarioToleratesIsANote() {
            Expectation expectation = new Expectation(Set.of(401), Set.of(403));

            assertThat(status(403)
                            .in(c -> c.expectation(expectation))
                            .breaks(UNAUTH_IS_401)
                            .fails())
                    .isFalse();
            assertThat(status(404)
                            .in(c -> c.expectation(expectation))
                            .breaks(UNAUTH_IS_401)
                            .fails())
                    .isTrue();
        }

        @Test
        void aStatusTheScenarioExpectsConforms() {
            status(403)
                    .in(c -> c.expectation(new Expectation(Set.of(403), Set.of())))
                    .meets(UNAUTH_IS_401);
        }

        /** Spring's CsrfFilter answers an anonymous POST before authentication does. */
        @Test
        void aPostRefusedForItsMissingCsrfTokenBreaks() {
            Seen.asked("POST /orders HTTP/1.1")
                    .answered("HTTP/1.1 403 Forbidden")
                    .breaks(UNAUTH_IS_401, fact("status", 403));
        }

        @Test
        void aPreflightIsNoMatterOfIt() {
            Seen.asked("OPTIONS /orders HTTP/1.1", "Origin: https://app.example", "Access-Control-Request-Method: GET")
                    .answered("HTTP/1.1 403 Forbidden")
                    .isNoMatterOf(UNAUTH_IS_401, "OPTIONS");
        }

        @Test
        void optionsMayListMethodsButNotFailOtherwise() {
            Seen.asked("OPTIONS /orders HTTP/1.1")
                    .answered("HTTP/1.1 204 No Content", "Allow: GET")
                    .isNoMatterOf(UNAUTH_IS_401, "OPTIONS");
            Seen.asked("OPTIONS /orders HTTP/1.1")
                    .answered("HTTP/1.1 403 Forbidden")
                    .breaks(UNAUTH_IS_401);
        }

        @ParameterizedTest
        @ValueSource(ints = {423, 429, 502, 503, 504})
        void aPassingStatusProvesNothing(int status) {
            status(status).isNoMatterOf(UNAUTH_IS_401, "status " + status);
        }

        @Test
        void aRefusalInTheTlsHandshakeHasNoStatus() {
            Seen.asked("GET / HTTP/1.1")
                    .failed(Fault.Kind.TLS)
                    .isNoMatterOf(UNAUTH_IS_401, "there is no response: TLS");
        }

        @Test
        void whatIsNotKnownIsNamed() {
            assertThat(UNAUTH_IS_401.check(status(403).unexplained()))
                    .isEqualTo(Result.notApplicable(
                            "the credential kind is unknown: declare it with Circumstances.credential"));
            assertThat(UNAUTH_IS_401.check(Observation.of(
                            status(403).observation().exchange(),
                            Circumstances.unknown().credential(NONE))))
                    .isEqualTo(Result.notApplicable(
                            "the access of the operation is unknown: declare it with Circumstances.access"));
        }

        @Test
        void openAndUnclassifiedOperationsAreNoMatterOfIt() {
            status(200).open().isNoMatterOf(UNAUTH_IS_401, "open");
            status(200).in(c -> c.access(new Access.Unclassified())).isNoMatterOf(UNAUTH_IS_401, "unclassified");
        }
    }

    @Nested
    class InvalidCreds401 {
        @ParameterizedTest
        @EnumSource(names = {"MALFORMED", "INVALID"})
        void forbiddenBreaks(CredentialKind kind) {
            status(403).carrying(kind).breaks(INVALID_CREDS_401, fact("status", 403), fact("credential", kind.name()));
        }

        @Test
        void badRequestForMalformedCredentialsIsTolerated() {
            assertThat(status(400).carrying(MALFORMED).breaks(INVALID_CREDS_401).tolerated())
                    .isTrue();
        }

        @Test
        void badRequestForMalformedCredentialsFailsWhereTheContractSaysSo() {
            Seen judged =
                    status(400).carrying(MALFORMED).in(c -> c.expectation(new Expectation(Set.of(401), Set.of())));

            assertThat(judged.breaks(INVALID_CREDS_401).fails()).isTrue();
        }

        @Test
        void badRequestForWellFormedCredentialsFails() {
            assertThat(status(400).carrying(INVALID).breaks(INVALID_CREDS_401).fails())
                    .isTrue();
        }

        @Test
        void badRequestForTwoCredentialsIsTolerated() {
            Seen twice = status(400).carrying(INVALID).presented(Presentation.TWICE);

            assertThat(twice.breaks(INVALID_CREDS_401).fails()).isFalse();
        }

        @Test
        void badRequestForABareTokenIsToleratedButNotForAnotherScheme() {
            Seen wrong = status(400).presented(Presentation.WRONG_SCHEME);

            assertThat(wrong.authorized(INVALID, "valid.jwt.sig")
                            .breaks(INVALID_CREDS_401)
                            .fails())
                    .isFalse();
            assertThat(wrong.authorized(INVALID, "Banana valid.jwt.sig")
                            .breaks(INVALID_CREDS_401)
                            .fails())
                    .isTrue();
        }

        @Test
        void acceptedOddPresentationsAreLeftToTheirOwnRules() {
            status(200)
                    .carrying(INVALID)
                    .presented(Presentation.WRONG_SCHEME)
                    .isNoMatterOf(INVALID_CREDS_401, "its presentation");
            status(200)
                    .carrying(INVALID)
                    .presented(Presentation.TWICE)
                    .isNoMatterOf(INVALID_CREDS_401, "its presentation");
        }

        @Test
        void aThrottleIsNoMatterOfIt() {
            status(429).carrying(INVALID).isNoMatterOf(INVALID_CREDS_401, "status 429");
        }

        @Test
        void otherCredentialsAreNoMatterOfIt() {
            status(403).carrying(NONE).isNoMatterOf(INVALID_CREDS_401, "malformed or invalid");
            status(403).carrying(UNDER_SCOPED).isNoMatterOf(INVALID_CREDS_401, "malformed or invalid");
        }
    }

    @Nested
    class ForbiddenIs403 {
        @ParameterizedTest
        @ValueSource(ints = {200, 204, 302, 401, 404, 500})
        void anyOtherStatusBreaks(int status) {
            status(status).carrying(UNDER_SCOPED).breaks(FORBIDDEN_IS_403, fact("status", status), fact("wanted", 403));
        }

        @Test
        void forbiddenConforms() {
            status(403).carrying(UNDER_SCOPED).meets(FORBIDDEN_IS_403);
        }

        @Test
        void hidingWith404IsANoteWhereTheContractSaysSo() {
            assertThat(status(404)
                            .carrying(UNDER_SCOPED)
                            .in(c -> c.substitutes(Set.of(404)))
                            .breaks(FORBIDDEN_IS_403)
                            .fails())
                    .isFalse();
        }

        @Test
        void aStepUpDemandIsRight() {
            Seen.challenged("Bearer error=\"insufficient_user_authentication\", max_age=300")
                    .carrying(UNDER_SCOPED)
                    .isNoMatterOf(FORBIDDEN_IS_403, "RFC 9470");
        }

        @Test
        void anOperationForEverybodyWithAnAccountAsksForNoPermission() {
            status(401)
                    .carrying(UNDER_SCOPED)
                    .in(c -> c.access(new Access.AnyAuthenticated()))
                    .isNoMatterOf(FORBIDDEN_IS_403, "no permission");
        }

        @Test
        void needsNoDeclaredAccess() {
            Observation seen = Observation.of(
                    status(401).observation().exchange(),
                    Circumstances.unknown().credential(UNDER_SCOPED));

            assertThat(FORBIDDEN_IS_403.check(seen).findings()).hasSize(1);
        }
    }

    @Nested
    class OriginStatus {
        /** 419 is Laravel's, 440 that of IIS, 498 and 499 those of ArcGIS and nginx. */
        @ParameterizedTest
        @ValueSource(ints = {306, 418, 419, 440, 498, 499, 420, 427, 430, 509, 599})
        void aPrivateCodeBreaks(int status) {
            assertThat(status(status)
                            .breaks(ORIGIN_STATUS, fact("found", "an unregistered status"))
                            .fails())
                    .isFalse();
        }

        @ParameterizedTest
        @ValueSource(ints = {407, 511})
        void aCodeOfProxiesAndNetworksBreaks(int status) {
            status(status).breaks(ORIGIN_STATUS, fact("found", "a status for proxies and networks"));
        }

        @ParameterizedTest
        @ValueSource(ints = {302, 400, 401, 403, 404, 405, 421, 422, 429, 431, 451, 500, 503})
        void aRegisteredCodeConforms(int status) {
            status(status).meets(ORIGIN_STATUS);
        }

        @Test
        void aProxyMaySay407() {
            Seen.asked("GET http://api.example/orders HTTP/1.1")
                    .answered("HTTP/1.1 407 Proxy Authentication Required")
                    .isNoMatterOf(ORIGIN_STATUS, "proxy");
            Seen.asked("CONNECT api.example:443 HTTP/1.1")
                    .answered("HTTP/1.1 407 Proxy Authentication Required")
                    .isNoMatterOf(ORIGIN_STATUS, "proxy");
        }

        @Test
        void successAndValidCredentialsAreNoMatterOfIt() {
            status(299).isNoMatterOf(ORIGIN_STATUS, "not refused");
            status(419).carrying(VALID).isNoMatterOf(ORIGIN_STATUS, "none or malformed or invalid or under_scoped");
        }
    }
}
