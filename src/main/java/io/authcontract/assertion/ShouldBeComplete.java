package io.authcontract.assertion;

import io.authcontract.matrix.Coverage;
import org.assertj.core.error.ErrorMessageFactory;

/** Error: cells were left out. */
final class ShouldBeComplete extends CoverageError {
    private static final String FORMAT =
            "to be complete, but it was run with a filter: %s of its cells are here%nRun the matrix without only(..).";

    private ShouldBeComplete(Coverage coverage, String cells) {
        super(coverage, FORMAT, cells);
    }

    static ErrorMessageFactory shouldBeComplete(Coverage coverage) {
        return new ShouldBeComplete(coverage, String.valueOf(coverage.cells().size()));
    }
}
