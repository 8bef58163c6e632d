package io.authcontract.assertion;

import io.authcontract.matrix.CellSummary;
import io.authcontract.matrix.Coverage;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.error.ErrorMessageFactory;

/** Error: operations were not judged. */
final class ShouldCover extends CoverageError {
    private static final String FORMAT = "to cover%n  %s";

    private ShouldCover(Coverage coverage, String missing) {
        super(coverage, FORMAT, missing);
    }

    static ErrorMessageFactory shouldCover(Coverage coverage, List<String> missing) {
        return new ShouldCover(
                coverage,
                missing.stream()
                        .map(operation -> operation + ": " + why(coverage, operation))
                        .collect(Collectors.joining("\n")));
    }

    private static String why(Coverage coverage, String operation) {
        List<CellSummary> cells = coverage.cells().stream()
                .filter(cell -> cell.operation().equals(operation))
                .toList();
        if (!cells.isEmpty()) {
            CellSummary first = cells.get(0);
            return first.verdict() + ", " + first.reason();
        }
        return coverage.operations().stream().anyMatch(it -> it.id().equals(operation))
                ? "no cell of it has run"
                : "the contract does not declare it; it declares "
                        + coverage.operations().stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
