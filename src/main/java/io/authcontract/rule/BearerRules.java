package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Level.MUST;
import static io.authcontract.rule.Level.SHOULD;
import static io.authcontract.rule.RuleDraft.rule;
import static io.authcontract.rule.Severity.MAJOR;
import static io.authcontract.rule.Severity.MINOR;

import io.authcontract.challenge.Challenge;
import io.authcontract.challenge.Schemes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The Bearer scheme (RFC 6750) and its sibling DPoP: what a refusal tells the holder of a token. */
final class BearerRules {
    private static final List<String> ERROR_PARAMETERS = List.of("error", "error_description", "error_uri");

    static final ExchangeRule BEARER_HAS_PARAM = rule(
                    "bearer-has-param", "A Bearer challenge has at least one parameter")
            .is(MUST, MINOR)
            .concerns(Audience.TOKEN_CLIENTS)
            .cites(rfc(6750, "3"), new Citation("draft-ietf-oauth-v2-1", "5.3.1"))
            .because("The challenge names a scheme, but neither the protection space nor where to get a token.")
            .remedy("Add realm=\"...\" or resource_metadata=\"...\".")
            .given(Given.challenge(Schemes.BEARER))
            .judgedBy(BearerRules::parameter);

    static final ExchangeRule BEARER_ERROR_ON_TOKEN = rule(
                    "bearer-error-on-token", "A rejected token is explained with an error code")
            .is(SHOULD, MAJOR)
            .concerns(Audience.TOKEN_CLIENTS)
            .cites(rfc(6750, "3"), rfc(9068, "4"), rfc(9449, "7.1"))
            .because("A client cannot know that a fresh token would help.")
            .remedy("Add error=\"invalid_token\" to the challenge whenever a token was sent.")
            .given(
                    Given.status(401),
                    Given.challenges(),
                    Given.request(),
                    sentToken(),
                    challengedAlike(),
                    Given.when(
                            answer -> !answer.carries(CredentialKind.VALID),
                            "the credentials are valid: the token was not rejected"))
            .judgedBy(BearerRules::errorOnToken);

    static final ExchangeRule BEARER_NO_ERROR_WITHOUT_TOKEN = rule(
                    "bearer-no-error-without-token", "No error information when no credentials were sent")
            .is(SHOULD, MINOR)
            .concerns(Audience.TOKEN_CLIENTS)
            .cites(rfc(6750, "3.1"), rfc(9449, "7.2"))
            .because("A client refreshes a token it never had instead of getting its first one.")
            .remedy("Keep missing and invalid credentials apart when the challenge is built.")
            .given(
                    Given.status(401),
                    Given.challenge(Schemes.BEARER, Schemes.DPOP),
                    Given.when(
                            answer -> answer.carries(CredentialKind.NONE) || triedOtherScheme(answer),
                            "the request carried a token, or it is not known that it carried none"))
            .judgedBy(BearerRules::noError);

    static final ExchangeRule BEARER_ERROR_STATUS = rule(
                    "bearer-error-status", "Error code and status agree, and the code is registered")
            .is(SHOULD, MAJOR)
            .failing()
            .concerns(Audience.TOKEN_CLIENTS)
            .cites(rfc(6750, "3.1"), rfc(9470, "3"), rfc(9449, "7.1"), rfc(9449, "9"))
            .because("A client that looks at the status does one thing, and one that looks at the code another.")
            .remedy("Choose the status from the error code, in one table.")
            .given(
                    Given.challenge(Schemes.BEARER, Schemes.DPOP),
                    Given.when(
                            answer -> errors(answer).findAny().isPresent(), "no Bearer or DPoP challenge has an error"))
            .judgedBy(BearerRules::errorStatus);

    static final ExchangeRule FORBIDDEN_CHALLENGE = rule(
                    "forbidden-challenge", "403 for an insufficient token also carries a challenge")
            .is(MUST, MINOR)
            .concerns(Audience.TOKEN_CLIENTS)
            .cites(
                    rfc(6750, "3"),
                    rfc(6750, "3.1"),
                    new Citation("MCP authorization 2026-07-28, Scope Challenge Handling", ""))
            .because("A client cannot know that a token with more scope would be accepted, nor which scope.")
            .remedy("Register an access-denied handler that writes the challenge with error=\"insufficient_scope\".")
            .given(Given.credential(CredentialKind.UNDER_SCOPED), Given.status(403), Given.request(), sentToken())
            .judgedBy(BearerRules::forbidden);

    private BearerRules() {}

    private static Given sentToken() {
        return Given.when(answer -> attempted(answer).isPresent(), "the request carried no Bearer or DPoP token");
    }

    private static Given challengedAlike() {
        return Given.when(
                answer -> attempted(answer)
                        .filter(scheme -> answer.challenges(scheme).findAny().isPresent())
                        .isPresent(),
                "no challenge has the scheme of the token");
    }

    /** The scheme of the token that was sent; a scheme's name alone carries no token. */
    private static Optional<String> attempted(Answer answer) {
        SentCredentials sent = answer.sent();
        return Stream.of(Schemes.BEARER, Schemes.DPOP)
                .filter(sent::hasScheme)
                .filter(scheme -> !sent.token().isEmpty())
                .findFirst();
    }

    /** Credentials of a scheme the service does not support count as none (RFC 6750 section 3.1). */
    private static boolean triedOtherScheme(Answer answer) {
        SentCredentials sent = answer.sent();
        Predicate<String> supported = scheme -> scheme.equalsIgnoreCase(Schemes.BEARER)
                || scheme.equalsIgnoreCase(Schemes.DPOP)
                || answer.challenges(scheme).findAny().isPresent();
        return sent.scheme()
                .filter(BearerRules::isToken)
                .filter(supported.negate())
                .isPresent();
    }

    /** {@code Bearer: x} names no scheme at all. */
    private static boolean isToken(String scheme) {
        return scheme.chars().allMatch(c -> Character.isLetterOrDigit(c) || "!#$%&'*+-.^_`|~".indexOf(c) >= 0);
    }

    private static Stream<Challenge> tokenChallenges(Answer answer) {
        return answer.challenges().stream().filter(c -> c.hasScheme(Schemes.BEARER) || c.hasScheme(Schemes.DPOP));
    }

    private static Stream<Challenge> errors(Answer answer) {
        return tokenChallenges(answer).filter(c -> c.parameter("error").isPresent());
    }

    private static Result parameter(Rule rule, Answer answer) {
        return Result.of(answer.challenges(Schemes.BEARER)
                .filter(challenge -> challenge.parameters().isEmpty())
                .map(challenge -> rule.finding(fact("scheme", challenge.scheme()), fact("parameters", "none")))
                .toList());
    }

    private static Result errorOnToken(Rule rule, Answer answer) {
        String scheme = attempted(answer).orElseThrow();
        return answer.challenges(scheme).anyMatch(c -> c.parameter("error").isPresent())
                ? Result.satisfied()
                : rule.broken(answer.statusFact(), fact("scheme", scheme), fact("error", "absent"));
    }

    private static Result noError(Rule rule, Answer answer) {
        return Result.of(tokenChallenges(answer)
                .flatMap(challenge -> ERROR_PARAMETERS.stream()
                        .filter(name -> challenge.parameter(name).isPresent())
                        .map(name -> rule.finding(
                                fact("scheme", challenge.scheme()),
                                fact("parameter", name),
                                fact("value", challenge.parameter(name).orElse("")))))
                .toList());
    }

    private static Result errorStatus(Rule rule, Answer answer) {
        return Result.of(errors(answer)
                .map(challenge -> challenge.parameter("error").orElse(""))
                .filter(code -> !agrees(code, answer))
                .map(code -> rule.finding(
                        answer.statusFact(),
                        fact("error", code),
                        fact(
                                "wanted",
                                BearerErrors.status(code).map(String::valueOf).orElse("a registered code"))))
                .toList());
    }

    /** A 405 may carry a code as well (RFC 6750 section 3.1). */
    private static boolean agrees(String code, Answer answer) {
        boolean allowed = answer.circumstances().allowances().errors().contains(code.toLowerCase(Locale.ROOT));
        return allowed
                || BearerErrors.status(code)
                        .filter(status -> status == answer.status() || answer.status() == 405)
                        .isPresent();
    }

    private static Result forbidden(Rule rule, Answer answer) {
        String scheme = attempted(answer).orElseThrow();
        if (!answer.headers().contains("WWW-Authenticate")) {
            return rule.broken(answer.statusFact(), fact("WWW-Authenticate", "absent"));
        }
        return Given.challenges()
                .missing(answer)
                .map(Result::notApplicable)
                .orElseGet(() -> insufficientScope(rule, answer, scheme));
    }

    private static Result insufficientScope(Rule rule, Answer answer, String scheme) {
        boolean told = answer.challenges(scheme).anyMatch(c -> c.parameter("error")
                .filter(BearerErrors.INSUFFICIENT_SCOPE::equals)
                .isPresent());
        return told
                ? Result.satisfied()
                : rule.broken(
                        answer.statusFact(),
                        fact("scheme", scheme),
                        fact(
                                "error",
                                answer.challenges(scheme)
                                        .flatMap(c -> c.parameter("error").stream())
                                        .findFirst()
                                        .orElse("absent")),
                        fact("wanted", BearerErrors.INSUFFICIENT_SCOPE));
    }
}
