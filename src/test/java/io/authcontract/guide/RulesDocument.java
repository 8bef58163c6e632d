package io.authcontract.guide;

import io.authcontract.rule.Citation;
import io.authcontract.rule.Rule;
import io.authcontract.rule.RuleBook;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code docs/rules.md}, made of the book and of the requirements. */
final class RulesDocument {
    private static final String HEAD =
            """
            # The rule book

            Made of the book itself by `RulesDocumentTests`: change the rules, not this page.

            A finding of a rule that **fails** breaks a cell of the matrix; the others are notes. `RuleBook.strict()` lets every MUST and every major finding
            fail, and `failing(..)` those of rules that a team has chosen. A rule that is **opt-in** is asked only in `RuleBook.everything()`. Whatever a rule
            needs and does not know makes it not applicable, with the reason; it is never taken for satisfied.
            """;

    private final RuleBook book;
    private final List<Requirement> requirements;

    RulesDocument(RuleBook book, List<Requirement> requirements) {
        this.book = book;
        this.requirements = requirements;
    }

    String text() {
        return HEAD + overview() + details() + traceability();
    }

    private String overview() {
        String rows = book.rules().stream()
                .map(rule -> "| [%s](#%s) | %s | %s | %s | %s |%n"
                        .formatted(
                                rule.id(), rule.id(), rule.title(), rule.level(), word(rule.severity()), effect(rule))
                        .replace("\r", ""))
                .collect(Collectors.joining());
        return "\n## Overview\n\n| rule | requirement | level | severity | effect |\n|---|---|---|---|---|\n" + rows;
    }

    private static String effect(Rule rule) {
        return (rule.fails() ? "fails" : "note") + (rule.optIn() ? ", opt-in" : "");
    }

    private String details() {
        return "\n## Rules\n" + book.rules().stream().map(this::detail).collect(Collectors.joining());
    }

    private String detail(Rule rule) {
        String citations = rule.citations().stream().map(RulesDocument::cited).collect(Collectors.joining("; "));
        String profiles = rule.profiles().stream().map(Enum::name).sorted().collect(Collectors.joining(", "));
        return "\n### " + rule.id() + "\n\n" + rule.title() + ".\n\n- " + rule.level() + ", " + word(rule.severity())
                + ", "
                + effect(rule) + (isSetRule(rule) ? "; judges all exchanges of a run together" : "") + "\n- why: "
                + rule.why()
                + "\n- fix: " + rule.fix() + "\n- from: " + citations + "\n- for: " + profiles + "\n";
    }

    private boolean isSetRule(Rule rule) {
        return book.setRules().stream().anyMatch(it -> it.rule().equals(rule));
    }

    private static String cited(Citation citation) {
        return citation.link().isEmpty() ? citation.toString() : "[" + citation + "](" + citation.link() + ")";
    }

    private String traceability() {
        Set<String> documents =
                requirements.stream().map(Requirement::document).collect(Collectors.toCollection(LinkedHashSet::new));
        return "\n## Requirements\n\nWhat the documents demand of a refusal, in our words, and what becomes of it.\n"
                + documents.stream().map(this::table).collect(Collectors.joining());
    }

    private String table(String document) {
        String rows = requirements.stream()
                .filter(it -> it.document().equals(document))
                .map(it -> "| " + section(it) + " | " + it.requirement() + " | " + fate(it) + " |\n")
                .collect(Collectors.joining());
        return "\n### " + document + "\n\n| section | requirement | here |\n|---|---|---|\n" + rows;
    }

    private static String section(Requirement requirement) {
        return requirement.link().isEmpty()
                ? requirement.section()
                : "[" + requirement.section() + "](" + requirement.link() + ")";
    }

    private String fate(Requirement requirement) {
        if (!requirement.isTested()) {
            return requirement.state() + ": " + requirement.by();
        }
        return requirement.rules().stream()
                .map(id -> "[" + id + "](#" + id + ")" + (isOptIn(id) ? " (opt-in)" : ""))
                .collect(Collectors.joining(", "));
    }

    private boolean isOptIn(String id) {
        return book.rules().stream().anyMatch(rule -> rule.id().equals(id) && rule.optIn());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
