package io.authcontract.junit;

import io.authcontract.junit.CellEnding.How;
import io.authcontract.matrix.Cell;
import java.util.ArrayList;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** How an operation ends: its cells one after the other, and one failure for all of them. Not for use by several threads. */
final class GroupEnding {
    private static final int MOST_LINES = 40;

    private final String name;
    private final List<String> failing = new ArrayList<>();
    private final List<String> aborted = new ArrayList<>();
    private int failures;
    private int abortions;
    private int cells;
    private int settled;
    private boolean inconclusive;

    GroupEnding(String name) {
        this.name = name;
    }

    void add(Cell cell, CellEnding ending) {
        cells++;
        settled += ending.how() == How.PASSES ? 1 : 0;
        inconclusive |= ending.isInconclusive();
        if (ending.how() == How.FAILS && failures++ < MOST_LINES) {
            failing.add(ending.text());
        } else if (ending.how() == How.ABORTS && abortions++ < MOST_LINES) {
            aborted.add(cell.scenario().id() + ": " + ending.text());
        }
    }

    void take() {
        if (failures > 0) {
            throw new CellFailure(name + ": " + count(failures) + " of " + cells + " fail\n\n"
                    + String.join("\n\n", more(failing, failures)));
        }
        if (inconclusive || (settled == 0 && abortions > 0)) {
            throw new TestAbortedException(name + ": " + count(abortions) + " of " + cells + " prove nothing\n"
                    + String.join("\n", more(aborted, abortions)));
        }
    }

    private static String count(int number) {
        return number == 1 ? "1 cell" : number + " cells";
    }

    private static List<String> more(List<String> told, int all) {
        List<String> lines = new ArrayList<>(told);
        if (all > told.size()) {
            lines.add("and " + (all - told.size()) + " more, in the report");
        }
        return lines;
    }
}
