package io.authcontract.contract;

/**
 * A text with {@code *} for any run of characters, compared with cell ids. {@code orders: DELETE * ~ jwt.*} names cells of one contract; without the
 * name it names those of every contract, and without a scenario those of every scenario.
 *
 * @param text the pattern
 * @since 0.1.0
 */
public record CellPattern(String text) {

    /**
     * Tells whether the pattern selects a cell.
     *
     * @param cell the id of the cell, contract name first
     * @return whether it does
     */
    public boolean matches(String cell) {
        String pattern = text.strip();
        String bare = cell.substring(cell.indexOf(": ") + 2);
        return glob(pattern, cell)
                || glob(pattern, bare)
                || glob(pattern + " ~ *", cell)
                || glob(pattern + " ~ *", bare);
    }

    /** Compares in one pass: after a mismatch only the last star takes one character more. */
    private static boolean glob(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    @Override
    public String toString() {
        return text;
    }
}
