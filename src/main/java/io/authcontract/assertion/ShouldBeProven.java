package io.authcontract.assertion;

import io.authcontract.matrix.Coverage;
import io.authcontract.matrix.Verdict;
import java.util.Set;
import org.assertj.core.error.ErrorMessageFactory;

/** Error: cells have a verdict they must not have. */
final class ShouldBeProven extends CoverageError {
    private static final String FORMAT = "to have %s, but:%n%n  %s";

    private ShouldBeProven(Coverage coverage, String wanted, String causes) {
        super(coverage, FORMAT, wanted, causes);
    }

    static ErrorMessageFactory shouldBeProven(Coverage coverage, String wanted, Set<Verdict> wrong) {
        String causes = CoverageText.causes(coverage, wrong);
        return new ShouldBeProven(
                coverage, wanted, causes.isEmpty() ? "nothing is proven: no cell of it was judged" : causes);
    }
}
