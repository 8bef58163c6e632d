package io.authcontract.report;

import io.authcontract.rule.Citation;
import io.authcontract.rule.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One finding in {@code matrix.json}. The names of the members are those of the schema; those that may be absent stand with a cause or with a
 * finding about the whole matrix, and not with each cell again.
 */
record FindingEntry(
        String rule,
        String level,
        String severity,
        boolean fails,
        String message,
        String citation,
        List<List<String>> facts,
        @Nullable String link,
        @Nullable String why,
        @Nullable String fix,
        @Nullable Integer run,
        @Nullable List<String> cells) {

    static FindingEntry of(Finding finding) {
        Citation decisive = finding.rule().citations().get(0);
        return new FindingEntry(
                finding.rule().id(),
                finding.rule().level().name(),
                finding.rule().severity().name(),
                finding.fails(),
                finding.rule().title(),
                decisive.toString(),
                finding.facts().stream()
                        .map(fact -> List.of(fact.label(), fact.value()))
                        .toList(),
                decisive.link().isEmpty() ? null : decisive.link(),
                finding.rule().why(),
                finding.rule().fix(),
                null,
                null);
    }

    /** As it stands with a cell. */
    FindingEntry brief() {
        return new FindingEntry(rule, level, severity, fails, message, citation, facts, null, null, null, null, null);
    }

    /** As it stands for a whole run. */
    FindingEntry about(int number, String selected) {
        return new FindingEntry(
                rule, level, severity, fails, message, citation, facts, link, why, fix, number, List.of(selected));
    }
}
