package io.authcontract.rule;

import static io.authcontract.rule.CredentialKind.INVALID;
import static io.authcontract.rule.CredentialKind.NONE;
import static io.authcontract.rule.CredentialKind.VALID;
import static io.authcontract.rule.CredentialRules.AMBIGUOUS_CREDENTIALS;
import static io.authcontract.rule.CredentialRules.CREDENTIALS_GRAMMAR;
import static io.authcontract.rule.CredentialRules.POSITIVE_CONTROL;
import static io.authcontract.rule.CredentialRules.SCHEME_ENFORCED;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Presentation.EXTRA_SPACES;
import static io.authcontract.rule.Presentation.SCHEME_CASE;
import static io.authcontract.rule.Presentation.TWICE;
import static io.authcontract.rule.Presentation.WRONG_SCHEME;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialRulesTests {
    private static Seen status(int status) {
        return Seen.get("HTTP/1.1 " + status + " ");
    }

    @Nested
    class PositiveControl {
        @ParameterizedTest
        @ValueSource(ints = {301, 302, 401, 403, 405, 500})
        void aStatusThatNeverCountsBreaks(int status) {
            assertThat(status(status)
                            .carrying(VALID)
                            .breaks(POSITIVE_CONTROL, fact("status", status), fact("wanted", "2xx"))
                            .fails())
                    .isTrue();
        }

        @Test
        void aRequestWithAnotherDefectIsNoControl() {
            Seen unknown = status(401).carrying(VALID).in(c -> c.variation(Variation.UNKNOWN_OBJECT));
            unknown.isNoMatterOf(POSITIVE_CONTROL, "tries something besides its credential");
            unknown.breaks(StatusRules.VALID_CREDS_NOT_401, fact("status", 401));
        }

        @ParameterizedTest
        @ValueSource(ints = {423, 429, 502, 503, 504})
        void aStatusThatPassesSaysNothing(int status) {
            status(status).carrying(VALID).isNoMatterOf(POSITIVE_CONTROL, "send the request again later");
        }

        @ParameterizedTest
        @ValueSource(ints = {200, 201, 204, 206})
        void successConforms(int status) {
            status(status).carrying(VALID).meets(POSITIVE_CONTROL);
        }

        @ParameterizedTest
        @ValueSource(ints = {400, 404, 409, 412, 415, 422})
        void aMissingFixtureSaysNothingOfTheCredential(int status) {
            status(status)
                    .carrying(VALID)
                    .isNoMatterOf(POSITIVE_CONTROL, "declare the right status with Circumstances.expectation");
        }

        @Test
        void theDeclaredStatusDecides() {
            Expectation declared = new Expectation(Set.of(422), Set.of());

            status(422).carrying(VALID).in(c -> c.expectation(declared)).meets(POSITIVE_CONTROL);
            status(200)
                    .carrying(VALID)
                    .in(c -> c.expectation(declared))
                    .breaks(POSITIVE_CONTROL, fact("wanted", "422"));
            status(404)
                    .carrying(VALID)
                    .in(c -> c.expectation(Expectation.success()))
                    .breaks(POSITIVE_CONTROL);
        }

        @Test
        void requestsBesideAKnownControlAreNotTheControl() {
            status(401).carrying(VALID).control("HTTP/1.1 200 OK").isNoMatterOf(POSITIVE_CONTROL, "another one");
            status(401).carrying(VALID).presented(SCHEME_CASE).isNoMatterOf(POSITIVE_CONTROL, "presentation");
            status(401).carrying(NONE).isNoMatterOf(POSITIVE_CONTROL, "kind valid");
        }

        @Test
        void aPageTheClientWasSentOnToProvesNothing() {
            status(200)
                    .carrying(VALID)
                    .after("HTTP/1.1 302 Found", "Location: /login")
                    .isNoMatterOf(POSITIVE_CONTROL, "redirect");
        }

        @Test
        void hidesEveryOtherFindingOfItsExchange() {
            Examination examination =
                    RuleBook.standard().examine(status(401).carrying(VALID).observation());

            assertThat(examination.findings()).extracting(f -> f.rule().id()).containsExactly("positive-control");
            assertThat(examination.hidden())
                    .extracting(f -> f.rule().id())
                    .contains("challenge-present", "valid-creds-not-401");
        }
    }

    @Nested
    class SchemeEnforced {
        private static Seen wrongly(int status, String authorization) {
            return status(status).authorized(INVALID, authorization).presented(WRONG_SCHEME);
        }

        @Test
        void acceptingAnotherSchemeBreaks() {
            wrongly(200, "Banana valid-token").breaks(SCHEME_ENFORCED, fact("status", 200), fact("scheme", "Banana"));
            wrongly(304, "Basic valid-token").breaks(SCHEME_ENFORCED, fact("scheme", "Basic"));
        }

        @Test
        void aBareTokenIsNeverShownAsAScheme() {
            Finding finding = wrongly(200, "valid-token").breaks(SCHEME_ENFORCED, fact("scheme", "none"));

            assertThat(finding.facts()).extracting(Fact::value).doesNotContain("valid-token");
        }

        @ParameterizedTest
        @ValueSource(ints = {400, 401, 403})
        void refusingConforms(int status) {
            wrongly(status, "Banana valid-token").meets(SCHEME_ENFORCED);
        }

        @Test
        void anAliasOfTheContractIsNoMatterOfIt() {
            Allowances alias = new Allowances(Set.of("token"), Set.of(), Set.of());

            wrongly(200, "Token valid-token")
                    .in(c -> c.allowances(alias))
                    .isNoMatterOf(SCHEME_ENFORCED, "allows this scheme");
            wrongly(200, "JWT valid-token").in(c -> c.allowances(alias)).breaks(SCHEME_ENFORCED);
        }

        @Test
        void whatLetsNobodyInIsNoMatterOfIt() {
            wrongly(200, "Banana t").open().isNoMatterOf(SCHEME_ENFORCED, "open");
            Seen.get("HTTP/1.1 200 OK", "Content-Type: application/json")
                    .content("{\"error\":\"no\"}")
                    .presented(WRONG_SCHEME)
                    .isNoMatterOf(SCHEME_ENFORCED, "nothing of the operation");
            Seen.asked("OPTIONS / HTTP/1.1")
                    .answered("HTTP/1.1 204 No Content")
                    .presented(WRONG_SCHEME)
                    .isNoMatterOf(SCHEME_ENFORCED, "nothing of the operation");
            wrongly(200, "Banana t").after("HTTP/1.1 302 Found").isNoMatterOf(SCHEME_ENFORCED, "redirect");
        }

        @Test
        void needsToKnowHowTheCredentialWasPresented() {
            status(200).carrying(INVALID).isNoMatterOf(SCHEME_ENFORCED, "declare it with Circumstances.presentation");
            status(200).presented(Presentation.PLAIN).isNoMatterOf(SCHEME_ENFORCED, "another way");
        }
    }

    @Nested
    class CredentialsGrammar {
        @Test
        void refusingAnotherCaseFails() {
            Finding finding = status(401)
                    .carrying(VALID)
                    .presented(SCHEME_CASE)
                    .control("HTTP/1.1 200 OK")
                    .breaks(CREDENTIALS_GRAMMAR, fact("status", 401), fact("wanted", "200"));

            assertThat(finding.fails()).isTrue();
        }

        @Test
        void refusingExtraSpacesIsANoteUnlessStrict() {
            Seen spaces = status(401).carrying(VALID).presented(EXTRA_SPACES).control("HTTP/1.1 200 OK");

            assertThat(spaces.breaks(CREDENTIALS_GRAMMAR, fact("presentation", "more than one space"))
                            .fails())
                    .isFalse();
            assertThat(RuleBook.strict()
                            .only("credentials-grammar")
                            .examine(spaces.observation())
                            .failing())
                    .hasSize(1);
        }

        @ParameterizedTest
        @EnumSource(names = {"SCHEME_CASE", "EXTRA_SPACES"})
        void theStatusOfTheControlConforms(Presentation how) {
            status(404)
                    .carrying(VALID)
                    .presented(how)
                    .control("HTTP/1.1 404 Not Found")
                    .meets(CREDENTIALS_GRAMMAR);
        }

        @Test
        void withoutAControlTheExpectationServes() {
            Seen spelled = status(200).carrying(VALID).presented(SCHEME_CASE);

            spelled.in(c -> c.expectation(Expectation.success())).meets(CREDENTIALS_GRAMMAR);
            spelled.isNoMatterOf(CREDENTIALS_GRAMMAR, "the control is unknown: declare it with Circumstances.control");
        }

        @Test
        void aControlThatDidNotWorkProvesNothing() {
            status(401)
                    .carrying(VALID)
                    .presented(SCHEME_CASE)
                    .control("HTTP/1.1 401 Unauthorized")
                    .isNoMatterOf(CREDENTIALS_GRAMMAR, "the control did not work");
        }

        @Test
        void aThrottleProvesNothing() {
            status(429)
                    .carrying(VALID)
                    .presented(SCHEME_CASE)
                    .control("HTTP/1.1 200 OK")
                    .isNoMatterOf(CREDENTIALS_GRAMMAR, "status 429");
        }

        @Test
        void otherPresentationsAreNoMatterOfIt() {
            status(401).presented(TWICE).isNoMatterOf(CREDENTIALS_GRAMMAR, "another way");
        }
    }

    @Nested
    class AmbiguousCredentials {
        @Test
        void acceptingTwoCredentialsIsANote() {
            assertThat(status(200)
                            .presented(TWICE)
                            .breaks(AMBIGUOUS_CREDENTIALS, fact("status", 200))
                            .fails())
                    .isFalse();
        }

        @ParameterizedTest
        @ValueSource(ints = {400, 401, 403, 431})
        void refusingConforms(int status) {
            status(status).presented(TWICE).meets(AMBIGUOUS_CREDENTIALS);
        }

        @Test
        void oneCredentialAndOpenOperationsAreNoMatterOfIt() {
            status(200).presented(WRONG_SCHEME).isNoMatterOf(AMBIGUOUS_CREDENTIALS, "another way");
            status(200).presented(TWICE).open().isNoMatterOf(AMBIGUOUS_CREDENTIALS, "open");
        }
    }
}
