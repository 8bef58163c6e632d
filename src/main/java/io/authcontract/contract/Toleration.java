package io.authcontract.contract;

import java.time.LocalDate;

/**
 * A reviewed exception: findings of a rule in some cells are notes until a day has passed.
 *
 * @param rule the id of the rule
 * @param cells which cells, with {@code *} for any text: {@code *}, {@code GET /orders*}, {@code orders: DELETE * ~ none.*}
 * @param reason why, for the reviewer
 * @param until the last day on which it holds
 * @since 0.1.0
 */
public record Toleration(String rule, String cells, String reason, LocalDate until) {

    /**
     * Checks that there is a reason and a selection; throws {@link IllegalArgumentException} when there is not.
     *
     * @param rule the id of the rule
     * @param cells which cells
     * @param reason why, for the reviewer
     * @param until the last day on which it holds
     */
    public Toleration {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("The toleration of " + rule + " in \"" + cells
                    + "\" has no reason. Write why, and the ticket that ends it.");
        }
        if (cells.isBlank()) {
            throw new IllegalArgumentException("The toleration of " + rule + " (" + reason
                    + ") selects no cell. Write \"*\" for every cell, or for example \"DELETE *\".");
        }
    }

    /**
     * Tells whether it holds for a finding.
     *
     * @param id the rule of the finding
     * @param cell the id of the cell, contract name first
     * @return whether rule and cell are the ones meant
     */
    public boolean covers(String id, String cell) {
        return rule.equals(id) && new CellPattern(cells).matches(cell);
    }

    @Override
    public String toString() {
        return rule + " in " + cells + " until " + until + " (" + reason + ")";
    }
}
