package io.authcontract.rule;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A requirement on a refusal, as data.
 *
 * @param id the stable id in kebab-case, for example {@code challenge-present}
 * @param title the requirement in one sentence
 * @param level how binding it is
 * @param severity how bad a breach is
 * @param fails whether a finding breaks a cell by default; in the strict book every MUST and every major or blocker does
 * @param optIn whether the standard book leaves it out
 * @param profiles whom it concerns
 * @param citations where it comes from, the decisive one first; never empty
 * @param why what goes wrong for a caller when it is broken, one sentence
 * @param fix the smallest remedy, one sentence
 * @since 0.1.0
 */
public record Rule(
        String id,
        String title,
        Level level,
        Severity severity,
        boolean fails,
        boolean optIn,
        Set<Profile> profiles,
        List<Citation> citations,
        String why,
        String fix) {

    /**
     * Creates a rule; the collections are copied.
     *
     * @param id the stable id in kebab-case, for example {@code challenge-present}
     * @param title the requirement in one sentence
     * @param level how binding it is
     * @param severity how bad a breach is
     * @param fails whether a finding breaks a cell by default; in the strict book every MUST and every major or blocker does
     * @param optIn whether the standard book leaves it out
     * @param profiles whom it concerns
     * @param citations where it comes from, the decisive one first; never empty
     * @param why what goes wrong for a caller when it is broken, one sentence
     * @param fix the smallest remedy, one sentence
     */
    public Rule {
        profiles = profiles.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(profiles));
        citations = List.copyOf(citations);
        if (citations.isEmpty()) {
            throw new IllegalArgumentException("Rule " + id + " cites nothing: name the document it comes from.");
        }
    }

    /**
     * Starts the data of a rule of your own.
     *
     * @param id the stable id in kebab-case, for example {@code house-request-id}
     * @param title the requirement in one sentence, without a full stop
     * @return a builder
     */
    public static RuleBuilder named(String id, String title) {
        return new RuleBuilder(id, title);
    }

    /**
     * Tells whether a finding of this rule fails under the strict reading: every MUST, and every major or blocker.
     *
     * @return whether it fails when strict
     */
    public boolean failsWhenStrict() {
        return fails || level == Level.MUST || severity == Severity.MAJOR || severity == Severity.BLOCKER;
    }

    /** The same rule where it is known what wrote the answer. */
    Rule fixedBy(String hint) {
        return new Rule(
                id, title, level, severity, fails, optIn, profiles, citations, why, hint + " In general: " + fix);
    }

    /**
     * Returns a finding of this rule that fails as the rule does by default.
     *
     * @param facts what was observed
     * @return the finding
     */
    public Finding finding(Fact... facts) {
        return new Finding(this, List.of(facts), fails);
    }

    /**
     * Returns the result of one finding of this rule.
     *
     * @param facts what was observed
     * @return broken
     */
    public Result broken(Fact... facts) {
        return Result.of(List.of(finding(facts)));
    }
}
