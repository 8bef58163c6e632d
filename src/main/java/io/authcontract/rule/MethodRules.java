package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Level.MUST;
import static io.authcontract.rule.RuleDraft.rule;
import static io.authcontract.rule.Severity.MINOR;

import io.authcontract.http.Body;
import io.authcontract.http.Method;

/** What the method of a request asks of its refusal. */
final class MethodRules {
    static final ExchangeRule HEAD_NO_CONTENT = rule("head-no-content", "A refused HEAD has no body")
            .is(MUST, MINOR)
            .failing()
            .cites(rfc(9110, "9.3.2"), rfc(9110, "8.6"), rfc(9112, "6.3"))
            .because("The client takes the content for the beginning of the next answer on the connection.")
            .remedy("Do not write the error body for HEAD.")
            .given(
                    Given.method(Method.HEAD),
                    Given.when(answer -> !answer.grantsAccess(), "the request was not refused"))
            .judgedBy(MethodRules::content);

    private MethodRules() {}

    /** The octets on the wire count, not what they decode to; one is enough, so a truncated body can be judged. */
    private static Result content(Rule rule, Answer answer) {
        Body body = answer.response().body();
        if (body.size() > 0) {
            return rule.broken(answer.statusFact(), fact("octets", body.size()));
        }
        return Given.unknownContent(body).map(Result::notApplicable).orElse(Result.satisfied());
    }
}
