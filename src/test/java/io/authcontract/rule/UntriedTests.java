package io.authcontract.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What could not be tried is a reason of the rules that need it, and of no other. */
class UntriedTests {
    /** That another host may not be asked is told only where a challenge names one: {@code MetadataRulesTests}. */
    private static final Map<Hook, List<String>> NEEDS = Map.ofEntries(
            Map.entry(Hook.CONTENT, List.of("body-framing")),
            Map.entry(Hook.SPECIAL_USER, List.of("basic-decoding")),
            Map.entry(Hook.DIGEST_ACCOUNT, List.of("digest-nonce-stale")),
            Map.entry(Hook.LISTED_PAGE, List.of("crawler-index-hygiene")),
            Map.entry(Hook.STATE_PROBE, List.of("no-side-effects")),
            Map.entry(Hook.REVOCATION, List.of("revoked-credential")),
            Map.entry(Hook.LOG, List.of("failure-logged", "log-no-credentials")),
            Map.entry(Hook.LOGIN, List.of("session-rotates", "login-round-trip")),
            Map.entry(Hook.ORIGIN, List.of("challenge-survives-proxy", "cache-partitioned")),
            Map.entry(Hook.PASSWORD, List.of("user-enum-timing")),
            Map.entry(Hook.REPEATED_FAILURES, List.of("bruteforce-limited", "lockout-safe")));

    static Stream<SetRule> rules() {
        return RuleBook.everything().setRules().stream();
    }

    @ParameterizedTest
    @EnumSource
    void isToldByTheRulesThatNeedIt(Hook hook) {
        assertThat(rules().filter(rule ->
                        reason(rule, new Happening.Untried(hook, "it rains")).equals("it rains")))
                .extracting(rule -> rule.rule().id())
                .containsExactlyInAnyOrderElementsOf(NEEDS.getOrDefault(hook, List.of()));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void isNoReasonOfARuleThatNeedsSomethingElse(SetRule rule) {
        String otherwise = reason(rule);

        for (Hook hook : Hook.values()) {
            if (!NEEDS.getOrDefault(hook, List.of()).contains(rule.rule().id())) {
                assertThat(reason(rule, new Happening.Untried(hook, "it rains")))
                        .as("%s and %s", rule.rule().id(), hook.name())
                        .isEqualTo(otherwise);
            }
        }
    }

    private static String reason(SetRule rule, Happening... happenings) {
        SetRule.Watch watch = rule.watch();
        Stream.of(happenings).forEach(watch::notice);
        return watch.result() instanceof Result.NotApplicable none ? none.reason() : "it is applicable";
    }
}
