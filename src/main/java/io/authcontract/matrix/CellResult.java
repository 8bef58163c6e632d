package io.authcontract.matrix;

import io.authcontract.contract.Operation;
import io.authcontract.credential.Difference;
import io.authcontract.http.Exchange;
import io.authcontract.rule.Circumstances;
import io.authcontract.rule.Finding;
import io.authcontract.rule.Observation;
import java.util.List;
import java.util.Optional;

/**
 * What came of a cell. {@link #toString()} shows no exchange.
 *
 * @param cell the cell
 * @param verdict what it proves
 * @param reason why, in one sentence; may quote what the service sent: pass it through a redactor before it is shown
 * @param operation the operation it was sent to; differs from the cell's own only for a scenario that runs once
 * @param observation the judged exchange and what was known about it; empty when nothing was sent
 * @param findings the findings, notes included
 * @param defects rules that threw, and what: faults of the rules
 * @param difference what differs from the accepted request
 * @since 0.1.0
 */
public record CellResult(
        Cell cell,
        Verdict verdict,
        String reason,
        Optional<Operation> operation,
        Optional<Observation> observation,
        List<Finding> findings,
        List<String> defects,
        Optional<Difference> difference) {

    /**
     * Creates a result; the lists are copied.
     *
     * @param cell the cell
     * @param verdict what it proves
     * @param reason why, in one sentence
     * @param operation the operation it was sent to
     * @param observation the judged exchange and what was known about it
     * @param findings the findings, notes included
     * @param defects rules that threw, and what
     * @param difference what differs from the accepted request
     */
    public CellResult {
        findings = List.copyOf(findings);
        defects = List.copyOf(defects);
    }

    static CellResult unsent(Cell cell, Verdict verdict, String reason) {
        return new CellResult(
                cell, verdict, reason, cell.operation(), Optional.empty(), List.of(), List.of(), Optional.empty());
    }

    /**
     * Returns the judged exchange.
     *
     * @return the exchange; empty when nothing was sent
     */
    public Optional<Exchange> exchange() {
        return observation.map(Observation::exchange);
    }

    /**
     * Returns what was known about the exchange.
     *
     * @return the circumstances; unknown when nothing was sent
     */
    public Circumstances circumstances() {
        return observation.map(Observation::circumstances).orElseGet(Circumstances::unknown);
    }

    /**
     * Returns the status the service answered with.
     *
     * @return three digits, or 0 when there is no answer
     */
    public int status() {
        return exchange()
                .flatMap(Exchange::response)
                .map(response -> response.status())
                .orElse(0);
    }

    /**
     * Returns the findings that fail.
     *
     * @return without the notes
     */
    public List<Finding> failing() {
        return findings.stream().filter(Finding::fails).toList();
    }

    @Override
    public String toString() {
        return cell + ": " + verdict;
    }
}
