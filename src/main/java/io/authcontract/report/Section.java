package io.authcontract.report;

import io.authcontract.matrix.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A fragment that was read through once: counted, with as many of its cells as a page can show. Its memory does not grow with the number of cells
 * that are as they should be.
 */
final class Section {
    /** A page with more rows is of no use to anybody; {@code matrix.json} has them all. */
    private static final int MOST_ROWS = 5_000;

    private static final int MOST_TELLING_ROWS = 10_000;

    private final Fragment fragment;
    private final Grid grid = new Grid();
    private final Map<String, List<CellEntry>> rows = new HashMap<>();
    private final Map<Integer, Use> uses = new HashMap<>();
    private int kept;

    /** How often a cause occurs, and where first. */
    private static final class Use {
        private final CellEntry first;
        private long count;
        private boolean isSampleOfOne;

        Use(CellEntry first) {
            this.first = first;
        }
    }

    private Section(Fragment fragment) {
        this.fragment = fragment;
        fragment.operations().forEach(operation -> grid.declare(operation.id()));
    }

    static Section of(Fragment fragment) throws IOException {
        Section section = new Section(fragment);
        Map<Integer, String> samples = new HashMap<>();
        fragment.clusters().forEach(cluster -> samples.put(cluster.number(), cluster.firstCell()));
        fragment.cells().each(cell -> section.see(cell, samples));
        return section;
    }

    private void see(CellEntry cell, Map<Integer, String> samples) {
        String subject = cell.subject(fragment.run().name());
        grid.add(subject, !subject.equals(cell.operation()), cell.scenario(), cell.verdict());
        boolean isTelling = cell.verdict() != Verdict.PROVEN && cell.verdict() != Verdict.CLOSED;
        if (kept < (isTelling ? MOST_TELLING_ROWS : MOST_ROWS)) {
            kept++;
            rows.computeIfAbsent(subject, key -> new ArrayList<>()).add(cell);
        }
        for (Integer number : cell.clusters()) {
            Use use = uses.computeIfAbsent(number, key -> new Use(cell));
            use.count++;
            use.isSampleOfOne |= cell.id().equals(samples.get(number));
        }
    }

    RunEntry run() {
        return fragment.run();
    }

    Fragment fragment() {
        return fragment;
    }

    Grid grid() {
        return grid;
    }

    /** The cells of an operation or scheme that are kept to be shown. */
    List<CellEntry> rows(String subject) {
        return rows.getOrDefault(subject, List.of());
    }

    /** The causes that still occur, with their counts. Of one whose first cell has another verdict by now the exchange is gone. */
    List<ClusterEntry> clusters() {
        List<ClusterEntry> counted = new ArrayList<>();
        for (ClusterEntry cluster : fragment.clusters()) {
            Use use = uses.get(cluster.number());
            if (use != null) {
                ClusterEntry standing = use.isSampleOfOne ? cluster : cluster.beginningWith(use.first);
                counted.add(standing.counted(use.count));
            }
        }
        return counted;
    }
}
