package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Level.PRACTICE;
import static io.authcontract.rule.RuleDraft.rule;
import static io.authcontract.rule.Severity.MAJOR;

import io.authcontract.http.Method;
import io.authcontract.http.Response;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The one file that every crawler asks for first. */
final class RobotsRules {
    private static final String ROBOTS = "/robots.txt";
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 407);
    private static final Set<Integer> ABSENT = Set.of(404, 410);

    static final ExchangeRule ROBOTS_PUBLIC = rule("robots-public", "robots.txt is not behind the login")
            .is(PRACTICE, MAJOR)
            .failing()
            .concerns(Set.of(Profile.CRAWLER))
            .cites(rfc(9309, "2.3.1.3"), new Citation("Google Search documentation, robots.txt with 4xx", ""))
            .because("Crawlers read a refusal as \"everything may be fetched\".")
            .remedy("Exempt /robots.txt and /.well-known/ from authentication.")
            .given(
                    Given.method(Method.GET),
                    Given.when(a -> a.request().orElseThrow().path().equals(ROBOTS), "it concerns " + ROBOTS),
                    Given.credential(CredentialKind.NONE),
                    Given.conclusive())
            .judgedBy(RobotsRules::robots);

    private RobotsRules() {}

    private static Result robots(Rule rule, Answer answer) {
        Response first = Redirects.first(answer);
        if (REFUSALS.contains(first.status())) {
            return Refusals.unlessAccepted(answer, first, rule.finding(fact("status", first.status())));
        }
        if (Redirects.isRedirect(first)) {
            return redirected(rule, answer, first);
        }
        if (first.status() / 100 == 2) {
            return file(rule, answer);
        }
        return ABSENT.contains(first.status())
                ? Result.satisfied()
                : Result.notApplicable("the answer is neither the file nor a refusal");
    }

    /** Crawlers follow a redirect to the file at another place (RFC 9309 section 2.3.1.2). */
    private static Result redirected(Rule rule, Answer answer, Response first) {
        String location = first.headers().first("Location").orElse("").strip();
        String path = location.split("[?#]", 2)[0].toLowerCase(Locale.ROOT);
        return path.endsWith(".txt")
                ? Result.satisfied()
                : Refusals.unlessAccepted(
                        answer,
                        first,
                        rule.finding(
                                fact("status", first.status()),
                                fact("Location", location.isEmpty() ? "absent" : location)));
    }

    private static Result file(Rule rule, Answer answer) {
        if (answer.disguise().filter(Disguise.LOGIN_FORM::equals).isPresent()) {
            return rule.broken(answer.statusFact(), fact("content", Disguise.LOGIN_FORM));
        }
        String type = answer.response().mediaType().orElse("absent");
        // Crawlers look for rules in whatever comes; another type shuts nobody out (RFC 9309 section 2.3).
        return type.equals("text/plain")
                ? Result.satisfied()
                : Result.of(List.of(rule.finding(fact("Content-Type", type), fact("wanted", "text/plain"))
                        .asTolerated()));
    }
}
