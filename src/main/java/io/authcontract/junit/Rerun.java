package io.authcontract.junit;

import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The command that runs a part of a matrix again.
 *
 * @param test class and method, as Surefire selects them
 */
record Rerun(String test) {

    static Rerun of(ExtensionContext template) {
        String type = template.getRequiredTestClass().getName();
        return new Rerun(type.substring(type.lastIndexOf('.') + 1) + "#"
                + template.getRequiredTestMethod().getName());
    }

    /** The whole command. */
    String command(String cells) {
        return command() + " " + property(cells);
    }

    /** The command for every cell. */
    String command() {
        return "mvn test -Dtest=" + (test.contains("$") ? quoted(test) : test);
    }

    /** The filter alone. */
    static String property(String cells) {
        // A semicolon separates patterns, and a star stands for anything.
        return "-D" + AuthContractProperties.ONLY + "=" + quoted(cells.replace(';', '*'));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
