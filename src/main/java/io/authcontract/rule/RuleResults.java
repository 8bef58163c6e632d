package io.authcontract.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the rules of a book say of one subject. A rule that throws is told apart from those that say something. */
final class RuleResults {
    private final List<Rule> rules;
    private final List<Result> results;
    private final List<Finding> findings = new ArrayList<>(2);
    private final Map<String, String> defects = new LinkedHashMap<>(2);

    /** For as many rules as a book has. */
    RuleResults(int most) {
        this.rules = new ArrayList<>(most);
        this.results = new ArrayList<>(most);
    }

    void ask(Rule rule, Supplier<Result> check) {
        try {
            add(rule, check.get());
        } catch (RuntimeException | AssertionError | StackOverflowError thrown) {
            defects.put(rule.id(), thrown.toString());
        }
    }

    private void add(Rule rule, Result result) {
        Objects.requireNonNull(result, "the rule returned null");
        rules.add(rule);
        results.add(result);
        if (result instanceof Result.Broken broken) {
            findings.addAll(broken.findings());
        }
    }

    void forEach(BiConsumer<Rule, Result> reader) {
        for (int i = 0; i < rules.size(); i++) {
            reader.accept(rules.get(i), results.get(i));
        }
    }

    Examination examination(Function<Finding, Finding> graded) {
        List<Finding> all = findings.stream().map(graded).toList();
        return new Examination(
                Deduplication.roots(all),
                Deduplication.repeated(all),
                new Reasons(this),
                new Satisfactions(this),
                defects);
    }
}
