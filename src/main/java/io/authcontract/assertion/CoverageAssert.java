package io.authcontract.assertion;

import static io.authcontract.assertion.ShouldBeComplete.shouldBeComplete;
import static io.authcontract.assertion.ShouldBeProven.shouldBeProven;
import static io.authcontract.assertion.ShouldCover.shouldCover;
import static io.authcontract.assertion.ShouldHaveCount.shouldHaveCount;

import io.authcontract.matrix.Coverage;
import io.authcontract.matrix.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.error.ErrorMessageFactory;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on what a matrix has shown, for runs outside JUnit's cells.
 *
 * <pre>{@code
 * Coverage coverage = Matrix.of(contract).run(transport);
 * assertThat(coverage).isFullyProven().covers("DELETE /orders/{id}");
 * }</pre>
 *
 * @since 0.1.0
 */
public class CoverageAssert extends AbstractObjectAssert<CoverageAssert, Coverage> {

    CoverageAssert(@Nullable Coverage actual) {
        super(actual, CoverageAssert.class);
    }

    /**
     * Verifies that every cell is proven; methods that nobody declares and the service does not serve are no cells to prove.
     *
     * <pre>{@code
     * assertThat(coverage).isFullyProven();   // passes with: 12 proven, 7 closed
     * assertThat(coverage).isFullyProven();   // fails with:  12 proven, 1 skipped
     * }</pre>
     *
     * @return this assertion
     * @throws AssertionError when a cell is not proven, or there is none
     */
    public CoverageAssert isFullyProven() {
        isNotNull();
        Set<Verdict> wrong = EnumSet.complementOf(EnumSet.of(Verdict.PROVEN, Verdict.CLOSED));
        return verify(actual.isFullyProven(), () -> shouldBeProven(actual, "every cell proven", wrong));
    }

    /**
     * Verifies that no cell is broken. A cell that proves nothing is not broken; {@link #isFullyProven()} sees it.
     *
     * <pre>{@code
     * assertThat(coverage).hasNoBroken();   // passes with: 12 proven, 1 unproven
     * assertThat(coverage).hasNoBroken();   // fails with:  12 proven, 1 broken
     * }</pre>
     *
     * @return this assertion
     * @throws AssertionError when a cell is broken
     */
    public CoverageAssert hasNoBroken() {
        isNotNull();
        return verify(
                actual.count(Verdict.BROKEN) == 0,
                () -> shouldBeProven(actual, "no broken cell", EnumSet.of(Verdict.BROKEN)));
    }

    /**
     * Verifies how many cells have a verdict.
     *
     * <pre>{@code
     * assertThat(coverage).hasCount(Verdict.SKIPPED, 0);   // passes with: 12 proven
     * assertThat(coverage).hasCount(Verdict.SKIPPED, 0);   // fails with:  12 proven, 1 skipped
     * }</pre>
     *
     * @param verdict the verdict
     * @param cells how many cells have it
     * @return this assertion
     * @throws AssertionError when there are more or fewer
     */
    public CoverageAssert hasCount(Verdict verdict, long cells) {
        isNotNull();
        return verify(actual.count(verdict) == cells, () -> shouldHaveCount(actual, verdict, cells));
    }

    /**
     * Verifies that operations were judged: of each at least one cell is proven or broken.
     *
     * <pre>{@code
     * assertThat(coverage).covers("GET /orders");      // passes with: GET /orders ~ none.no-credentials PROVEN
     * assertThat(coverage).covers("DELETE /orders");   // fails when the contract does not declare it, or its cells are skipped
     * }</pre>
     *
     * @param operations methods and path templates, as in the contract: {@code "GET /orders/{id}"}
     * @return this assertion
     * @throws AssertionError when one of them was not judged
     */
    public CoverageAssert covers(String... operations) {
        isNotNull();
        List<String> missing = Stream.of(operations)
                .filter(operation -> !CoverageText.isJudged(actual, operation))
                .toList();
        return verify(missing.isEmpty(), () -> shouldCover(actual, missing));
    }

    /**
     * Verifies that the run left nothing out.
     *
     * <pre>{@code
     * assertThat(Matrix.of(contract).run(transport)).isComplete();                // passes
     * assertThat(Matrix.of(contract).only(filter).run(transport)).isComplete();   // fails
     * }</pre>
     *
     * @return this assertion
     * @throws AssertionError when it was filtered
     */
    public CoverageAssert isComplete() {
        isNotNull();
        return verify(actual.isComplete(), () -> shouldBeComplete(actual));
    }

    /** The one gate of every assertion here. The text is made when it is needed: it counts all cells. */
    private CoverageAssert verify(boolean holds, Supplier<ErrorMessageFactory> otherwise) {
        if (!holds) {
            throwAssertionError(otherwise.get());
        }
        return myself;
    }
}
