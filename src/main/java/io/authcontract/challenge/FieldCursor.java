package io.authcontract.challenge;

/** A position in one field value. Every method moves forward only, which is what keeps reading linear. */
final class FieldCursor {
    /** What {@link #peek()} tells at the end. */
    static final char END = '\uFFFF';

    private final String text;
    private boolean obsText;
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

    /** Takes a name up to an index. */
    String takeNameTo(int index) {
        String taken = KnownTokens.between(text, at, index);
        at = index;
        return taken;
    }

    /** Takes everything up to an index. */
    String takeTo(int index) {
        String taken = text.substring(at, index);
        at = index;
        return taken;
    }

    // One loop for each class of octets: with the class as a constant the compiler makes them three times as fast as
    // one loop for all.

    int endOfToken(int from) {
        int i = from;
        while (i < text.length() && Octets.is(text.charAt(i), Octets.TCHAR)) {
            i++;
        }
        return i;
    }

    /** Where a token68 that starts here ends; {@code from} itself when none starts here. */
    int endOfToken68(int from) {
        int i = from;
        while (i < text.length() && Octets.is(text.charAt(i), Octets.TOKEN68)) {
            i++;
        }
        while (i > from && i < text.length() && text.charAt(i) == '=') {
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

    /** Where plain text of a quoted-string ends; {@link #hasSeenObsText()} tells what was in it. */
    int endOfQdtext(int from) {
        int seen = 0;
        int i = from;
        while (i < text.length() && Octets.is(text.charAt(i), Octets.QDTEXT)) {
            seen |= text.charAt(i);
            i++;
        }
        obsText |= seen > 0x7F;
        return i;
    }

    void sawObsText(boolean seen) {
        obsText |= seen;
    }

    /** Tells whether octets above 0x7F were passed since it was last asked. */
    boolean hasSeenObsText() {
        boolean seen = obsText;
        obsText = false;
        return seen;
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
