package io.authcontract.matrix;

import java.util.List;

/**
 * What is kept of a cell. All texts are redacted.
 *
 * @param cell the cell
 * @param verdict what it proves
 * @param reason why, in one sentence
 * @param status the status of the answer; 0 when there is none
 * @param durationMicros how long the exchange took, in microseconds
 * @param operation the id of the operation it was sent to; that of the cell, or the chosen one
 * @param difference what differs from the accepted request; empty when that is not known
 * @param clusters the clusters it belongs to
 * @since 0.1.0
 */
public record CellSummary(
        Cell cell,
        Verdict verdict,
        String reason,
        int status,
        long durationMicros,
        String operation,
        String difference,
        List<Cluster> clusters) {

    /**
     * Creates a summary; the list is copied.
     *
     * @param cell the cell
     * @param verdict what it proves
     * @param reason why, in one sentence
     * @param status the status of the answer
     * @param durationMicros how long the exchange took, in microseconds
     * @param operation the id of the operation it was sent to
     * @param difference what differs from the accepted request
     * @param clusters the clusters it belongs to
     */
    public CellSummary {
        clusters = List.copyOf(clusters);
    }
}
