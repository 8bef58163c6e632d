package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.CredentialKind.INVALID;
import static io.authcontract.rule.CredentialKind.MALFORMED;
import static io.authcontract.rule.CredentialKind.NONE;
import static io.authcontract.rule.CredentialKind.UNDER_SCOPED;
import static io.authcontract.rule.CredentialKind.VALID;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Level.MUST;
import static io.authcontract.rule.Level.SHOULD;
import static io.authcontract.rule.RuleDraft.rule;
import static io.authcontract.rule.Severity.MAJOR;
import static io.authcontract.rule.Severity.MINOR;

import io.authcontract.http.Method;
import java.util.Set;

/** Which status a refusal has: 401, 403, or neither. */
final class StatusRules {

    static final ExchangeRule UNAUTH_IS_401 = rule("unauth-is-401", "A request without credentials is refused with 401")
            .is(SHOULD, MAJOR)
            .failing()
            .concerns(Audience.PROGRAMS)
            .cites(rfc(9110, "11.4"), rfc(6750, "3.1"), new Citation("OWASP ASVS 5.0", "8.2.1"))
            .because("A client that gets another status does not learn that credentials would help.")
            .remedy(
                    "Let the authentication entry point answer before CSRF checks, authorization and routing, with 401 and a challenge.")
            .given(
                    Given.credential(NONE),
                    Given.protectedOperation(),
                    Given.conclusive(),
                    notByDesignOfOptions(),
                    Attempts.asDeclared())
            .judgedBy((rule, answer) -> Refusals.wanted(401, rule, answer));

    static final ExchangeRule INVALID_CREDS_401 = rule("invalid-creds-401", "Unusable credentials are refused with 401")
            .is(SHOULD, MAJOR)
            .failing()
            .concerns(Audience.TOKEN_CLIENTS)
            .cites(rfc(9110, "11.4"), rfc(6750, "3.1"), rfc(9068, "4"))
            .because("A client with an expired token takes any other status for final and does not get a new one.")
            .remedy(
                    "Send every authentication failure, not only the missing credential, to the entry point that answers 401.")
            .given(
                    Given.credential(MALFORMED, INVALID),
                    Given.protectedOperation(),
                    Given.conclusive(),
                    refusedIfPresentedOddly(),
                    notByDesignOfOptions(),
                    Attempts.asDeclared())
            .judgedBy((rule, answer) -> Refusals.wanted(401, rule, answer));

    static final ExchangeRule FORBIDDEN_IS_403 = rule(
                    "forbidden-is-403", "Valid credentials without permission give 403, not 401")
            .is(SHOULD, MAJOR)
            .failing()
            .concerns(Audience.PEOPLE_AND_PROGRAMS)
            .cites(rfc(9110, "11.4"), rfc(9110, "15.5.4"), rfc(6750, "3.1"))
            .because("A client that is told 401 throws away a credential that works and logs in again for nothing.")
            .remedy(
                    "Tell \"who are you\" from \"may you\": answer a missing permission from the access-denied handler.")
            .given(
                    Given.credential(UNDER_SCOPED),
                    Given.when(
                            answer -> answer.circumstances()
                                    .access()
                                    .filter(access ->
                                            access instanceof Access.Open || access instanceof Access.AnyAuthenticated)
                                    .isEmpty(),
                            "the operation asks for no permission"),
                    Given.conclusive())
            .judgedBy(StatusRules::forbidden);

    static final ExchangeRule VALID_CREDS_NOT_401 = rule(
                    "valid-creds-not-401", "A request with valid credentials never gets 401 for another failure")
            .is(MUST, MAJOR)
            .failing()
            .concerns(Audience.PEOPLE_AND_PROGRAMS)
            .cites(rfc(9110, "15.5.2"), rfc(9205, "4.6"))
            .because("A client discards a credential that works, and the real mistake stays hidden.")
            .remedy(
                    "Permit the error dispatch, or write the error in place instead of forwarding to a secured error page.")
            .given(
                    Given.credential(VALID),
                    Given.plainPresentation(),
                    Given.when(
                            answer -> !isOfForeignOrigin(answer),
                            "a session that a script of another origin sends may be taken for none"))
            .judgedBy(StatusRules::validCredentials);

    static final ExchangeRule ORIGIN_STATUS = rule(
                    "origin-status",
                    "Only registered status codes, and no proxy or network codes from an origin server")
            .is(MUST, MINOR)
            .concerns(Audience.PROGRAMS)
            .cites(rfc(9205, "4.6"), rfc(6585, "6"), rfc(9110, "15.5.8"))
            .because("A generic client knows a private code only as \"some 4xx\" and cannot act on it.")
            .remedy("Use 401, 403 or 429, and put the finer reason into the challenge or the body.")
            .given(
                    Given.credential(NONE, MALFORMED, INVALID, UNDER_SCOPED),
                    Given.when(answer -> !answer.grantsAccess(), "the request was not refused"),
                    Given.when(
                            answer -> !isForProxy(answer),
                            "the request was sent to a proxy, which may answer 407 or 511"))
            .judgedBy(StatusRules::originStatus);

    private StatusRules() {}

    private static boolean isOfForeignOrigin(Answer answer) {
        Set<String> own = answer.circumstances().webOrigins();
        return answer.request()
                .flatMap(request -> request.headers().first("Origin"))
                .filter(origin -> !own.isEmpty() && !own.contains(origin))
                .isPresent();
    }

    private static Given notByDesignOfOptions() {
        return Given.when(
                answer -> !answer.isPreflight() && !(answer.isMethod(Method.OPTIONS) && answer.grantsAccess()),
                "OPTIONS may be answered without credentials");
    }

    /** Two credentials, or a valid one under a wrong scheme or in the query: that they were accepted is what the rules for them say. */
    static Given refusedIfPresentedOddly() {
        return Given.when(
                answer -> !answer.grantsAccess()
                        || !(answer.isPresented(Presentation.WRONG_SCHEME)
                                || answer.isPresented(Presentation.TWICE)
                                || answer.isPresented(Presentation.IN_QUERY)),
                "one of the credentials is valid: the rule for its presentation judges that it was accepted");
    }

    private static Result forbidden(Rule rule, Answer answer) {
        return Refusals.nextStep(answer)
                .filter(step -> answer.status() == 401)
                .map(Result::notApplicable)
                .orElseGet(() -> Refusals.wanted(403, rule, answer));
    }

    private static Result validCredentials(Rule rule, Answer answer) {
        if (answer.status() != 401) {
            return Result.satisfied();
        }
        return Refusals.nextStep(answer)
                .or(() -> AccessToken.expiredBefore(answer))
                .map(Result::notApplicable)
                .orElseGet(() -> rule.broken(answer.statusFact(), fact("wanted", wanted(answer))));
    }

    private static String wanted(Answer answer) {
        return answer.circumstances().expectation().map(Expectation::toString).orElse("another status");
    }

    private static boolean isForProxy(Answer answer) {
        return answer.request()
                .filter(r -> r.method().name().equals("CONNECT") || isAbsolute(r.target()))
                .isPresent();
    }

    /** A query may hold an address as well. */
    private static boolean isAbsolute(String target) {
        return !target.startsWith("/") && target.contains("://");
    }

    private static Result originStatus(Rule rule, Answer answer) {
        int status = answer.status();
        if (status == 407 || status == 511) {
            return originStatus(rule, answer, "a status for proxies and networks");
        }
        return StatusCodes.isRegistered(status)
                ? Result.satisfied()
                : originStatus(rule, answer, "an unregistered status");
    }

    private static Result originStatus(Rule rule, Answer answer, String found) {
        return Refusals.unlessAccepted(answer, rule.finding(answer.statusFact(), fact("found", found)));
    }
}
