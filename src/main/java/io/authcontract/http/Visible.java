package io.authcontract.http;

/**
 * Control characters made visible, one char for one char, so that what a server sends cannot steer the terminal or reorder the line it is
 * printed on: {@code ESC} becomes {@code U+241B}.
 */
final class Visible {
    private static final char CONTROL_PICTURES = '\u2400';
    private static final char PICTURE_OF_DEL = '\u2421';
    private static final char REPLACEMENT = '\uFFFD';

    private Visible() {}

    /** How a stretch of text is made visible. */
    @FunctionalInterface
    interface Form {
        void append(String text, int from, int to, StringBuilder out);
    }

    /** Leaves line feeds and tabs as they are; drops the carriage return of a line end. */
    static void inText(String text, int from, int to, StringBuilder out) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\t') {
                out.append(c);
            } else if (c != '\r' || i + 1 == text.length() || text.charAt(i + 1) != '\n') {
                out.append(of(c));
            }
        }
    }

    static void inLine(String text, int from, int to, StringBuilder out) {
        for (int i = from; i < to; i++) {
            out.append(of(text.charAt(i)));
        }
    }

    static boolean isHidden(char c) {
        return c < ' ' || (c >= 0x7F && c < 0xA0) || reordersOrBreaks(c);
    }

    private static char of(char c) {
        if (c < ' ') {
            return (char) (CONTROL_PICTURES + c);
        }
        if (c == 0x7F) {
            return PICTURE_OF_DEL;
        }
        return isHidden(c) ? REPLACEMENT : c;
    }

    /** Bidirectional controls, invisible format characters, line and paragraph separator. */
    private static boolean reordersOrBreaks(char c) {
        return c == 0x61C
                || c == 0xFEFF
                || (c >= 0x200B && c <= 0x200F)
                || (c >= 0x2028 && c <= 0x202E)
                || (c >= 0x2060 && c <= 0x206F);
    }
}
