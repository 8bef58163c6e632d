package io.authcontract.rule;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a book says of one observation: the findings, one for each root cause, and why the other rules said nothing.
 *
 * @param findings the findings that remain after deduplication, in the order of the book
 * @param hidden findings that only repeat a root cause that is among {@code findings}
 * @param notApplicable rule id to the reason why it did not apply, in the order of the book
 * @param satisfied the ids of the rules that were met
 * @param defects rule id to the exception of a rule that threw: a fault of the rule, not of the service
 * @since 0.1.0
 */
public record Examination(
        List<Finding> findings,
        List<Finding> hidden,
        Map<String, String> notApplicable,
        List<String> satisfied,
        Map<String, String> defects) {

    /**
     * Creates an examination; the collections are copied.
     *
     * @param findings the findings that remain after deduplication, in the order of the book
     * @param hidden findings that only repeat a root cause that is among {@code findings}
     * @param notApplicable rule id to the reason why it did not apply, in the order of the book
     * @param satisfied the ids of the rules that were met
     * @param defects rule id to the exception of a rule that threw: a fault of the rule, not of the service
     */
    public Examination {
        findings = List.copyOf(findings);
        hidden = List.copyOf(hidden);
        notApplicable = notApplicable instanceof Reasons ? notApplicable : copied(notApplicable);
        satisfied = satisfied instanceof Satisfactions ? satisfied : List.copyOf(satisfied);
        defects = copied(defects);
    }

    private static Map<String, String> copied(Map<String, String> texts) {
        return texts.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    /**
     * Returns the findings that fail.
     *
     * @return without the notes
     */
    public List<Finding> failing() {
        return findings.stream().filter(Finding::fails).toList();
    }

    /**
     * Returns the findings that do not fail.
     *
     * @return the notes
     */
    public List<Finding> notes() {
        return findings.stream().filter(f -> !f.fails()).toList();
    }
}
