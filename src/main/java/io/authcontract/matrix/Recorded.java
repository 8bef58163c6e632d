package io.authcontract.matrix;

import java.util.List;
import java.util.Optional;

/**
 * A result after it was counted.
 *
 * @param result the result
 * @param summary what is kept of it
 * @param isFull whether it is told in full: it is the first with its cause, and not too many were told before
 * @param firstCell the id of the first cell with the same cause; empty when this is the first
 * @param isFirstUnproven whether it is the first unproven cell of its operation
 * @since 0.1.0
 */
public record Recorded(
        CellResult result, CellSummary summary, boolean isFull, Optional<String> firstCell, boolean isFirstUnproven) {

    /**
     * Returns the clusters that decide the verdict.
     *
     * @return the clusters of failing findings, or of the reason
     */
    public List<Cluster> causes() {
        return summary.clusters().stream()
                .filter(cluster -> cluster.finding().isEmpty()
                        || cluster.finding().get().fails()
                        || result.verdict() != Verdict.BROKEN)
                .toList();
    }
}
