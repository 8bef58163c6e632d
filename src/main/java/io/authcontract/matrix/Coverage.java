package io.authcontract.matrix;

import io.authcontract.contract.Contract;
import io.authcontract.contract.Operation;
import io.authcontract.contract.Toleration;
import io.authcontract.rule.Finding;
import io.authcontract.rule.RefusalShape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run of one contract has shown: every cell with its verdict, and of every cause one exchange. Holds no secret: its texts are redacted.
 *
 * @param contract the contract
 * @param operations the operations of the matrix, those that follow from others included
 * @param cells the cells in the order of the matrix, whatever the order in which they were counted
 * @param clusters the causes, in the order in which they were found
 * @param overall the findings of rules that look at all exchanges together
 * @param notApplicable the ids of such rules that had nothing to judge, and why: what a hook of the contract would show, among others
 * @param defects the ids of such rules that threw, and what: faults of the rules
 * @param refusals what the refusals of operations look like, by scenario
 * @param unusedTolerations exceptions that no finding needed; empty for a run that was filtered
 * @param isComplete whether every cell of the contract is here
 * @since 0.1.0
 */
public record Coverage(
        Contract contract,
        List<Operation> operations,
        List<CellSummary> cells,
        List<Cluster> clusters,
        List<Finding> overall,
        Map<String, String> notApplicable,
        Map<String, String> defects,
        List<RefusalShape> refusals,
        List<Toleration> unusedTolerations,
        boolean isComplete) {

    /**
     * Creates a coverage; the lists are copied.
     *
     * @param contract the contract
     * @param operations the operations of the matrix
     * @param cells the cells
     * @param clusters the causes
     * @param overall the findings of rules that look at all exchanges together
     * @param notApplicable the ids of such rules that had nothing to judge, and why
     * @param defects the ids of such rules that threw, and what
     * @param refusals what the refusals of operations look like, by scenario
     * @param unusedTolerations exceptions that no finding needed
     * @param isComplete whether every cell of the contract is here
     */
    public Coverage {
        operations = List.copyOf(operations);
        cells = List.copyOf(cells);
        clusters = List.copyOf(clusters);
        overall = List.copyOf(overall);
        notApplicable = Collections.unmodifiableMap(new LinkedHashMap<>(notApplicable));
        defects = Collections.unmodifiableMap(new LinkedHashMap<>(defects));
        refusals = List.copyOf(refusals);
        unusedTolerations = List.copyOf(unusedTolerations);
    }

    /**
     * Counts the cells with a verdict.
     *
     * @param verdict the verdict
     * @return how many cells have it
     */
    public long count(Verdict verdict) {
        return cells.stream().filter(cell -> cell.verdict() == verdict).count();
    }

    /**
     * Tells whether everything that was asked is proven: every cell that is not {@link Verdict#CLOSED}.
     *
     * @return false also when there is no cell
     */
    public boolean isFullyProven() {
        return count(Verdict.PROVEN) > 0
                && cells.stream()
                        .allMatch(cell -> cell.verdict() == Verdict.PROVEN || cell.verdict() == Verdict.CLOSED);
    }

    /**
     * Returns the cells with a verdict.
     *
     * @param verdict the verdict
     * @return the cells in order
     */
    public List<CellSummary> cells(Verdict verdict) {
        return cells.stream().filter(cell -> cell.verdict() == verdict).toList();
    }

    @Override
    public String toString() {
        return "Coverage[" + contract.name() + ", " + cells.size() + " cells, " + count(Verdict.PROVEN) + " proven, "
                + count(Verdict.BROKEN) + " broken]";
    }
}
