package io.authcontract.rule;

import java.util.List;

/**
 * One observed breach of a rule, as data; how it reads is decided where it is printed.
 *
 * @param rule the rule
 * @param facts what was observed, most telling first
 * @param fails whether the finding breaks a cell or an assertion; a finding that does not is a note
 * @param tolerated whether the contract accepts it, or it is advice and no breach: such a note stays a note in the strict book
 * @since 0.1.0
 */
public record Finding(Rule rule, List<Fact> facts, boolean fails, boolean tolerated) {

    /**
     * Creates a finding; the list is copied.
     *
     * @param rule the rule
     * @param facts what was observed, most telling first
     * @param fails whether the finding breaks a cell or an assertion; a finding that does not is a note
     * @param tolerated whether the contract accepts it, or it is advice and no breach: such a note stays a note in the strict book
     */
    public Finding {
        facts = List.copyOf(facts);
    }

    /**
     * Creates a finding that nobody tolerates.
     *
     * @param rule the rule
     * @param facts what was observed, most telling first
     * @param fails whether it breaks a cell or an assertion
     */
    public Finding(Rule rule, List<Fact> facts, boolean fails) {
        this(rule, facts, fails, false);
    }

    /**
     * Returns this finding as a note; the strict book may let it fail again.
     *
     * @return the same facts, not failing
     */
    public Finding asNote() {
        return new Finding(rule, facts, false, tolerated);
    }

    /**
     * Returns this finding as a note that no book lets fail.
     *
     * @return the same facts, tolerated
     */
    public Finding asTolerated() {
        return new Finding(rule, facts, false, true);
    }

    /**
     * Returns the value of a fact.
     *
     * @param label its label
     * @return the value, empty text when there is no such fact
     */
    public String fact(String label) {
        return facts.stream()
                .filter(f -> f.label().equals(label))
                .map(Fact::value)
                .findFirst()
                .orElse("");
    }
}
