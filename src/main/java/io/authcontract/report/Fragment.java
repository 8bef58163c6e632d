package io.authcontract.report;

import io.authcontract.matrix.CellSummary;
import io.authcontract.matrix.Coverage;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What one run of one contract adds to a report. The cells are made, or read, one after the other each time somebody asks.
 *
 * @param run which run
 * @param operations its operations
 * @param clusters its causes
 * @param overall findings about the whole matrix
 * @param refusals what refusals look like
 * @param notApplicable rules that had nothing to judge
 * @param unused exceptions that no finding needed
 * @param cells its cells
 */
record Fragment(
        RunEntry run,
        List<OperationEntry> operations,
        List<ClusterEntry> clusters,
        List<FindingEntry> overall,
        List<RefusalEntry> refusals,
        List<NotApplicableEntry> notApplicable,
        List<TolerationEntry> unused,
        CellSource cells) {

    /** Gives cells, as often as it is asked. */
    @FunctionalInterface
    interface CellSource {
        void each(Consumer<CellEntry> use) throws IOException;
    }

    static Fragment of(RunEntry run, Coverage coverage) {
        String contract = run.name();
        List<ClusterEntry> clusters =
                coverage.clusters().stream().map(ClusterEntry::of).toList();
        return new Fragment(
                run,
                coverage.operations().stream()
                        .map(operation -> OperationEntry.of(operation, contract))
                        .toList(),
                clusters,
                coverage.overall().stream()
                        .map(finding -> FindingEntry.of(finding).about(1, contract + ": *"))
                        .toList(),
                coverage.refusals().stream().map(RefusalEntry::of).toList(),
                coverage.notApplicable().entrySet().stream()
                        .map(rule -> new NotApplicableEntry(1, rule.getKey(), rule.getValue()))
                        .toList(),
                coverage.unusedTolerations().stream().map(TolerationEntry::of).toList(),
                cells(coverage, clusters));
    }

    private static CellSource cells(Coverage coverage, List<ClusterEntry> clusters) {
        Map<String, Integer> controls = controls(coverage);
        Map<Integer, ClusterEntry> byNumber =
                clusters.stream().collect(Collectors.toMap(ClusterEntry::number, cluster -> cluster));
        return use -> coverage.cells()
                .forEach(cell -> use.accept(CellEntry.of(
                        cell,
                        controls.get(controlKey(cell)),
                        cell.clusters().stream()
                                .map(cluster -> byNumber.get(cluster.number()))
                                .toList())));
    }

    /** The answers to valid credentials, by operation and scheme. */
    private static Map<String, Integer> controls(Coverage coverage) {
        Map<String, Integer> statuses = new HashMap<>();
        for (CellSummary cell : coverage.cells()) {
            if (cell.cell().scenario().isControl() && cell.status() != 0) {
                statuses.put(controlKey(cell), cell.status());
            }
        }
        return statuses;
    }

    private static String controlKey(CellSummary cell) {
        return cell.operation() + " "
                + cell.cell().scheme().map(Object::toString).orElse("");
    }
}
