package io.authcontract.rule;

import static io.authcontract.rule.ChallengeSyntaxRules.CHALLENGE_PARSES;
import static io.authcontract.rule.ChallengeSyntaxRules.CHALLENGE_PRESENT;
import static io.authcontract.rule.ChallengeSyntaxRules.CHALLENGE_SENDER_SYNTAX;
import static io.authcontract.rule.ChallengeSyntaxRules.PARAM_UNIQUE;
import static io.authcontract.rule.ChallengeSyntaxRules.REALM_QUOTED;
import static io.authcontract.rule.Fact.fact;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.challenge.Challenges;
import io.authcontract.http.Fault;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeSyntaxRulesTests {
    /** What a client that decodes fields as UTF-8 leaves of an octet that is none. */
    private static final String LOST = "Basic realm=\"caf\uFFFD\"";

    @Nested
    class ChallengePresent {
        @ParameterizedTest
        @EnumSource
        void a401WithoutAChallengeBreaksWhateverWasSent(CredentialKind kind) {
            Seen.refused()
                    .carrying(kind)
                    .breaks(CHALLENGE_PRESENT, fact("status", 401), fact("WWW-Authenticate", "absent"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", ",", " , ,"})
        void anEmptyFieldIsNoChallenge(String value) {
            Seen.challenged(value).breaks(CHALLENGE_PRESENT, fact("WWW-Authenticate", "empty"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Basic",
                    "Bearer realm=\"api\"",
                    "Negotiate",
                    "X-Private foo=1",
                    "Bearer realm=\"broken",
                    LOST
                })
        void anythingThatIsThereIsAChallenge(String value) {
            Seen.challenged(value).meets(CHALLENGE_PRESENT);
        }

        @Test
        void needsNoCircumstances() {
            assertThat(CHALLENGE_PRESENT.check(Seen.refused().unexplained()).findings())
                    .hasSize(1);
        }

        @Test
        void namesTheFieldAGatewayRenamed() {
            Seen.refused("x-amzn-Remapped-WWW-Authenticate: Bearer")
                    .breaks(CHALLENGE_PRESENT, fact("instead", "x-amzn-Remapped-WWW-Authenticate"));
        }

        @Test
        void theFieldOfProxiesDoesNotCount() {
            Seen.refused("Proxy-Authenticate: Basic realm=\"p\"")
                    .breaks(CHALLENGE_PRESENT, fact("instead", "Proxy-Authenticate"));
        }

        @Test
        void otherAnswersAreNoMatterOfIt() {
            Seen.get("HTTP/1.1 403 Forbidden").isNoMatterOf(CHALLENGE_PRESENT, "status 401");
            Seen.asked("GET / HTTP/1.1").failed(Fault.Kind.TIMEOUT).isNoMatterOf(CHALLENGE_PRESENT, "TIMEOUT");
        }
    }

    @Nested
    class ChallengeParses {
        /** The column is the octet at which no sentence of RFC 9110 section 11.3 can go on. */
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "Bearer realm=\"api        | 17 | UNTERMINATED_QUOTE",
                    "Basic realm=\"x\" charset=\"UTF-8\" | 16 | MISSING_COMMA",
                    "Bearer {token}            | 7  | PLACEHOLDER",
                    "Basic realm='my api'      | 16 | SINGLE_QUOTES",
                    "realm=\"x\"               | 5  | MISSING_SCHEME"
                })
        void whatDoesNotMatchTheGrammarBreaks(String value, int octet, String mistake) {
            Seen.challenged(value)
                    .breaks(CHALLENGE_PARSES, fact("field", "WWW-Authenticate"), fact("mistake", mistake));
            assertThat(Challenges.parse(value).problems().get(0).position()).isPositive();
            assertThat(Seen.challenged(value).breaks(CHALLENGE_PARSES).fact("octet"))
                    .isEqualTo(String.valueOf(octet));
        }

        @Test
        void saysWhatWasFoundAndWanted() {
            Finding finding =
                    Seen.challenged("Basic realm=\"x\" charset=\"UTF-8\"").breaks(CHALLENGE_PARSES);

            assertThat(finding.facts())
                    .extracting(Fact::label)
                    .containsExactly("field", "octet", "found", "wanted", "mistake");
            assertThat(finding.fact("found")).isNotBlank();
            assertThat(finding.fact("wanted")).isNotBlank();
        }

        @Test
        void aBrokenProxyAuthenticateBreaks() {
            Seen.get("HTTP/1.1 407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=\"p")
                    .breaks(CHALLENGE_PARSES, fact("field", "Proxy-Authenticate"));
        }

        @Test
        void eachBrokenLineIsReported() {
            Seen.refused("WWW-Authenticate: Basic realm=\"x\" a", "WWW-Authenticate: Bearer realm=\"y\" b")
                    .breaksOften(CHALLENGE_PARSES, fact("octet", 16), fact("octet", 36));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Negotiate, NTLM, Basic realm=\"x\"",
                    "Negotiate oRQwEqADCgEB==",
                    "Basic realm = \"x\" , , Bearer",
                    "Bearer realm=api,scope=\"a b\"",
                    "Newauth realm=\"apps\", type=1, title=\"Login to \\\"apps\\\"\", Basic realm=\"simple\"",
                    "Basic realm=\"caf\u00E9\"",
                    ""
                })
        void whatARecipientHasToAcceptConforms(String value) {
            Seen.challenged(value).meets(CHALLENGE_PARSES);
        }

        @Test
        void aControlOctetBreaks() {
            assertThat(CHALLENGE_PARSES
                            .check(Seen.challenged("Basic realm=\"a\u0000b\"").observation())
                            .findings())
                    .hasSize(1);
        }

        @Test
        void aLostOctetCannotBeJudged() {
            Seen.challenged(LOST).isNoMatterOf(CHALLENGE_PARSES, "an octet of WWW-Authenticate was lost");
        }

        @Test
        void aValueBeyondTheLimitIsNotJudged() {
            Seen.challenged("Basic realm=\"" + "x".repeat(Challenges.MAX_OCTETS) + "\"")
                    .isNoMatterOf(CHALLENGE_PARSES, "longer than");
        }

        @Test
        void withoutAFieldThereIsNothingToParse() {
            Seen.refused().isNoMatterOf(CHALLENGE_PARSES, "neither");
        }
    }

    @Nested
    class SenderSyntax {
        @ParameterizedTest
        @ValueSource(strings = {"Bearer realm =\"api\"", "Bearer realm= \"api\"", "Bearer realm\t=\"api\""})
        void whitespaceBesideTheEqualsSignBreaks(String value) {
            Seen.challenged(value)
                    .breaks(CHALLENGE_SENDER_SYNTAX, fact("found", "whitespace beside ="), fact("parameter", "realm"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"Basic realm=\"a\",, charset=\"UTF-8\"", ", Basic realm=\"a\"", "Basic realm=\"a\","})
        void anEmptyListMemberBreaks(String value) {
            Seen.challenged(value).breaks(CHALLENGE_SENDER_SYNTAX, fact("found", "empty list element"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"Basic realm=\"a\" ,charset=\"UTF-8\"", "Basic realm=\"a\",\tBearer", "Basic realm=\" = ,,\""
                })
        void optionalWhitespaceAndQuotedTextConform(String value) {
            Seen.challenged(value).meets(CHALLENGE_SENDER_SYNTAX);
        }

        @Test
        void severalLinesMakeNoEmptyMembers() {
            Seen.refused("WWW-Authenticate: Basic realm=\"a\"", "WWW-Authenticate: Bearer realm=\"a\"")
                    .meets(CHALLENGE_SENDER_SYNTAX);
        }

        @Test
        void whatDoesNotParseIsLeftToTheGrammar() {
            Seen.challenged("Basic realm = \"a\" x").isNoMatterOf(CHALLENGE_SENDER_SYNTAX, "does not parse");
            Seen.challenged(LOST).isNoMatterOf(CHALLENGE_SENDER_SYNTAX, "lost");
            Seen.refused().isNoMatterOf(CHALLENGE_SENDER_SYNTAX, "no WWW-Authenticate");
        }
    }

    @Nested
    class ParamUnique {
        @Test
        void aNameTwiceInOneChallengeBreaks() {
            Seen.challenged("Bearer realm=\"a\", scope=\"r\", REALM=\"b\", Realm=\"c\"")
                    .breaks(PARAM_UNIQUE, fact("scheme", "Bearer"), fact("parameter", "realm"), fact("times", 3));
        }

        @Test
        void eachChallengeCountsForItself() {
            Seen.challenged("Bearer realm=\"a\", Bearer realm=\"b\", Basic realm=\"a\"")
                    .meets(PARAM_UNIQUE);
            Seen.refused("WWW-Authenticate: Bearer realm=\"a\"", "WWW-Authenticate: Bearer realm=\"a\"")
                    .meets(PARAM_UNIQUE);
        }

        /** Several field lines are one list: a line with parameters only goes on with the challenge before it. */
        @Test
        void aSecondLineWithoutASchemeGoesOnWithTheFirst() {
            Seen.refused("WWW-Authenticate: Bearer realm=\"a\"", "WWW-Authenticate: realm=\"b\"")
                    .breaks(PARAM_UNIQUE, fact("times", 2));
        }
    }

    @Nested
    class RealmQuoted {
        @Test
        void aTokenBreaks() {
            Seen.challenged("Basic realm=\"a\", Bearer Realm=api")
                    .breaks(REALM_QUOTED, fact("scheme", "Bearer"), fact("value", "api"));
        }

        @Test
        void otherParametersMayBeTokens() {
            Seen.challenged("Bearer realm=\"api\", error=invalid_token").meets(REALM_QUOTED);
            Seen.challenged("Basic realm=\"\"").meets(REALM_QUOTED);
        }

        @Test
        void withoutARealmThereIsNothingToQuote() {
            Seen.challenged("Bearer error=invalid_token").isNoMatterOf(REALM_QUOTED, "no challenge has a realm");
        }
    }
}
