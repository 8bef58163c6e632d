package io.authcontract.report;

import io.authcontract.matrix.CellSummary;
import io.authcontract.matrix.Coverage;

/**
 * A matrix as plain text for a console: a line for each operation, a column for each scenario, a letter for each verdict. No line is longer than 100
 * columns; where there are too many scenarios they are counted by their family.
 *
 * <pre>{@code
 * out.println(MatrixText.of(coverage));
 * }</pre>
 *
 * @since 0.1.0
 */
public final class MatrixText {
    private MatrixText() {}

    /**
     * Writes a matrix as text.
     *
     * @param coverage what a run has shown
     * @return several lines; the last one has no line feed
     */
    public static String of(Coverage coverage) {
        Grid grid = new Grid();
        coverage.operations().forEach(operation -> grid.declare(operation.id()));
        coverage.cells().forEach(cell -> add(cell, grid));
        return of(coverage.contract().name(), grid);
    }

    private static void add(CellSummary cell, Grid grid) {
        grid.add(
                cell.cell().subject(),
                cell.cell().operation().isEmpty(),
                cell.cell().scenario().id(),
                cell.verdict());
    }

    static String of(String contract, Grid grid) {
        return contract + ": " + grid.tally().total() + " cells, " + grid.tally() + "\n\n" + TextTable.fitting(grid)
                + "\n\n" + once(grid) + Legend.of(grid.tally());
    }

    private static String once(Grid grid) {
        StringBuilder lines = new StringBuilder();
        for (Grid.Row row : grid.rows()) {
            if (row.isOnce()) {
                row.verdicts()
                        .forEach((scenario, verdict) -> lines.append(
                                "%s %s, once: %s\n".formatted(Sign.letter(verdict), row.subject(), scenario)));
            }
        }
        return lines.isEmpty() ? "" : lines.append('\n').toString();
    }
}
