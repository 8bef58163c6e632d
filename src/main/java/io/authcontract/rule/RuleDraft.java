package io.authcontract.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts a rule of our own book together: its data, what has to be given, and the one method that judges. */
final class RuleDraft {
    private static final int MOST_FINDINGS = 16;

    private final String id;
    private final String title;
    private Level level = Level.PRACTICE;
    private Severity severity = Severity.MINOR;
    private boolean fails;
    private boolean optIn;
    private Set<Profile> profiles = Audience.EVERYONE;
    private List<Citation> citations = List.of();
    private String why = "";
    private String fix = "";
    private List<Given> givens = List.of();

    private RuleDraft(String id, String title) {
        this.id = id;
        this.title = title;
    }

    static RuleDraft rule(String id, String title) {
        return new RuleDraft(id, title);
    }

    RuleDraft is(Level binding, Severity weight) {
        level = binding;
        severity = weight;
        return this;
    }

    /** A finding breaks a cell by default. */
    RuleDraft failing() {
        fails = true;
        return this;
    }

    RuleDraft optIn() {
        optIn = true;
        return this;
    }

    RuleDraft concerns(Set<Profile> whom) {
        profiles = whom;
        return this;
    }

    RuleDraft cites(Citation... sources) {
        citations = List.of(sources);
        return this;
    }

    RuleDraft because(String harm) {
        why = harm;
        return this;
    }

    RuleDraft remedy(String change) {
        fix = change;
        return this;
    }

    /** What has to hold, asked in this order; the first that does not makes the rule not applicable. */
    RuleDraft given(Given... preconditions) {
        givens = List.of(preconditions);
        return this;
    }

    Rule data() {
        return new Rule(id, title, level, severity, fails, optIn, profiles, citations, why, fix);
    }

    ExchangeRule judgedBy(Check check) {
        Rule rule = data();
        List<Given> needed = givens;
        return ExchangeRule.of(rule, seen -> seen.answer()
                .map(answer -> judge(rule, needed, check, answer))
                .orElseGet(() -> Result.notApplicable(Given.noResponse(seen))));
    }

    private static Result judge(Rule rule, List<Given> needed, Check check, Answer answer) {
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
