package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;

import io.authcontract.http.Fault;
import io.authcontract.http.Request;
import java.util.List;
import java.util.Optional;

/** What a client hears that asks before it sends its content. */
final class ExpectRules {
    private static final Rule DATA = RuleDraft.rule(
                    "expect-refused-early", "Expect: 100-continue is answered without waiting for the body")
            .is(Level.MUST, Severity.MINOR)
            .optIn()
            .concerns(Audience.TOKEN_CLIENTS)
            .cites(rfc(9110, "10.1.1"))
            .because("A client sends a large content only to hear that it was not allowed to, or waits for ever.")
            .remedy("Authenticate from the header section, before content is read.")
            .data();

    static final ExchangeRule EXPECT_REFUSED_EARLY = ExchangeRule.of(DATA, ExpectRules::check);

    private ExpectRules() {}

    /** No answer at all is what this rule looks for, so a fault is judged as well. */
    private static Result check(Observation seen) {
        return whyNot(seen)
                .map(Result::notApplicable)
                .orElseGet(() -> seen.answer().map(ExpectRules::answered).orElseGet(() -> unanswered(seen)));
    }

    private static Optional<String> whyNot(Observation seen) {
        Optional<Request> request = seen.request();
        if (request.isEmpty()) {
            return Optional.of("the request is unknown: an Exchange of it is needed");
        }
        if (!expects(request.get())) {
            return Optional.of("the request has no Expect: 100-continue");
        }
        if (!withholds(request.get())) {
            return Optional.of("the content was sent at once: a request is needed that announces and withholds it");
        }
        Optional<CredentialKind> kind = seen.circumstances().credential();
        if (kind.isEmpty()) {
            return Optional.of("the credential kind is unknown: declare it with Circumstances.credential");
        }
        return kind.filter(CredentialKind.NONE::equals).isEmpty()
                ? Optional.of("it concerns requests with a credential of kind none")
                : whyOpen(seen);
    }

    private static Optional<String> whyOpen(Observation seen) {
        return seen.circumstances()
                .access()
                .map(access -> access.isProtected()
                        ? Optional.<String>empty()
                        : Optional.of("the operation is not declared as protected"))
                .orElse(Optional.of("the access of the operation is unknown: declare it with Circumstances.access"));
    }

    private static boolean expects(Request request) {
        return request.headers()
                .first("Expect")
                .filter(value -> value.strip().equalsIgnoreCase("100-continue"))
                .isPresent();
    }

    private static boolean withholds(Request request) {
        boolean length = request.headers()
                .first("Content-Length")
                .filter(n -> Digits.only(n.strip()) && !n.strip().chars().allMatch(c -> c == '0'))
                .isPresent();
        return request.body().isEmpty() && (length || request.headers().contains("Transfer-Encoding"));
    }

    private static Result answered(Answer answer) {
        // A transport that reports the interim response shows the invitation to send what will be refused.
        if (answer.status() == 100) {
            Finding invited = DATA.finding(answer.statusFact(), fact("wanted", "a final status, 401"));
            return Result.of(List.of(invited.asTolerated()));
        }
        // Such a hop ignores Expect by right (RFC 9110 section 10.1.1).
        return answer.response().protocol().equals("HTTP/1.0")
                ? Result.notApplicable("the answer is HTTP/1.0, which does not know Expect")
                : Result.satisfied();
    }

    private static Result unanswered(Observation seen) {
        boolean silent = seen.exchange()
                .fault()
                .filter(fault -> fault.kind() == Fault.Kind.TIMEOUT)
                .isPresent();
        return silent
                ? DATA.broken(
                        fact("final status", "none"),
                        fact("waited ms", seen.exchange().duration().toMillis()))
                : Result.notApplicable(Given.noResponse(seen));
    }
}
