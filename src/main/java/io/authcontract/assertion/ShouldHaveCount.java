package io.authcontract.assertion;

import io.authcontract.matrix.CellSummary;
import io.authcontract.matrix.Coverage;
import io.authcontract.matrix.Verdict;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.error.ErrorMessageFactory;

/** Error: another number of cells has a verdict. */
final class ShouldHaveCount extends CoverageError {
    private static final int MOST_CELLS = 10;
    private static final String FORMAT = "to have%n  %s cells that are %s%nbut there are%n  %s";

    private ShouldHaveCount(Coverage coverage, String... values) {
        super(coverage, FORMAT, values);
    }

    static ErrorMessageFactory shouldHaveCount(Coverage coverage, Verdict verdict, long wanted) {
        List<CellSummary> found = coverage.cells(verdict);
        String shown = found.stream()
                .limit(MOST_CELLS)
                .map(cell -> "\n" + cell.cell().id() + ": " + cell.reason())
                .collect(Collectors.joining());
        String more = found.size() > MOST_CELLS ? "\nand " + (found.size() - MOST_CELLS) + " more" : "";
        return new ShouldHaveCount(
                coverage,
                String.valueOf(wanted),
                verdict.toString(),
                found.size() + (shown + more).replace("\n", "\n  "));
    }
}
