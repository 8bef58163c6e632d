package io.authcontract.challenge;

import java.util.List;

/** The combined value of the lines of one field (RFC 9110 sections 5.3 and 5.5), and where each line begins in it. */
final class FieldValue {
    private final String text;
    private final List<String> lines;

    private FieldValue(String text, List<String> lines) {
        this.text = text;
        this.lines = lines;
    }

    static FieldValue of(List<String> lines) {
        String joined = lines.size() == 1 ? lines.get(0) : String.join(", ", lines);
        return new FieldValue(trimmed(joined), lines);
    }

    static boolean isTooLong(List<String> lines) {
        long octets = 0;
        for (String line : lines) {
            octets += line.length() + 2L;
        }
        return octets - 2 > Challenges.MAX_OCTETS;
    }

    String text() {
        return text;
    }

    /** Where the first line begins that starts after the given position; the length of the text when there is none. */
    int nextLineAfter(int position) {
        int start = -leadingWhitespace();
        for (String line : lines) {
            if (start > position) {
                return start;
            }
            start += line.length() + 2;
        }
        return text.length();
    }

    /** Only the first line can lose octets at its front: the comma after it ends trimming. */
    private int leadingWhitespace() {
        return lines.isEmpty() ? 0 : start(lines.get(0));
    }

    private static int start(String text) {
        int i = 0;
        while (i < text.length() && Octets.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Outer SP and HTAB are no part of a field value; other white space is left for the grammar to refuse. */
    private static String trimmed(String text) {
        int from = start(text);
        int to = text.length();
        while (to > from && Octets.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }
}
