package io.authcontract.rule;

import java.util.List;

/**
 * One observed breach of a rule, as data; how it reads is decided where it is printed.
 *
 * @param rule the rule
 * @param facts what was observed, most telling first
 * @param fails whether the finding breaks a cell or an assertion; a finding that does not is a note
 * @since 0.1.0
 */
public record Finding(Rule rule, List<Fact> facts, boolean fails) {

    /** Creates a finding; the list is copied. */
    public Finding {
        facts = List.copyOf(facts);
    }

    /**
     * Returns this finding as a note.
     *
     * @return the same facts, not failing
     */
    public Finding asNote() {
        return new Finding(rule, facts, false);
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
