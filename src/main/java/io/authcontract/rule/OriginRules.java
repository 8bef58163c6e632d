package io.authcontract.rule;

import static io.authcontract.rule.Cors.ALLOW_CREDENTIALS;
import static io.authcontract.rule.Cors.ALLOW_ORIGIN;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Level.PRACTICE;
import static io.authcontract.rule.RuleDraft.rule;
import static io.authcontract.rule.Severity.BLOCKER;

import io.authcontract.http.Headers;
import java.util.List;
import java.util.Set;

/** Whose scripts may read what a logged-in user may read. */
final class OriginRules {
    static final ExchangeRule CORS_ORIGIN_POLICY = rule("cors-origin-policy", "No arbitrary origin with credentials")
            .is(PRACTICE, BLOCKER)
            .failing()
            .concerns(Audience.PEOPLE_AND_PROGRAMS)
            .cites(
                    new Citation("OWASP ASVS 5.0", "3.4.2"),
                    new Citation("WHATWG Fetch, CORS protocol and credentials", ""),
                    new Citation("OWASP API Security Top 10 2023, API8", ""))
            .because("Any page a logged-in user visits can read that user's data through the user's own browser.")
            .remedy("Compare Origin with an exact list of origins, and send Vary: Origin with what depends on it.")
            .given(
                    Given.request(),
                    Given.when(a -> Cors.origin(a).isPresent(), "the request has no Origin, or more than one"),
                    Given.ownAnswer())
            .judgedBy(OriginRules::policy);

    private OriginRules() {}

    private static Result policy(Rule rule, Answer answer) {
        String origin = Cors.origin(answer).orElseThrow();
        Headers headers = answer.headers();
        String allowed = Cors.value(headers, ALLOW_ORIGIN);
        if (allowed.equals(Cors.ANY) && Cors.allowsCredentials(headers)) {
            // No browser shares such a response with credentials: a mistake that opens nothing.
            return note(rule, fact(ALLOW_ORIGIN, allowed), fact(ALLOW_CREDENTIALS, "true"));
        }
        Set<String> listed = answer.circumstances().webOrigins();
        if (listed.isEmpty()) {
            return Result.notApplicable("the web origins are unknown: declare them with Circumstances.webOrigins");
        }
        boolean own = answer.request()
                .filter(r -> r.origin().toString().equals(origin))
                .isPresent();
        if (own || listed.contains(origin)) {
            return varied(rule, answer, allowed.equals(origin) && listed.size() > 1);
        }
        return allowed.equals(origin) && Cors.allowsCredentials(headers)
                ? rule.broken(fact("Origin", origin), fact(ALLOW_ORIGIN, allowed), fact(ALLOW_CREDENTIALS, "true"))
                : Result.satisfied();
    }

    /** A single origin may be a fixed value, which needs no Vary; and what no cache keeps, no cache confuses. */
    private static Result varied(Rule rule, Answer answer, boolean chosen) {
        Set<String> vary = Cors.members(answer.headers(), "Vary");
        boolean told = Cors.names(vary, "Origin") || vary.contains(Cors.ANY);
        return !chosen || told || CacheDirectives.of(answer.headers()).forbidsStorage()
                ? Result.satisfied()
                : note(
                        rule,
                        fact(ALLOW_ORIGIN, Cors.shown(answer.headers(), ALLOW_ORIGIN)),
                        fact("Vary", Cors.shown(answer.headers(), "Vary")),
                        fact("wanted", "Origin"));
    }

    private static Result note(Rule rule, Fact... facts) {
        return Result.of(List.of(rule.finding(facts).asNote()));
    }
}
