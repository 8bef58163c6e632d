package io.authcontract.rule;

import static io.authcontract.rule.BearerAttributeRules.BEARER_ATTR_SYNTAX;
import static io.authcontract.rule.BearerAttributeRules.STEP_UP_CHALLENGE;
import static io.authcontract.rule.Fact.fact;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BearerAttributeRulesTests {
    @Nested
    class AttrSyntax {
        /** The octets RFC 6750 section 3 leaves out: the double quote, the backslash, controls and all beyond US-ASCII. */
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "error_description=\"claim \\\"exp\\\"\" | error_description | 6 | 0x22",
                    "error_description=\"a \\\\ b\"          | error_description | 2 | 0x5C",
                    "error=\"invalid\ttoken\"                | error             | 7 | 0x09",
                    "scope=\"a\\\"b\"                        | scope             | 1 | 0x22",
                    "error_uri=\"https://e/a b\"             | error_uri         | 11 | 0x20"
                })
        void aForeignOctetBreaks(String parameter, String name, int octet, String found) {
            Seen.challenged("Bearer " + parameter)
                    .breaks(BEARER_ATTR_SYNTAX, fact("parameter", name), fact("octet", octet), fact("found", found));
        }

        @Test
        void aLocalisedDescriptionBreaks() {
            Seen.challenged("Bearer error_description=\"Zugriff verweigert f\u00FCr Sie\"")
                    .breaks(BEARER_ATTR_SYNTAX, fact("found", "0xFC"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " a", "a ", "a  b"})
        void aScopeIsAListWithSingleSpaces(String scope) {
            Seen.challenged("Bearer scope=\"" + scope + "\"").breaks(BEARER_ATTR_SYNTAX, fact("parameter", "scope"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"/errors#token", "errors", "https://[", "//host/x"})
        void anErrorUriIsAbsolute(String uri) {
            Seen.challenged("Bearer error_uri=\"" + uri + "\"")
                    .breaks(BEARER_ATTR_SYNTAX, fact("found", "no absolute URI"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Bearer error=\"invalid_token\", error_description=\"The access token expired\"",
                    "Bearer scope=\"orders:read orders:write\"",
                    "Bearer scope=a",
                    "Bearer error_uri=\"https://tools.ietf.org/html/rfc6750#section-3.1\"",
                    "Bearer error_description=\"\"",
                    "Bearer error_description=\"it's {odd} <but> allowed~!\""
                })
        void whatTheRfcAllowsConforms(String challenge) {
            Seen.challenged(challenge).meets(BEARER_ATTR_SYNTAX);
        }

        @Test
        void otherParametersAndSchemesAreNoMatterOfIt() {
            Seen.challenged("Bearer realm=\"caf\u00E9\"").isNoMatterOf(BEARER_ATTR_SYNTAX, "none of scope");
            Seen.challenged("Bearer realm=\"a\", Digest scope=\"\u00E9\"")
                    .isNoMatterOf(BEARER_ATTR_SYNTAX, "none of scope");
        }
    }

    @Nested
    class StepUp {
        private static final String ERROR = "error=\"insufficient_user_authentication\"";

        @ParameterizedTest
        @ValueSource(
                strings = {"acr_values=\"urn:mfa\"", "max_age=300", "max_age=\"0\"", "acr_values=\"a b\", max_age=5"})
        void aRequirementConforms(String requirement) {
            Seen.challenged("Bearer " + ERROR + ", " + requirement).meets(STEP_UP_CHALLENGE);
        }

        @Test
        void noneBreaks() {
            Seen.challenged("Bearer " + ERROR)
                    .breaks(STEP_UP_CHALLENGE, fact("acr_values", "absent"), fact("max_age", "absent"));
            Seen.challenged("DPoP " + ERROR + ", acr_values=\" \"").breaks(STEP_UP_CHALLENGE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"5m", "-1", "", "3.5", "\u00B2"})
        void anAgeThatIsNoNumberBreaks(String age) {
            Seen.challenged("Bearer " + ERROR + ", acr_values=\"a\", max_age=\"" + age + "\"")
                    .breaks(STEP_UP_CHALLENGE, fact("parameter", "max_age"));
        }

        @Test
        void anotherStatusBreaks() {
            Seen.get("HTTP/1.1 403 Forbidden", "WWW-Authenticate: Bearer " + ERROR + ", max_age=5")
                    .breaks(STEP_UP_CHALLENGE, fact("status", 403), fact("wanted", 401));
        }

        @Test
        void otherErrorsAreNoMatterOfIt() {
            Seen.challenged("Bearer error=\"invalid_token\", max_age=soon")
                    .isNoMatterOf(STEP_UP_CHALLENGE, "stronger authentication");
        }
    }
}
