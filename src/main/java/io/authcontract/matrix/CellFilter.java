package io.authcontract.matrix;

import io.authcontract.contract.CellPattern;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which cells run: patterns over their ids, separated by semicolons. {@code orders: DELETE * ~ jwt.*; GET /health}
 *
 * @since 0.1.0
 */
public final class CellFilter {
    private static final CellFilter ALL = new CellFilter(List.of());

    private final List<CellPattern> patterns;

    private CellFilter(List<CellPattern> patterns) {
        this.patterns = patterns;
    }

    /**
     * Returns the filter that lets every cell through.
     *
     * @return the filter
     */
    public static CellFilter all() {
        return ALL;
    }

    /**
     * Reads a filter.
     *
     * @param text patterns with {@code *} for any text, separated by semicolons; a cell runs when one selects it
     * @return the filter
     * @throws IllegalArgumentException when there is no pattern in it
     */
    public static CellFilter parse(String text) {
        List<CellPattern> patterns = Arrays.stream(text.split(";", -1))
                .map(String::strip)
                .filter(pattern -> !pattern.isEmpty())
                .map(CellPattern::new)
                .toList();
        if (patterns.isEmpty()) {
            throw new IllegalArgumentException("The filter \"" + text
                    + "\" selects nothing. Write for example \"orders: DELETE * ~ none.*\", or leave it out.");
        }
        return new CellFilter(patterns);
    }

    /**
     * Tells whether a cell runs.
     *
     * @param cell the cell
     * @return whether one of the patterns selects it
     */
    public boolean accepts(Cell cell) {
        return isAll() || patterns.stream().anyMatch(pattern -> pattern.matches(cell.id()));
    }

    /**
     * Tells whether nothing is left out.
     *
     * @return true for {@link #all()}
     */
    public boolean isAll() {
        return patterns.isEmpty();
    }

    @Override
    public String toString() {
        return patterns.stream().map(CellPattern::text).collect(Collectors.joining("; "));
    }
}
