package io.authcontract.challenge;

import io.authcontract.challenge.SenderFault.Kind;

/**
 * Reads auth-params (RFC 9110 section 11.2): {@code token BWS "=" BWS ( token / quoted-string )}.
 *
 * <p>{@link #isAhead()} decides whether a parameter or something else comes next, and remembers where the name and the equals sign are, so that
 * {@link #read()} does not look again.
 */
final class ParameterReader {
    private final FieldCursor cursor;
    private final SenderFaults faults;
    private int nameEnd;
    private int equalsAt;

    ParameterReader(FieldCursor cursor, SenderFaults faults) {
        this.cursor = cursor;
        this.faults = faults;
    }

    /** Tells whether a token and an equals sign come next. */
    boolean isAhead() {
        nameEnd = cursor.endOfToken(cursor.at());
        equalsAt = cursor.endOfWhitespace(nameEnd);
        return nameEnd > cursor.at() && cursor.charAt(equalsAt) == '=';
    }

    /** The common case: {@code name="}, which no token68 can be. */
    boolean isSurelyAhead() {
        return isAhead() && cursor.charAt(equalsAt + 1) == '"';
    }

    /** Reads the parameter that {@link #isAhead()} has seen, and the white space after it. */
    AuthParam read() {
        int start = cursor.at();
        String name = cursor.takeNameTo(nameEnd);
        int valueAt = cursor.endOfWhitespace(equalsAt + 1);
        if (valueAt != nameEnd + 1) {
            faults.add(Kind.WHITESPACE_AROUND_EQUALS, nameEnd, name);
        }
        cursor.moveTo(valueAt);
        boolean quoted = cursor.peek() == '"';
        AuthParam parameter = new AuthParam(name, quoted ? quotedString() : token(start), quoted);
        if (!quoted && parameter.hasName("realm")) {
            faults.add(Kind.UNQUOTED_REALM, valueAt, name);
        }
        endOfParameter(valueAt, quoted);
        return parameter;
    }

    private String token(int start) {
        int end = cursor.endOfToken(cursor.at());
        if (end == cursor.at()) {
            throw Diagnosis.ofMissingValue(cursor, start);
        }
        return cursor.takeTo(end);
    }

    private void endOfParameter(int valueAt, boolean quoted) {
        int valueEnd = cursor.at();
        cursor.skipWhitespace();
        if (!cursor.atEnd() && cursor.peek() != ',') {
            throw Diagnosis.afterParameter(cursor, valueAt, valueEnd, quoted);
        }
    }

    private String quotedString() {
        int open = cursor.at();
        int end = cursor.endOfQdtext(open + 1);
        if (cursor.charAt(end) != '"') {
            return escapedString(open, end);
        }
        cursor.moveTo(open + 1);
        String value = cursor.takeTo(end);
        cursor.moveTo(end + 1);
        noteObsText(open);
        return value;
    }

    /** The rare case: a quoted-string from its first octet on that is not plain text. */
    private String escapedString(int open, int firstOdd) {
        String text = cursor.text();
        StringBuilder value = new StringBuilder(text.substring(open + 1, firstOdd));
        int i = firstOdd;
        while (i < text.length() && text.charAt(i) != '"') {
            if (text.charAt(i) != '\\') {
                throw Diagnosis.ofForbiddenOctet(cursor, open, i);
            }
            value.append(escaped(open, i + 1));
            int end = cursor.endOfQdtext(i + 2);
            value.append(text, i + 2, end);
            i = end;
        }
        if (i >= text.length()) {
            throw Diagnosis.ofUnterminatedQuote(cursor, open);
        }
        cursor.moveTo(i + 1);
        cursor.sawObsText(value.chars().anyMatch(c -> c > 0x7F));
        noteObsText(open);
        return value.toString();
    }

    private char escaped(int open, int index) {
        if (index >= cursor.text().length()) {
            throw Diagnosis.ofUnterminatedQuote(cursor, open);
        }
        char c = cursor.charAt(index);
        if (!Octets.is(c, Octets.ESCAPABLE)) {
            throw Diagnosis.ofForbiddenOctet(cursor, open, index);
        }
        if (c != '"' && c != '\\') {
            faults.add(Kind.NEEDLESS_QUOTED_PAIR, index - 1, "");
        }
        return c;
    }

    private void noteObsText(int position) {
        if (cursor.hasSeenObsText()) {
            faults.add(Kind.OBS_TEXT, position, "");
        }
    }
}
