package io.authcontract.assertion;

import io.authcontract.matrix.CellSummary;
import io.authcontract.matrix.Cluster;
import io.authcontract.matrix.Coverage;
import io.authcontract.matrix.Verdict;
import io.authcontract.rule.Finding;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of one coverage that failures share. Its texts have passed the redactor when it was made. */
final class CoverageText {
    private static final int MOST_CAUSES = 10;

    private CoverageText() {}

    /** {@code the matrix of orders: 12 proven, 1 broken}. */
    static String of(Coverage coverage) {
        String counts = Stream.of(Verdict.values())
                .filter(verdict -> verdict == Verdict.PROVEN || coverage.count(verdict) > 0)
                .map(verdict -> coverage.count(verdict) + " " + verdict.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return "the matrix of " + coverage.contract().name() + ": " + counts;
    }

    static boolean isJudged(Coverage coverage, String operation) {
        return coverage.cells().stream()
                .filter(cell -> cell.operation().equals(operation))
                .anyMatch(cell -> cell.verdict() == Verdict.PROVEN || cell.verdict() == Verdict.BROKEN);
    }

    /** Why cells have some of the verdicts, what is broken first, then by the number of cells. */
    static String causes(Coverage coverage, Set<Verdict> verdicts) {
        Map<Cluster, Long> causes = new LinkedHashMap<>();
        for (CellSummary cell : coverage.cells()) {
            if (verdicts.contains(cell.verdict())) {
                cell.clusters().stream()
                        .filter(CoverageText::isDecisive)
                        .forEach(it -> causes.merge(it, 1L, Long::sum));
            }
        }
        List<String> blocks = causes.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Cluster, Long> cause) -> !isBroken(cause.getKey()))
                        .thenComparing(
                                Map.Entry.<Cluster, Long>comparingByValue().reversed()))
                .limit(MOST_CAUSES)
                .map(cause -> block(cause.getKey(), cause.getValue()))
                .toList();
        String more = causes.size() > MOST_CAUSES ? "\n\nand " + (causes.size() - MOST_CAUSES) + " more causes" : "";
        return String.join("\n\n", blocks) + more;
    }

    private static boolean isBroken(Cluster cluster) {
        return cluster.finding().isPresent() || cluster.verdict() == Verdict.BROKEN;
    }

    private static boolean isDecisive(Cluster cluster) {
        return cluster.finding().map(Finding::fails).orElse(true);
    }

    private static String block(Cluster cause, long cells) {
        String head = cause.finding()
                .map(finding ->
                        finding.rule().id() + " (" + finding.rule().citations().get(0) + ")")
                .orElseGet(() -> cause.verdict().toString());
        String fix = cause.finding()
                .map(finding -> "\n  fix: " + finding.rule().fix())
                .orElse("");
        String curl = cause.sample()
                .map(Cluster.Sample::curl)
                .filter(line -> !line.isEmpty())
                .map(line -> "\n  repeat it with: " + line)
                .orElse("");
        return (cells == 1 ? "1 cell" : cells + " cells") + ": " + head + "\n  " + cause.reason() + "\n  first: "
                + cause.firstCell() + fix + curl;
    }
}
