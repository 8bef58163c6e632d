package io.authcontract.report;

import io.authcontract.matrix.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One line of a matrix as text: an operation, or the methods of a path that nobody serves. */
record TextRow(String label, Map<String, Verdict> verdicts, int times) {

    private static final String UNDECLARED = "none.unsupported-method";

    static List<TextRow> of(Grid grid) {
        List<TextRow> rows = new ArrayList<>();
        for (Grid.Row row : grid.rows()) {
            if (!row.isOnce()) {
                rows.add(new TextRow("%-7s %s".formatted(row.method(), row.path()), row.verdicts(), 1));
            }
        }
        Map<String, Verdict> tried = Map.of(UNDECLARED, Verdict.CLOSED);
        grid.closed()
                .forEach((path, methods) ->
                        rows.add(new TextRow(methods.size() + " others " + path, tried, methods.size())));
        return rows;
    }

    Tally tally(List<String> scenarios) {
        Tally tally = new Tally();
        for (String scenario : scenarios) {
            Verdict verdict = verdicts.get(scenario);
            for (int i = 0; verdict != null && i < times; i++) {
                tally.add(verdict);
            }
        }
        return tally;
    }
}
