package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Level.PRACTICE;
import static io.authcontract.rule.RuleDraft.rule;
import static io.authcontract.rule.Severity.INFO;

import io.authcontract.challenge.Schemes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a refusal shows a person. */
final class ErrorPageRules {
    /** For these a browser asks by itself and shows the page only to whoever cancels. */
    private static final List<String> DIALOGUES =
            List.of(Schemes.BASIC, Schemes.DIGEST, Schemes.NEGOTIATE, Schemes.NTLM);

    static final ExchangeRule ERROR_PAGE_HELPFUL = rule(
                    "error-page-helpful", "A custom 401 page is still a 401 and tells what to do")
            .is(PRACTICE, INFO)
            .concerns(Set.of(Profile.BROWSER))
            .cites(rfc(9110, "15.5"), rfc(9110, "15.5.2"), new Citation("Seed text, Custom Error Pages", ""))
            .because("A person who is stopped without a word tries again, or leaves.")
            .remedy("Serve a static page with a heading, the reason and a link to sign in, under the original status.")
            .given(
                    Given.when(
                            answer -> answer.status() == 401 || answer.status() == 403,
                            "it concerns answers with status 401 or 403"),
                    Given.when(
                            answer -> answer.response()
                                    .mediaType()
                                    .filter("text/html"::equals)
                                    .isPresent(),
                            "the answer is no page of HTML"),
                    Given.content())
            .judgedBy(ErrorPageRules::page);

    private ErrorPageRules() {}

    private static Result page(Rule rule, Answer answer) {
        HtmlPage page = HtmlPage.of(answer.text());
        List<String> missing = missing(answer, page);
        List<Finding> findings = new ArrayList<>();
        if (!missing.isEmpty()) {
            findings.add(rule.finding(answer.statusFact(), fact("missing", String.join(", ", missing))));
        }
        if (page.refreshesAtOnce()) {
            findings.add(rule.finding(answer.statusFact(), fact("found", "an immediate refresh")));
        }
        return Result.of(findings);
    }

    private static List<String> missing(Answer answer, HtmlPage page) {
        List<String> missing = new ArrayList<>();
        if (!page.hasTitle()) {
            missing.add("title");
        }
        if (!page.hasHeading()) {
            missing.add("heading");
        }
        if (!page.hasWayOn() && DIALOGUES.stream().noneMatch(answer::hasChallenge)) {
            missing.add("link or form");
        }
        String label = answer.headers().first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!label.contains("charset=") && !page.namesCharset()) {
            missing.add("charset");
        }
        return missing;
    }
}
