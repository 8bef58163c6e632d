package io.authcontract.challenge;

import io.authcontract.challenge.SenderFault.Kind;

/**
 * Reads auth-params (RFC 9110 section 11.2): {@code token BWS "=" BWS ( token / quoted-string )}.
 *
 * <p>The token that {@link FieldCursor#lookAtToken()} saw last is the name, if a parameter comes next at all.
 */
final class ParameterReader {
    private final FieldCursor cursor;
    private final SenderFaults faults;

    ParameterReader(FieldCursor cursor, SenderFaults faults) {
        this.cursor = cursor;
        this.faults = faults;
    }

    /** Tells whether there is a token and an equals sign follows it. */
    boolean isAhead() {
        int nameEnd = cursor.tokenEnd();
        return nameEnd > cursor.at() && cursor.charAt(cursor.endOfWhitespace(nameEnd)) == '=';
    }

    /** The common case: {@code name="}, which no token68 can be. */
    boolean isSurelyAhead() {
        int nameEnd = cursor.tokenEnd();
        return nameEnd > cursor.at() && cursor.charAt(nameEnd) == '=' && cursor.charAt(nameEnd + 1) == '"';
    }

    /** Reads the parameter that {@link #isAhead()} tells of, and the commas after it. */
    AuthParam read() {
        int start = cursor.at();
        int nameEnd = cursor.tokenEnd();
        String name = cursor.takeToken();
        int valueAt = cursor.endOfWhitespace(cursor.endOfWhitespace(nameEnd) + 1);
        if (valueAt != nameEnd + 1) {
            faults.add(Kind.WHITESPACE_AROUND_EQUALS, nameEnd, name);
        }
        cursor.moveTo(valueAt);
        boolean quoted = cursor.peek() == '"';
        AuthParam parameter = new AuthParam(name, quoted ? quotedString() : token(start), quoted);
        if (!quoted && parameter.hasName("realm")) {
            faults.add(Kind.UNQUOTED_REALM, valueAt, name);
        }
        separate(valueAt, quoted);
        return parameter;
    }

    private String token(int start) {
        int end = cursor.endOfToken(cursor.at());
        if (end == cursor.at()) {
            throw Diagnosis.ofMissingValue(cursor, start);
        }
        return cursor.takeTo(end);
    }

    private void separate(int valueAt, boolean quoted) {
        int valueEnd = cursor.at();
        int commas = cursor.takeCommas();
        if (commas == 0 && !cursor.atEnd()) {
            throw Diagnosis.afterParameter(cursor, valueAt, valueEnd, quoted);
        }
        faults.commasAfterElement(commas, cursor);
    }

    private String quotedString() {
        int open = cursor.at();
        int end = cursor.endOfPlainText(open + 1);
        if (cursor.charAt(end) != '"') {
            return unusualString(open, end);
        }
        cursor.moveTo(end + 1);
        return cursor.text().substring(open + 1, end);
    }

    /** The rare case: a quoted-string with a backslash, with obs-text or with an octet that is forbidden, from the first such octet on. */
    private String unusualString(int open, int firstOdd) {
        StringBuilder value = new StringBuilder(firstOdd - open + 32).append(cursor.text(), open + 1, firstOdd);
        boolean obsText = false;
        int i = firstOdd;
        while (cursor.charAt(i) != '"') {
            boolean escaped = cursor.charAt(i) == '\\';
            char octet = escaped ? escaped(open, ++i) : octet(open, i, Octets.QDTEXT);
            obsText |= octet > 0x7F;
            value.append(octet);
            i++;
        }
        if (obsText) {
            faults.add(Kind.OBS_TEXT, open, "");
        }
        cursor.moveTo(i + 1);
        return value.toString();
    }

    private char escaped(int open, int index) {
        char octet = octet(open, index, Octets.ESCAPABLE);
        if (octet != '"' && octet != '\\') {
            faults.add(Kind.NEEDLESS_QUOTED_PAIR, index - 1, "");
        }
        return octet;
    }

    private char octet(int open, int index, int octetClass) {
        if (index >= cursor.text().length()) {
            throw Diagnosis.ofUnterminatedQuote(cursor, open);
        }
        char octet = cursor.charAt(index);
        if (!Octets.is(octet, octetClass)) {
            throw Diagnosis.ofForbiddenOctet(cursor, open, index);
        }
        return octet;
    }
}
