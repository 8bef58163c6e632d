package io.authcontract.assertion;

import io.authcontract.rule.Citation;
import io.authcontract.rule.Fact;
import io.authcontract.rule.Finding;
import io.authcontract.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * How findings read in a failure. For the failures of authcontract itself.
 *
 * @since 0.1.0
 */
@API(status = API.Status.INTERNAL)
public final class FindingText {
    private FindingText() {}

    /**
     * Returns a finding in full.
     *
     * @param number its place among the others, from 1
     * @param finding the finding
     * @param redactor masks what comes from the wire
     * @return several lines, the first without indentation
     */
    public static String numbered(int number, Finding finding, UnaryOperator<String> redactor) {
        Rule rule = finding.rule();
        List<String> lines = new ArrayList<>();
        lines.add(number + ". " + rule.id() + ": " + rule.title());
        lines.add("level: " + rule.level() + ", " + rule.severity().name().toLowerCase(Locale.ROOT));
        finding.facts().forEach(fact -> lines.add(fact(fact, redactor)));
        lines.add("why: " + rule.why());
        lines.add("fix: " + rule.fix());
        Citation decisive = rule.citations().get(0);
        lines.add(("see: " + decisive + " " + decisive.link()).strip());
        return String.join("\n   ", lines);
    }

    /**
     * Returns a finding in one line.
     *
     * @param finding the finding
     * @param redactor masks what comes from the wire
     * @return rule and facts
     */
    public static String line(Finding finding, UnaryOperator<String> redactor) {
        return finding.rule().id() + ": " + finding.rule().title() + " ("
                + finding.facts().stream().map(fact -> fact(fact, redactor)).collect(Collectors.joining(", ")) + ")";
    }

    private static String fact(Fact fact, UnaryOperator<String> redactor) {
        return fact.label() + ": " + redactor.apply(fact.value());
    }
}
