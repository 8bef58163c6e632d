package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Level.SHOULD;
import static io.authcontract.rule.RuleDraft.rule;
import static io.authcontract.rule.Severity.INFO;

import io.authcontract.http.Body;
import io.authcontract.http.Method;
import java.util.List;
import java.util.Set;

/** Whether a refusal says more than its status. */
final class ExplanationRules {
    static final ExchangeRule EXPLAINS_ITSELF = rule(
                    "explains-itself", "The refusal has a representation that explains it")
            .is(SHOULD, INFO)
            .concerns(Set.of(Profile.API, Profile.BROWSER))
            .cites(rfc(9110, "15.5"), rfc(9110, "15.5.2"))
            .because("Whoever looks at the answer sees nothing, and asks the people who run the service.")
            .remedy("Write a short problem document, or a page.")
            .given(
                    Given.when(
                            answer -> answer.status() == 401 || answer.status() == 403,
                            "it concerns answers with status 401 or 403"),
                    Given.request(),
                    Given.when(answer -> !answer.isMethod(Method.HEAD), "the answer to HEAD has no content"))
            .judgedBy(ExplanationRules::explained);

    private ExplanationRules() {}

    private static Result explained(Rule rule, Answer answer) {
        Body content = answer.response().content();
        // That there is some is certain, whatever else follows it.
        if (content.isTruncated() || content.size() > 0) {
            return Result.satisfied();
        }
        if (!content.isKnown()) {
            return Result.notApplicable(
                    "the body is unknown: " + content.unknownBecause().orElse(""));
        }
        Finding finding = rule.finding(answer.statusFact(), fact("content", "empty"));
        return Result.of(List.of(isExplainedByChallenge(answer) ? finding.asTolerated() : finding));
    }

    private static boolean isExplainedByChallenge(Answer answer) {
        return answer.challenges().stream().anyMatch(c -> c.parameter("error_description")
                .filter(text -> !text.isBlank())
                .isPresent());
    }
}
