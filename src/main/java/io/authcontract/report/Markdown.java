package io.authcontract.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts as Markdown shows them literally, whatever a service has put into them. */
final class Markdown {
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<>|~&]|^[#+-]");
    private static final Pattern TICKS = Pattern.compile("`+");
    private static final Pattern LINES = Pattern.compile("\\s*\\R\\s*");

    private Markdown() {}

    /** Running text on one line. */
    static String text(String raw) {
        return SPECIAL.matcher(line(raw)).replaceAll("\\\\$0");
    }

    /** A code span on one line. */
    static String code(String raw) {
        String line = line(raw);
        if (line.isBlank()) {
            return "(empty)";
        }
        String fence = "`".repeat(longestTicks(line) + 1);
        String space = line.startsWith("`") || line.endsWith("`") ? " " : "";
        return fence + space + line + space + fence;
    }

    /** A code span in a table, where a bar would end the cell. */
    static String codeInTable(String raw) {
        return code(raw).replace("|", "\\|");
    }

    /** A block of code. */
    static String block(String raw) {
        String fence = "`".repeat(Math.max(3, longestTicks(raw) + 1));
        return fence + "text\n" + raw + "\n" + fence;
    }

    private static String line(String raw) {
        return LINES.matcher(raw.strip()).replaceAll(" ");
    }

    private static int longestTicks(String text) {
        int longest = 0;
        Matcher ticks = TICKS.matcher(text);
        while (ticks.find()) {
            longest = Math.max(longest, ticks.end() - ticks.start());
        }
        return longest;
    }
}
