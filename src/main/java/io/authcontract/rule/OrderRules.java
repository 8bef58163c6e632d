package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.CredentialKind.INVALID;
import static io.authcontract.rule.CredentialKind.MALFORMED;
import static io.authcontract.rule.CredentialKind.NONE;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Level.MUST;
import static io.authcontract.rule.Level.PRACTICE;
import static io.authcontract.rule.RuleDraft.rule;
import static io.authcontract.rule.Severity.MAJOR;

import io.authcontract.http.Headers;
import io.authcontract.http.Request;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What may be looked at before the credentials: nothing of the operation. */
final class OrderRules {
    private static final Set<Integer> VALIDATED = Set.of(400, 406, 413, 415, 422, 428);
    private static final Set<Integer> REFUSED = Set.of(401, 403, 407);
    private static final Set<Integer> CONDITIONED = Set.of(206, 304, 412, 416);
    private static final List<String> CONDITIONS =
            List.of("If-None-Match", "If-Match", "If-Modified-Since", "If-Unmodified-Since", "Range");

    static final ExchangeRule AUTH_BEFORE_VALIDATION = rule(
                    "auth-before-validation", "Authentication is checked before the request content")
            .is(PRACTICE, MAJOR)
            .concerns(Audience.TOKEN_CLIENTS)
            .cites(rfc(9110, "11.4"), rfc(9110, "13.2.1"), new Citation("OWASP ASVS 5.0", "16.5.3"))
            .because("A stranger learns what the operation accepts, and a client mends a request that was right.")
            .remedy("Authenticate in a filter before routing, content negotiation and binding.")
            .given(
                    Attempts.tries(Variation.INVALID_INPUT),
                    Given.credential(NONE),
                    Given.protectedOperation(),
                    Given.request(),
                    Given.ownAnswer(),
                    Given.conclusive())
            .judgedBy(OrderRules::validation);

    static final ExchangeRule AUTH_BEFORE_PRECONDITIONS = rule(
                    "auth-before-preconditions", "Conditional and range headers do not change the refusal")
            .is(MUST, MAJOR)
            .failing()
            .concerns(Audience.EVERYONE)
            .cites(rfc(9110, "13.2.1"), rfc(9110, "14.2"))
            .because("A stranger learns whether the object exists, and whether a guess of its state is right.")
            .remedy("Evaluate preconditions and ranges after authentication.")
            .given(
                    Given.request(),
                    Given.when(answer -> !conditions(answer).isEmpty(), "the request has no condition and no range"),
                    Given.credential(NONE, MALFORMED, INVALID),
                    Given.protectedOperation(),
                    StatusRules.refusedIfPresentedOddly(),
                    Given.ownAnswer(),
                    Given.conclusive(),
                    Given.when(
                            answer -> !isFromCache(answer.headers()),
                            "a cache gave the answer from its store: it says nothing about the service"))
            .judgedBy(OrderRules::preconditions);

    private OrderRules() {}

    private static Result validation(Rule rule, Answer answer) {
        int status = answer.status();
        if (REFUSED.contains(status)) {
            return Result.satisfied();
        }
        if (!VALIDATED.contains(status)) {
            return Result.notApplicable("status " + status + " is no judgement on the content of the request");
        }
        Finding finding = rule.finding(answer.statusFact(), fact("wanted", 401));
        return Refusals.unlessAccepted(answer, mayComeFirst(answer) ? finding.asTolerated() : finding);
    }

    /** A limit of size at the edge, or a router that reads a parameter of the path, comes first by nature. */
    private static boolean mayComeFirst(Answer answer) {
        boolean noContent = answer.request().filter(r -> r.body().isEmpty()).isPresent();
        return answer.status() == 413 || (answer.status() == 400 && noContent);
    }

    private static Result preconditions(Rule rule, Answer answer) {
        if (CONDITIONED.contains(answer.status())) {
            return Refusals.unlessAccepted(
                    answer,
                    rule.finding(answer.statusFact(), fact("fields", conditions(answer)), answer.credentialFact()));
        }
        return answer.grantsAccess()
                ? Result.notApplicable("the request was let in, whatever its conditions")
                : Result.satisfied();
    }

    private static String conditions(Answer answer) {
        return answer.request().map(Request::headers).map(OrderRules::named).orElse("");
    }

    private static String named(Headers headers) {
        return String.join(", ", CONDITIONS.stream().filter(headers::contains).toList());
    }

    /** An Age says that no origin server made this answer for this request (RFC 9111 section 5.1); RFC 9211 says it in words. */
    private static boolean isFromCache(Headers headers) {
        return headers.contains("Age") || isHit(headers, "Cache-Status") || isHit(headers, "X-Cache");
    }

    private static boolean isHit(Headers headers, String field) {
        Optional<String> value = headers.combined(field);
        return value.filter(v -> v.toLowerCase(Locale.ROOT).contains("hit")).isPresent();
    }
}
