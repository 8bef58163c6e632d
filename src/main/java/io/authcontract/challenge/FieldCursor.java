package io.authcontract.challenge;

/** A position in one field value. Every method moves forward only, which is what keeps reading linear. */
final class FieldCursor {
    /** What {@link #peek()} tells at the end. */
    static final char END = '\uFFFF';

    private final String text;
    private final int length;
    private int at;
    private int tokenEnd;
    private long lastOctetsOfToken;

    FieldCursor(String text, int start) {
        this.text = text;
        this.length = text.length();
        this.at = start;
    }

    String text() {
        return text;
    }

    int at() {
        return at;
    }

    boolean atEnd() {
        return at >= length;
    }

    char peek() {
        return charAt(at);
    }

    char charAt(int index) {
        return index < length ? text.charAt(index) : END;
    }

    void moveTo(int index) {
        at = index;
    }

    /**
     * Looks at the token that comes next, without moving; {@link #tokenEnd()} and {@link #takeToken()} are about that one. Once is enough to ask
     * whether it is the name of a parameter and then to take it as a name or, because it is none, as a scheme.
     */
    void lookAtToken() {
        long lastOctets = 0;
        int i = at;
        while (i < length && Octets.is(text.charAt(i), Octets.TCHAR)) {
            lastOctets = KnownTokens.append(lastOctets, text.charAt(i));
            i++;
        }
        tokenEnd = i;
        lastOctetsOfToken = lastOctets;
    }

    /** Where the token ends that {@link #lookAtToken()} saw; the cursor itself when it saw none. */
    int tokenEnd() {
        return tokenEnd;
    }

    String takeToken() {
        String taken = KnownTokens.between(text, at, tokenEnd, lastOctetsOfToken);
        at = tokenEnd;
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
        while (i < length && Octets.is(text.charAt(i), Octets.TCHAR)) {
            i++;
        }
        return i;
    }

    /** Where a token68 that starts here ends; {@code from} itself when none starts here. */
    int endOfToken68(int from) {
        int i = from;
        while (i < length && Octets.is(text.charAt(i), Octets.TOKEN68)) {
            i++;
        }
        while (i > from && i < length && text.charAt(i) == '=') {
            i++;
        }
        return i;
    }

    // without a loop, because nearly always there is none
    int endOfWhitespace(int from) {
        return Octets.isWhitespace(charAt(from)) ? endOfMoreWhitespace(from + 1) : from;
    }

    private int endOfMoreWhitespace(int from) {
        int i = from;
        while (Octets.isWhitespace(charAt(i))) {
            i++;
        }
        return i;
    }

    /** Where qdtext of US-ASCII ends, which most quoted-strings consist of. */
    int endOfPlainText(int from) {
        int i = from;
        while (i < length && Octets.is(text.charAt(i), Octets.PLAIN)) {
            i++;
        }
        return i;
    }

    void skipSpaces() {
        int i = at;
        while (charAt(i) == ' ') {
            i++;
        }
        at = i;
    }

    /** Takes commas with the white space around them; tells how many commas there were. */
    int takeCommas() {
        int commas = 0;
        int i = endOfWhitespace(at);
        while (charAt(i) == ',') {
            commas++;
            i = endOfWhitespace(i + 1);
        }
        at = i;
        return commas;
    }
}
