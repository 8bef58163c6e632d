package io.authcontract.report;

/** What to add to a build's command line to run one cell again. */
final class RerunLine {
    private RerunLine() {}

    static String of(String testClass, String cell) {
        return "-Dtest=" + quoted(testClass) + " -Dauthcontract.only=" + always(cell);
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9._-]+") ? word : always(word);
    }

    /** Quoted for a shell of POSIX; in single quotes only the quote itself is special. */
    private static String always(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
