package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Level.PRACTICE;
import static io.authcontract.rule.RuleDraft.rule;
import static io.authcontract.rule.Severity.MINOR;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a service says "later". */
final class ThrottleRules {
    static final ExchangeRule THROTTLE_429 = rule(
                    "throttle-429", "Throttling is 429, not cacheable, with a valid Retry-After")
            .is(PRACTICE, MINOR)
            .cites(rfc(6585, "4"), rfc(9110, "10.2.3"), new Citation("Google Search documentation", ""))
            .because("A client that is not told to wait tries again at once, or gives up a credential that is right.")
            .remedy("Send 429 with Retry-After in seconds and Cache-Control: no-store.")
            .given(Given.when(Answer::isThrottled, "the answer shows no sign of throttling"))
            .judgedBy(ThrottleRules::throttled);

    private ThrottleRules() {}

    private static Result throttled(Rule rule, Answer answer) {
        List<Finding> findings = new ArrayList<>();
        if (Throttling.isRefused(answer)) {
            findings.add(rule.finding(answer.statusFact(), fact("wanted", 429)));
        }
        Optional<String> retry = answer.headers().first(Throttling.RETRY_AFTER);
        if (retry.isEmpty()) {
            findings.add(rule.finding(answer.statusFact(), fact(Throttling.RETRY_AFTER, "absent")));
        } else if (!isDelay(retry.get().strip())) {
            findings.add(
                    rule.finding(fact(Throttling.RETRY_AFTER, retry.get()), fact("wanted", "seconds or an HTTP-date")));
        }
        CacheDirectives.of(answer.headers())
                .invitation()
                .ifPresent(directive -> findings.add(rule.finding(answer.statusFact(), fact("directive", directive))));
        return Result.of(findings);
    }

    private static boolean isDelay(String text) {
        return Digits.only(text) || HttpDates.parse(text).isPresent();
    }
}
