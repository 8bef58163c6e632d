package io.authcontract.report;

import io.authcontract.matrix.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One line of a matrix as text: an operation, or the methods of a path that nobody serves. */
record TextRow(String label, List<Grid.Row> members) {

    static List<TextRow> of(Grid grid) {
        List<TextRow> rows = new ArrayList<>();
        Map<String, List<Grid.Row>> closed = new LinkedHashMap<>();
        for (Grid.Row row : grid.rows()) {
            if (!row.isDeclared() && !row.isOnce() && row.tally().worst() == Verdict.CLOSED) {
                closed.computeIfAbsent(row.path(), path -> new ArrayList<>()).add(row);
            } else if (!row.isOnce()) {
                rows.add(new TextRow("%-7s %s".formatted(row.method(), row.path()), List.of(row)));
            }
        }
        closed.forEach((path, methods) -> rows.add(new TextRow(methods.size() + " others " + path, methods)));
        return rows;
    }

    Tally tally(List<String> scenarios) {
        Tally tally = new Tally();
        for (Grid.Row row : members) {
            scenarios.forEach(scenario -> row.verdict(scenario).ifPresent(tally::add));
        }
        return tally;
    }
}
