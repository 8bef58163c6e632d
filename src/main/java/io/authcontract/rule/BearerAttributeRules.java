package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Level.MUST;
import static io.authcontract.rule.RuleDraft.rule;
import static io.authcontract.rule.Severity.MINOR;

import io.authcontract.challenge.AuthParam;
import io.authcontract.challenge.Challenge;
import io.authcontract.challenge.Schemes;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The values of the parameters of token challenges. */
final class BearerAttributeRules {
    private static final Set<String> ATTRIBUTES = Set.of("scope", "error", "error_description", "error_uri");

    static final ExchangeRule BEARER_ATTR_SYNTAX = rule(
                    "bearer-attr-syntax", "Bearer attribute values stay in their character sets")
            .is(MUST, MINOR)
            .concerns(Audience.TOKEN_CLIENTS)
            .cites(rfc(6750, "3"))
            .because("A client that reads the values as the RFC defines them stops at the first other character.")
            .remedy("Use plain ASCII sentences without quotes, and put localised text into the body.")
            .given(
                    Given.challenge(Schemes.BEARER),
                    Given.when(
                            answer -> answer.challenges(Schemes.BEARER)
                                    .flatMap(c -> c.parameters().stream())
                                    .anyMatch(BearerAttributeRules::isAttribute),
                            "the challenge has none of scope, error, error_description, error_uri"))
            .judgedBy(BearerAttributeRules::attributes);

    static final ExchangeRule STEP_UP_CHALLENGE = rule(
                    "step-up-challenge", "A step-up demand is a 401 with usable requirements")
            .is(MUST, MINOR)
            .concerns(Audience.TOKEN_CLIENTS)
            .cites(rfc(9470, "3"))
            .because("A client cannot ask its authorization server for the right kind of login.")
            .remedy("Return acr_values=\"...\" or max_age=\"seconds\" beside the error, with 401.")
            .given(
                    Given.challenge(Schemes.BEARER, Schemes.DPOP),
                    Given.when(
                            answer -> answer.challenges().stream().anyMatch(BearerAttributeRules::isStepUp),
                            "no challenge asks for stronger authentication"))
            .judgedBy(BearerAttributeRules::stepUp);

    private BearerAttributeRules() {}

    private static boolean isAttribute(AuthParam parameter) {
        return ATTRIBUTES.contains(parameter.name().toLowerCase(Locale.ROOT));
    }

    private static Result attributes(Rule rule, Answer answer) {
        List<Finding> findings = new ArrayList<>();
        answer.challenges(Schemes.BEARER)
                .flatMap(challenge -> challenge.parameters().stream())
                .filter(BearerAttributeRules::isAttribute)
                .forEach(parameter -> attribute(rule, parameter, findings));
        return Result.of(findings);
    }

    private static void attribute(Rule rule, AuthParam parameter, List<Finding> findings) {
        String name = parameter.name().toLowerCase(Locale.ROOT);
        String value = parameter.value();
        int wrong = firstForeign(value, !name.equals("error_uri"));
        if (wrong >= 0) {
            findings.add(rule.finding(
                    fact("parameter", name), fact("octet", wrong), fact("found", octet(value.charAt(wrong)))));
        } else if (name.equals("scope") && !isListOfTokens(value)) {
            findings.add(rule.finding(
                    fact("parameter", name), fact("found", "no list with single spaces between its members")));
        } else if (name.equals("error_uri") && !isAbsolute(value)) {
            findings.add(rule.finding(fact("parameter", name), fact("found", "no absolute URI"), fact("value", value)));
        }
    }

    /** All four take %x21, %x23-5B and %x5D-7E; three of them a space as well. */
    private static int firstForeign(String value, boolean spaces) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean allowed = (c > ' ' && c < 0x7F && c != '"' && c != '\\') || (c == ' ' && spaces);
            if (!allowed) {
                return i;
            }
        }
        return -1;
    }

    private static String octet(char c) {
        return String.format(Locale.ROOT, "0x%02X", (int) c);
    }

    private static boolean isListOfTokens(String scope) {
        return !scope.isEmpty() && !scope.startsWith(" ") && !scope.endsWith(" ") && !scope.contains("  ");
    }

    private static boolean isAbsolute(String text) {
        try {
            return new URI(text).isAbsolute();
        } catch (URISyntaxException noUri) {
            return false;
        }
    }

    private static boolean isStepUp(Challenge challenge) {
        return challenge.parameter("error").filter(BearerErrors.STEP_UP::equals).isPresent();
    }

    private static Result stepUp(Rule rule, Answer answer) {
        List<Finding> findings = new ArrayList<>();
        if (answer.status() != 401) {
            findings.add(rule.finding(answer.statusFact(), fact("wanted", 401)));
        }
        answer.challenges().stream()
                .filter(BearerAttributeRules::isStepUp)
                .forEach(c -> requirements(rule, c, findings));
        return Result.of(findings);
    }

    private static void requirements(Rule rule, Challenge challenge, List<Finding> findings) {
        Optional<String> age = challenge.parameter("max_age");
        if (age.isEmpty()
                && challenge
                        .parameter("acr_values")
                        .filter(acr -> !acr.isBlank())
                        .isEmpty()) {
            findings.add(rule.finding(fact("acr_values", "absent"), fact("max_age", "absent")));
        }
        age.filter(seconds -> !Digits.only(seconds))
                .ifPresent(seconds -> findings.add(rule.finding(
                        fact("parameter", "max_age"), fact("found", seconds), fact("wanted", "seconds as digits"))));
    }
}
