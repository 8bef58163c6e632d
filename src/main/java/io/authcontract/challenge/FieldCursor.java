package io.authcontract.challenge;

/** A position in one field value. Every method moves forward only, which is what keeps reading linear. */
final class FieldCursor {
    /** What {@link #peek()} tells at the end. */
    static final char END = '\uFFFF';

    private final String text;
    private int at;

    FieldCursor(String text, int start) {
        this.text = text;
        this.at = start;
    }

    String text() {
        return text;
    }

    int at() {
        return at;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    char peek() {
        return charAt(at);
    }

    char charAt(int index) {
        return index < text.length() ? text.charAt(index) : END;
    }

    void moveTo(int index) {
        at = index;
    }

    /** Takes everything up to an index. */
    String takeTo(int index) {
        String taken = text.substring(at, index);
        at = index;
        return taken;
    }

    int endOfToken(int from) {
        int i = from;
        while (i < text.length() && Octets.isTchar(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Where a token68 that starts here ends; {@code from} itself when none starts here. */
    int endOfToken68(int from) {
        int i = from;
        while (i < text.length() && Octets.isToken68(text.charAt(i))) {
            i++;
        }
        if (i == from) {
            return from;
        }
        while (i < text.length() && text.charAt(i) == '=') {
            i++;
        }
        return i;
    }

    int endOfWhitespace(int from) {
        int i = from;
        while (i < text.length() && Octets.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    void skipWhitespace() {
        at = endOfWhitespace(at);
    }

    void skipSpaces() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    /** Takes commas with the white space around them; tells how many commas there were. */
    int takeCommas() {
        int commas = 0;
        skipWhitespace();
        while (peek() == ',') {
            commas++;
            at++;
            skipWhitespace();
        }
        return commas;
    }
}
