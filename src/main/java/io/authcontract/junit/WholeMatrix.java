package io.authcontract.junit;

import io.authcontract.assertion.FindingText;
import io.authcontract.contract.Toleration;
import io.authcontract.http.Redaction;
import io.authcontract.matrix.CellResult;
import io.authcontract.matrix.Coverage;
import io.authcontract.rule.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What no single cell can tell. Safe for use by several threads. */
final class WholeMatrix {
    static final String NAME = "(whole matrix)";
    private static final int MOST_DEFECTS = 20;

    private final Rerun rerun;
    private final Map<String, String> defects = new LinkedHashMap<>();

    WholeMatrix(Rerun rerun) {
        this.rerun = rerun;
    }

    synchronized void see(CellResult result) {
        for (String defect : result.defects()) {
            if (defects.size() < MOST_DEFECTS) {
                defects.putIfAbsent(defect, result.cell().id());
            }
        }
    }

    void check(Coverage coverage, Redaction redaction) {
        List<String> blocks = new ArrayList<>();
        addFindings(blocks, coverage, redaction);
        addDefects(blocks, coverage, redaction);
        addUnused(blocks, coverage);
        if (!blocks.isEmpty()) {
            throw new CellFailure(coverage.contract().name() + ": " + NAME + "\n\n" + String.join("\n\n", blocks)
                    + "\n\nRun it again with\n  " + rerun.command());
        }
    }

    /** What a hook was declared for and did not show is as inconclusive as a cell without an answer. */
    void checkHooks(List<String> untried, Redaction redaction, boolean strict) {
        if (untried.isEmpty()) {
            return;
        }
        String text = NAME + ": hooks of the contract have shown nothing\n  "
                + untried.stream().map(redaction::text).collect(Collectors.joining("\n  "));
        if (strict) {
            throw new CellFailure(text + "\n\nRun it again with\n  " + rerun.command());
        }
        throw new CellAbortion(text);
    }

    private static void addFindings(List<String> blocks, Coverage coverage, Redaction redaction) {
        int number = 1;
        for (Finding finding : coverage.overall()) {
            if (finding.fails()) {
                blocks.add(FindingText.numbered(number++, finding, redaction::text));
            }
        }
    }

    private synchronized void addDefects(List<String> blocks, Coverage coverage, Redaction redaction) {
        List<String> lines = new ArrayList<>();
        defects.forEach((defect, cell) -> lines.add(redaction.text(defect) + " (first in " + cell + ")"));
        coverage.defects().forEach((rule, thrown) -> lines.add(rule + ": " + thrown));
        if (!lines.isEmpty()) {
            blocks.add("A rule that throws has judged nothing; this is a fault of the rule, not of the service:\n  "
                    + String.join("\n  ", lines));
        }
    }

    private static void addUnused(List<String> blocks, Coverage coverage) {
        for (Toleration toleration : coverage.unusedTolerations()) {
            blocks.add("Nothing needs this toleration any more. Delete this line of the contract:\n  .tolerate(\""
                    + toleration.rule() + "\", \"" + toleration.cells() + "\", \"" + toleration.reason()
                    + "\", LocalDate.parse(\"" + toleration.until() + "\"))");
        }
    }
}
