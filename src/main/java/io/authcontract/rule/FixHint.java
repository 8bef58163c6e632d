package io.authcontract.rule;

import java.util.Set;

/**
 * The smallest change of a known framework's configuration that repairs what a rule found. Each stands for captures of that framework; what no capture
 * proves has no hint.
 *
 * @param rules the ids of the rules it belongs to
 * @param signature by what the framework is known
 * @param text what to change, one sentence
 */
record FixHint(Set<String> rules, Signature signature, String text) {
    FixHint {
        rules = Set.copyOf(rules);
    }

    static FixHint hint(String rule, Signature signature, String text) {
        return new FixHint(Set.of(rule), signature, text);
    }

    boolean belongsTo(Finding finding, Answer answer) {
        return rules.contains(finding.rule().id()) && signature.in(answer);
    }
}
