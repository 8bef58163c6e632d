package io.authcontract.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts a rule of our own book together: its data, what has to be given, and the one method that judges. */
final class RuleDraft {
    private static final int MOST_FINDINGS = 16;

    private final RuleBuilder data;
    private List<Given> givens = List.of();

    private RuleDraft(RuleBuilder data) {
        this.data = data;
    }

    static RuleDraft rule(String id, String title) {
        return new RuleDraft(Rule.named(id, title));
    }

    RuleDraft is(Level binding, Severity weight) {
        data.level(binding).severity(weight);
        return this;
    }

    /** A finding breaks a cell by default. */
    RuleDraft failing() {
        data.failing();
        return this;
    }

    RuleDraft optIn() {
        data.optIn();
        return this;
    }

    RuleDraft concerns(Set<Profile> whom) {
        data.profiles(whom);
        return this;
    }

    RuleDraft cites(Citation... sources) {
        data.cites(sources);
        return this;
    }

    RuleDraft because(String harm) {
        data.because(harm);
        return this;
    }

    RuleDraft remedy(String change) {
        data.remedy(change);
        return this;
    }

    /** What has to hold, asked in this order; the first that does not makes the rule not applicable. */
    RuleDraft given(Given... preconditions) {
        givens = List.of(preconditions);
        return this;
    }

    Rule data() {
        return data.build();
    }

    ExchangeRule judgedBy(Check check) {
        Rule rule = data();
        Given[] needed = givens.toArray(Given[]::new);
        return ExchangeRule.of(
                rule,
                seen -> seen.answer().isPresent()
                        ? judge(rule, needed, check, seen.answer().get())
                        : Result.notApplicable(Given.noResponse(seen)));
    }

    private static Result judge(Rule rule, Given[] needed, Check check, Answer answer) {
        for (Given given : needed) {
            Optional<String> missing = given.missing(answer);
            if (missing.isPresent()) {
                return Result.notApplicable(missing.get());
            }
        }
        return bounded(check.judge(rule, answer));
    }

    /** A hostile answer may break a rule a hundred thousand times; the first few breaches tell all there is to say. */
    private static Result bounded(Result result) {
        List<Finding> findings = result.findings();
        return findings.size() <= MOST_FINDINGS ? result : Result.of(findings.subList(0, MOST_FINDINGS));
    }
}
