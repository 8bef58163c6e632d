package io.authcontract.junit;

import io.authcontract.http.Redaction;
import io.authcontract.matrix.Recorded;
import java.util.function.Function;
import java.util.function.Supplier;
import org.opentest4j.TestAbortedException;

/**
 * How a cell ends in JUnit: the one table from verdict to result.
 *
 * @param how what JUnit reports
 * @param text why; empty for a cell that passes
 * @param isInconclusive whether the answer said nothing
 */
record CellEnding(How how, String text, boolean isInconclusive) {

    /** What JUnit reports. */
    enum How {
        PASSES,
        ABORTS,
        FAILS
    }

    /** What the texts of all cells of a template need. */
    record Telling(Supplier<Redaction> redaction, Rerun rerun, boolean strict) {
        String text(Recorded recorded, Function<CellText, String> full) {
            return recorded.isFull()
                    ? full.apply(new CellText(recorded, redaction.get(), rerun))
                    : CellText.repeated(recorded);
        }
    }

    static CellEnding of(Recorded recorded, Telling telling) {
        String reason = recorded.summary().reason();
        return switch (recorded.result().verdict()) {
            case PROVEN, CLOSED -> new CellEnding(How.PASSES, "", false);
            case BROKEN -> failing(telling.text(recorded, CellText::broken));
            case SKIPPED -> aborting("skipped: " + reason);
            case INCONCLUSIVE ->
                telling.strict()
                        ? failing(telling.text(recorded, CellText::inconclusive))
                        : new CellEnding(How.ABORTS, "inconclusive: " + reason, true);
            case UNPROVEN ->
                recorded.isFirstUnproven()
                        ? failing(telling.text(recorded, CellText::unproven))
                        : aborting("unproven: " + reason);
        };
    }

    private static CellEnding failing(String text) {
        return new CellEnding(How.FAILS, text, false);
    }

    static CellEnding aborting(String text) {
        return new CellEnding(How.ABORTS, text, false);
    }

    void take() {
        switch (how) {
            case FAILS -> throw new CellFailure(text);
            case ABORTS -> throw new TestAbortedException(text);
            case PASSES -> {}
        }
    }
}
