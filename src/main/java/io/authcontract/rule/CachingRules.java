package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Level.PRACTICE;
import static io.authcontract.rule.RuleDraft.rule;
import static io.authcontract.rule.Severity.MAJOR;

import io.authcontract.http.Method;
import java.util.Optional;
import java.util.Set;

/** What a refusal says to caches. */
final class CachingRules {
    /** Of the statuses that refuse, those a cache may store although nothing says so (RFC 9110 section 15.1). */
    private static final Set<Integer> HEURISTICALLY_CACHEABLE = Set.of(301, 308, 404, 405, 410);

    static final ExchangeRule REFUSAL_NOT_CACHEABLE = rule("refusal-not-cacheable", "A refusal does not invite caching")
            .is(PRACTICE, MAJOR)
            .failing()
            .cites(
                    rfc(9111, "3"),
                    rfc(9111, "4.2.2"),
                    rfc(9110, "15.5.5"),
                    rfc(9110, "15.5.6"),
                    rfc(9111, "7.3"),
                    new Citation("OWASP ASVS 5.0", "14.3.2"))
            .because("The refusal is played back to a caller who has logged in since, or to another one who may enter.")
            .remedy("Send Cache-Control: no-store with every refusal.")
            .given(Given.refusal())
            .judgedBy(CachingRules::cacheable);

    private CachingRules() {}

    private static Result cacheable(Rule rule, Answer answer) {
        CacheDirectives directives = CacheDirectives.of(answer.headers());
        Optional<String> invitation = directives.invitation();
        if (invitation.isPresent()) {
            return rule.broken(
                    answer.statusFact(), fact("directive", invitation.get()), fact("Cache-Control", value(answer)));
        }
        return isStoredUnasked(answer) && !directives.forbidsReuse()
                ? rule.broken(answer.statusFact(), fact("directive", "none"), fact("Cache-Control", value(answer)))
                : Result.satisfied();
    }

    /** Answers to POST are stored only when told to, those to other methods not at all (RFC 9110 sections 9.3.3 to 9.3.8). */
    private static boolean isStoredUnasked(Answer answer) {
        boolean read = answer.isMethod(Method.GET) || answer.isMethod(Method.HEAD);
        return HEURISTICALLY_CACHEABLE.contains(answer.status()) && read;
    }

    private static String value(Answer answer) {
        return answer.headers().combined("Cache-Control").orElse("absent");
    }
}
