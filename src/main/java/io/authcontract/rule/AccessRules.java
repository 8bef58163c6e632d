package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.CredentialKind.INVALID;
import static io.authcontract.rule.CredentialKind.MALFORMED;
import static io.authcontract.rule.CredentialKind.NONE;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Level.PRACTICE;
import static io.authcontract.rule.RuleDraft.rule;
import static io.authcontract.rule.Severity.BLOCKER;
import static io.authcontract.rule.Severity.MAJOR;

import io.authcontract.http.Body;
import io.authcontract.http.Exchange;
import io.authcontract.http.Method;
import io.authcontract.http.Response;
import java.util.Optional;

/** What must not stand behind a status of success. */
final class AccessRules {
    private static final String PAGE = "page of HTML, where valid credentials get other content";

    private static final String SAME = "the same as with valid credentials";

    static final ExchangeRule NO_ANONYMOUS_ACCESS = rule(
                    "no-anonymous-access", "A protected operation never succeeds without valid credentials")
            .is(PRACTICE, BLOCKER)
            .failing()
            .concerns(Audience.EVERYONE)
            .cites(
                    new Citation("OWASP API Security Top 10 2023", "API2 and API5"),
                    new Citation("OWASP ASVS 5.0", "8.2.1"),
                    new Citation("OWASP ASVS 5.0", "8.3.1"),
                    new Citation("OWASP ASVS 5.0", "9.1.1"),
                    new Citation("OWASP WSTG-ATHN-04", ""),
                    new Citation("OpenAPI 3.1.1", "Security Requirement Object"))
            .because("Anybody who knows the address can do what the operation does.")
            .remedy("Deny by default at the outermost layer and open public routes one by one.")
            .given(
                    Given.credential(NONE, MALFORMED, INVALID),
                    Given.protectedOperation(),
                    StatusRules.refusedIfPresentedOddly(),
                    Given.ownAnswer())
            .judgedBy(AccessRules::anonymousAccess);

    static final ExchangeRule SOFT_401 = rule("soft-401", "A refusal is not disguised as success")
            .is(PRACTICE, MAJOR)
            .failing()
            .concerns(Audience.PROGRAMS)
            .cites(
                    rfc(9110, "15.3.1"),
                    rfc(9205, "4.6"),
                    new Citation("Google Search documentation, HTTP status codes and soft 404", ""))
            .because(
                    "Clients, caches and crawlers take the login page or the error text for the answer they asked for.")
            .remedy("Send 401 under the protected address instead of the login page or an error envelope with 200.")
            .given(Given.credential(NONE, MALFORMED, INVALID), Given.protectedOperation())
            .judgedBy(AccessRules::softRefusal);

    private AccessRules() {}

    private static Result anonymousAccess(Rule rule, Answer answer) {
        if (!answer.grantsAccess()) {
            return Result.satisfied();
        }
        return whyNoAccess(answer)
                .map(Result::notApplicable)
                .orElseGet(() -> Refusals.unlessAccepted(
                        answer,
                        rule.finding(answer.statusFact(), answer.credentialFact(), fact("content", content(answer)))));
    }

    /** Statuses of success that show nothing of the operation. */
    private static Optional<String> whyNoAccess(Answer answer) {
        if (answer.isMethod(Method.OPTIONS) && !showsProtectedContent(answer)) {
            return Optional.of(
                    "OPTIONS may be answered without credentials as long as it does not show the content of the control");
        }
        if (answer.isMethod(Method.TRACE)
                && answer.response().mediaType().filter("message/http"::equals).isPresent()) {
            return Optional.of("TRACE shows the request, nothing of the operation");
        }
        return answer.disguise().map(what -> "the content is a " + what + ": it shows nothing of the operation");
    }

    /** A control that is itself an OPTIONS request shows the same list of methods to everybody. */
    private static boolean showsProtectedContent(Answer answer) {
        boolean otherMethod = answer.circumstances()
                .control()
                .flatMap(Exchange::request)
                .filter(r -> !r.method().equals(Method.OPTIONS))
                .isPresent();
        return otherMethod && content(answer).equals(SAME);
    }

    private static String content(Answer answer) {
        Body body = answer.response().content();
        Optional<Body> control = answer.control().map(Response::content);
        if (!body.isKnown() || control.filter(Body::isKnown).isEmpty()) {
            return "not compared";
        }
        if (body.isEmpty()) {
            return "none";
        }
        return body.equals(control.get()) ? SAME : "other than with valid credentials";
    }

    /** HEAD shows no form, but a page where the caller would get data is none of the operation's answers. */
    private static boolean isPageForData(Answer answer) {
        Optional<String> data = answer.control()
                .filter(control -> control.status() / 100 == 2)
                .flatMap(Response::mediaType)
                .filter(type -> !type.contains("html"));
        return answer.isMethod(Method.HEAD)
                && data.isPresent()
                && answer.response().mediaType().filter("text/html"::equals).isPresent();
    }

    private static Result softRefusal(Rule rule, Answer answer) {
        if (answer.status() / 100 != 2) {
            return Result.satisfied();
        }
        if (isPageForData(answer)) {
            return broken(rule, answer, PAGE);
        }
        return Given.content().missing(answer).map(Result::notApplicable).orElseGet(() -> disguised(rule, answer));
    }

    private static Result disguised(Rule rule, Answer answer) {
        Optional<String> disguise = answer.disguise();
        if (disguise.filter(Disguise.PROTOCOL_ENVELOPE::equals).isPresent()) {
            return Result.notApplicable("GraphQL, JSON-RPC and gRPC-Web report errors inside a 200");
        }
        return disguise.map(what -> broken(rule, answer, what)).orElse(Result.satisfied());
    }

    private static Result broken(Rule rule, Answer answer, String what) {
        return rule.broken(
                answer.statusFact(),
                fact("content", what),
                fact("Content-Type", answer.headers().first("Content-Type").orElse("absent")));
    }
}
