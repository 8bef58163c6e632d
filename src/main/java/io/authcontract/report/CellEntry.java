package io.authcontract.report;

import io.authcontract.matrix.CellSummary;
import io.authcontract.matrix.Cluster;
import io.authcontract.matrix.Verdict;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One cell in {@code matrix.json}. The names of the members are those of the schema.
 *
 * @param run the run it belongs to
 * @param id the id of the cell
 * @param operation the operation it was sent to; empty when there was none
 * @param scenario the id of the scenario
 * @param expected what has to come: statuses, or 2xx
 * @param verdict what it proves
 * @param status the status of the answer; absent when there is none
 * @param control the status that the valid credential got, where that is known
 * @param durationMicros how long the exchange took
 * @param reason why, in one sentence
 * @param difference what differs from the accepted request
 * @param clusters the numbers of its causes
 * @param findings the findings, notes included
 * @param curl the command that repeats it, with the first cell of a cause
 */
record CellEntry(
        int run,
        String id,
        String operation,
        String scenario,
        String expected,
        Verdict verdict,
        @Nullable Integer status,
        @Nullable Integer control,
        long durationMicros,
        String reason,
        String difference,
        List<Integer> clusters,
        List<FindingEntry> findings,
        @Nullable String curl) {

    /** Copies the lists: of a file that is no such file they may be missing. */
    CellEntry {
        clusters = List.copyOf(clusters);
        findings = List.copyOf(findings);
    }

    static CellEntry of(CellSummary summary, @Nullable Integer control, List<ClusterEntry> causes) {
        return new CellEntry(
                1,
                summary.cell().id(),
                summary.operation(),
                summary.cell().scenario().id(),
                summary.cell().scenario().expectation().toString(),
                summary.verdict(),
                summary.status() == 0 ? null : summary.status(),
                control,
                summary.durationMicros(),
                summary.reason(),
                summary.difference(),
                summary.clusters().stream().map(Cluster::number).toList(),
                causes.stream()
                        .flatMap(cause -> cause.finding() == null
                                ? Stream.empty()
                                : Stream.of(cause.finding().brief()))
                        .toList(),
                curl(summary.cell().id(), causes));
    }

    private static @Nullable String curl(String id, List<ClusterEntry> causes) {
        for (ClusterEntry cause : causes) {
            if (cause.firstCell().equals(id) && cause.curl() != null) {
                return cause.curl();
            }
        }
        return null;
    }

    /** What the scenario was applied to: the operation, or the scheme for one that runs once. */
    String subject(String contract) {
        int from = contract.length() + ": ".length();
        int to = id.length() - " ~ ".length() - scenario.length();
        return from <= to ? id.substring(from, to) : id;
    }

    CellEntry in(int otherRun, Map<Integer, Integer> otherNumbers) {
        List<Integer> renumbered = clusters.stream()
                .map(number -> otherNumbers.getOrDefault(number, number))
                .toList();
        return new CellEntry(
                otherRun,
                id,
                operation,
                scenario,
                expected,
                verdict,
                status,
                control,
                durationMicros,
                reason,
                difference,
                renumbered,
                findings,
                curl);
    }
}
