package io.authcontract.report;

import io.authcontract.matrix.Cluster;
import io.authcontract.matrix.Cluster.Sample;
import io.authcontract.matrix.Verdict;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cells with one cause in {@code matrix.json}, and the exchange of the first of them. The names of the members are those of the schema.
 *
 * @param run the run it belongs to
 * @param number its place in the run
 * @param verdict the verdict of the first cell
 * @param finding the finding, where a rule gave the reason
 * @param reason the reason of the first cell
 * @param firstCell the id of the first cell
 * @param cells how many cells have this cause
 * @param exchange the exchange of the first cell, where it is not proven
 * @param curl the command that repeats it
 * @param difference what differs from the accepted request
 */
record ClusterEntry(
        int run,
        int number,
        Verdict verdict,
        @Nullable FindingEntry finding,
        String reason,
        String firstCell,
        long cells,
        @Nullable String exchange,
        @Nullable String curl,
        @Nullable String difference) {

    static ClusterEntry of(Cluster cluster) {
        Optional<Sample> sample = cluster.sample();
        return new ClusterEntry(
                1,
                cluster.number(),
                cluster.verdict(),
                cluster.finding().map(FindingEntry::of).orElse(null),
                cluster.reason(),
                cluster.firstCell(),
                0,
                sample.map(Sample::exchange).orElse(null),
                sample.map(Sample::curl).orElse(null),
                sample.map(Sample::difference).orElse(null));
    }

    /** What two runs have to agree in for this to be the same cause. */
    String cause() {
        return finding == null
                ? verdict + " " + reason
                : finding.rule() + " " + finding.fails() + " " + finding.facts();
    }

    /** Whether it decides a verdict; else it is a note. */
    boolean isDecisive() {
        return finding == null || finding.fails();
    }

    ClusterEntry numbered(int otherRun, int other) {
        return new ClusterEntry(
                otherRun, other, verdict, finding, reason, firstCell, cells, exchange, curl, difference);
    }

    ClusterEntry counted(long count) {
        return new ClusterEntry(run, number, verdict, finding, reason, firstCell, count, exchange, curl, difference);
    }

    /** Without the exchange: that was of another cell. */
    ClusterEntry beginningWith(CellEntry cell) {
        return new ClusterEntry(
                run, number, cell.verdict(), finding, cell.reason(), cell.id(), cells, null, null, null);
    }
}
