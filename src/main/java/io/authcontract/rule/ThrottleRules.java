package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Level.PRACTICE;
import static io.authcontract.rule.RuleDraft.rule;
import static io.authcontract.rule.Severity.MINOR;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How a service says "later". */
final class ThrottleRules {
    private static final String RETRY_AFTER = "Retry-After";
    private static final List<String> REMAINING = List.of("X-RateLimit-Remaining", "RateLimit-Remaining");
    private static final Set<Integer> REFUSED = Set.of(401, 403);

    static final ExchangeRule THROTTLE_429 = rule(
                    "throttle-429", "Throttling is 429, not cacheable, with a valid Retry-After")
            .is(PRACTICE, MINOR)
            .cites(rfc(6585, "4"), rfc(9110, "10.2.3"), new Citation("Google Search documentation", ""))
            .because("A client that is not told to wait tries again at once, or gives up a credential that is right.")
            .remedy("Send 429 with Retry-After in seconds and Cache-Control: no-store.")
            .given(Given.when(ThrottleRules::isThrottled, "the answer shows no sign of throttling"))
            .judgedBy(ThrottleRules::throttled);

    private ThrottleRules() {}

    /** An account that is locked may say 401 or 403 to hide the lock; one that says when to come back hides nothing. */
    private static boolean isThrottled(Answer answer) {
        int status = answer.status();
        boolean retry = answer.headers().contains(RETRY_AFTER);
        return status == 429 || (status == 503 && retry) || (REFUSED.contains(status) && (retry || isUsedUp(answer)));
    }

    private static boolean isUsedUp(Answer answer) {
        return REMAINING.stream().anyMatch(name -> answer.headers()
                .first(name)
                .filter(left -> left.strip().equals("0"))
                .isPresent());
    }

    private static Result throttled(Rule rule, Answer answer) {
        List<Finding> findings = new ArrayList<>();
        if (REFUSED.contains(answer.status())) {
            findings.add(rule.finding(answer.statusFact(), fact("wanted", 429)));
        }
        Optional<String> retry = answer.headers().first(RETRY_AFTER);
        if (retry.isEmpty()) {
            findings.add(rule.finding(answer.statusFact(), fact(RETRY_AFTER, "absent")));
        } else if (!isDelay(retry.get().strip())) {
            findings.add(rule.finding(fact(RETRY_AFTER, retry.get()), fact("wanted", "seconds or an HTTP-date")));
        }
        CacheDirectives.of(answer.headers())
                .invitation()
                .ifPresent(directive -> findings.add(rule.finding(answer.statusFact(), fact("directive", directive))));
        return Result.of(findings);
    }

    private static boolean isDelay(String text) {
        boolean seconds = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return seconds || HttpDates.parse(text).isPresent();
    }
}
