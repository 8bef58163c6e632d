package io.authcontract.junit;

import io.authcontract.http.Redaction;
import io.authcontract.matrix.Recorded;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How a cell ends in JUnit: the one table from verdict to result.
 *
 * @param how what JUnit reports
 * @param text why; empty for a cell that passes
 * @param detail more about it; of a cell that fails for a known cause, how to run it again
 * @param isInconclusive whether the answer said nothing
 */
record CellEnding(How how, String text, String detail, boolean isInconclusive) {

    /** What JUnit reports. */
    enum How {
        PASSES,
        ABORTS,
        FAILS
    }

    /** What the texts of all cells of a template need. */
    record Telling(Supplier<Redaction> redaction, Rerun rerun, boolean strict) {
        CellEnding failing(Recorded recorded, Function<CellText, String> full) {
            return recorded.isFull()
                    ? CellEnding.failing(full.apply(new CellText(recorded, redaction.get(), rerun)))
                    : new CellEnding(How.FAILS, CellText.repeated(recorded), CellText.again(recorded), false);
        }
    }

    static CellEnding of(Recorded recorded, Telling telling) {
        String reason = recorded.summary().reason();
        return switch (recorded.result().verdict()) {
            case PROVEN, CLOSED -> new CellEnding(How.PASSES, "", "", false);
            case BROKEN -> telling.failing(recorded, CellText::broken);
            case SKIPPED -> aborting("skipped: " + reason);
            case INCONCLUSIVE ->
                telling.strict()
                        ? telling.failing(recorded, CellText::inconclusive)
                        : new CellEnding(How.ABORTS, "inconclusive: " + reason, "", true);
            case UNPROVEN ->
                recorded.isFirstUnproven()
                        ? telling.failing(recorded, CellText::unproven)
                        : aborting("unproven: " + reason);
        };
    }

    private static CellEnding failing(String text) {
        return new CellEnding(How.FAILS, text, text, false);
    }

    static CellEnding aborting(String text) {
        return new CellEnding(How.ABORTS, text, "", false);
    }

    void take() {
        switch (how) {
            case FAILS -> throw new CellFailure(text, detail);
            case ABORTS -> throw new CellAbortion(text);
            case PASSES -> {}
        }
    }
}
