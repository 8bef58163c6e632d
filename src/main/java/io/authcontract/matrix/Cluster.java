package io.authcontract.matrix;

import io.authcontract.rule.Finding;
import java.util.Optional;

/**
 * Cells with one cause: the same finding, or without one the same reason. The first is kept in full, the others are counted. All texts are redacted.
 *
 * @param number its place in the run, from 1
 * @param verdict the verdict of the first cell
 * @param finding the finding; empty where no rule gave the reason
 * @param reason the reason of the first cell
 * @param firstCell the id of the first cell
 * @param sample the exchange of the first cell; empty where the cell is proven
 * @since 0.1.0
 */
public record Cluster(
        int number,
        Verdict verdict,
        Optional<Finding> finding,
        String reason,
        String firstCell,
        Optional<Sample> sample) {

    /**
     * One exchange as text.
     *
     * @param exchange request and response, redacted
     * @param curl the command that sends the request again, with secrets as shell variables
     * @param difference what differs from the accepted request; empty when that is not known
     */
    public record Sample(String exchange, String curl, String difference) {}
}
