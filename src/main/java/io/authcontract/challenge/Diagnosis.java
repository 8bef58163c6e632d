package io.authcontract.challenge;

import static io.authcontract.challenge.FieldCursor.END;

/**
 * Turns the state in which reading stopped into a problem that names the mistake. It looks at the octet that did not fit and at what had just been
 * read, nothing else.
 */
final class Diagnosis {
    private static final String SCHEME = "a scheme: a token such as Bearer";
    private static final String AFTER_SCHEME = "a space, a comma or the end after the scheme";
    private static final String COMMA = "a comma or the end after the parameter";
    private static final String PARAMETER = "a token68, or a parameter: name=value";
    private static final String VALUE = "a token or a quoted-string as value";

    private Diagnosis() {}

    static ParseProblem ofTooLong() {
        String found = "more than " + Challenges.MAX_OCTETS + " octets";
        return new ParseProblem(
                0, 0, found, "a value of at most " + Challenges.MAX_OCTETS + " octets", Mistake.TOO_LONG);
    }

    static MalformedField ofMissingScheme(FieldCursor cursor) {
        return problem(cursor, cursor.at(), cursor.at(), SCHEME, Mistake.OTHER);
    }

    /** @param whyNoParameter what an equals sign here would mean, from what stands before the scheme */
    static MalformedField afterScheme(FieldCursor cursor, int start, Mistake whyNoParameter) {
        int at = Octets.isWhitespace(cursor.peek()) ? cursor.endOfWhitespace(cursor.at()) : cursor.at();
        if (cursor.charAt(at) == '=') {
            return problem(cursor, start, at, AFTER_SCHEME, whyNoParameter);
        }
        Mistake mistake = at > cursor.at() ? Mistake.TAB_AFTER_SCHEME : Mistake.OTHER;
        if (mistake == Mistake.TAB_AFTER_SCHEME) {
            return problem(cursor, start, cursor.at(), AFTER_SCHEME, mistake);
        }
        return problem(cursor, start, at, AFTER_SCHEME, cursor.peek() == ':' ? Mistake.COLON_AFTER_SCHEME : mistake);
    }

    /** A space follows the scheme, but then neither a token68 nor a parameter. */
    static MalformedField ofMissingParameter(FieldCursor cursor, int token68End) {
        int start = cursor.at();
        if (cursor.peek() == '\t') {
            return problem(cursor, start, start, PARAMETER, Mistake.TAB_AFTER_SCHEME);
        }
        int wordEnd = Math.max(token68End, cursor.endOfToken(start));
        if (wordEnd == start) {
            return problem(
                    cursor, start, start, PARAMETER, cursor.peek() == '"' ? Mistake.MISSING_NAME : Mistake.OTHER);
        }
        int next = cursor.endOfWhitespace(wordEnd);
        if (cursor.charAt(next) == ',') {
            return problem(cursor, start, next, "the end: one credential, not a list", Mistake.NOT_A_LIST);
        }
        Mistake mistake = cursor.charAt(next) == ':' ? Mistake.COLON_FOR_EQUALS : Mistake.OTHER;
        return problem(cursor, start, next, "'=' and a value, or the end after a token68", mistake);
    }

    static MalformedField ofSecondCredential(FieldCursor cursor) {
        return problem(cursor, cursor.at(), cursor.at(), "a parameter: name=value", Mistake.NOT_A_LIST);
    }

    static MalformedField ofMissingValue(FieldCursor cursor, int start) {
        char c = cursor.peek();
        Mistake mistake =
                switch (c) {
                    case END, ',' -> Mistake.MISSING_VALUE;
                    case '=' -> Mistake.UNQUOTED_BASE64;
                    default -> Mistake.UNQUOTED_VALUE;
                };
        return problem(cursor, start, cursor.at(), VALUE, mistake);
    }

    /** A value was read, and neither a comma nor the end follows. */
    static MalformedField afterParameter(FieldCursor cursor, int valueAt, int valueEnd, boolean quoted) {
        boolean apart = cursor.at() > valueEnd;
        Mistake mistake = quoted ? afterString(cursor, apart) : afterToken(cursor, valueAt, apart);
        return problem(cursor, valueAt, cursor.at(), COMMA, mistake);
    }

    private static Mistake afterString(FieldCursor cursor, boolean apart) {
        if (cursor.peek() == ';') {
            return Mistake.SEMICOLON;
        }
        return apart ? Mistake.MISSING_COMMA : Mistake.UNESCAPED_QUOTE;
    }

    private static Mistake afterToken(FieldCursor cursor, int valueAt, boolean apart) {
        if (cursor.charAt(valueAt) == '\'') {
            return Mistake.SINGLE_QUOTES;
        }
        if (apart) {
            return startsElement(cursor) ? Mistake.MISSING_COMMA : Mistake.UNQUOTED_VALUE;
        }
        return switch (cursor.peek()) {
            case ';' -> Mistake.SEMICOLON;
            case '=' -> Mistake.UNQUOTED_BASE64;
            case ':' -> startsAuthority(cursor) ? Mistake.UNQUOTED_URL : Mistake.UNQUOTED_VALUE;
            default -> Mistake.UNQUOTED_VALUE;
        };
    }

    private static boolean startsAuthority(FieldCursor cursor) {
        return cursor.charAt(cursor.at() + 1) == '/' && cursor.charAt(cursor.at() + 2) == '/';
    }

    /** Whether {@code name=} or {@code Scheme name=} stands here: then a comma is missing, else the value was not quoted. */
    private static boolean startsElement(FieldCursor cursor) {
        int first = cursor.endOfToken(cursor.at());
        int second = cursor.endOfWhitespace(first);
        if (first == cursor.at()) {
            return false;
        }
        return cursor.charAt(second) == '=' || (second > first && cursor.charAt(cursor.endOfToken(second)) == '=');
    }

    static MalformedField ofForbiddenOctet(FieldCursor cursor, int open, int position) {
        return problem(cursor, open, position, "text or the closing '\"' of the quoted-string", Mistake.OTHER);
    }

    static MalformedField ofUnterminatedQuote(FieldCursor cursor, int open) {
        int end = cursor.text().length();
        return problem(cursor, open, end, "the closing '\"' of the quoted-string", Mistake.UNTERMINATED_QUOTE);
    }

    private static MalformedField problem(FieldCursor cursor, int start, int position, String wanted, Mistake mistake) {
        char c = cursor.charAt(position);
        Mistake better = position < cursor.text().length() ? bySight(cursor, position, mistake) : mistake;
        return new MalformedField(new ParseProblem(
                start, position, describe(c, position >= cursor.text().length()), wanted, better));
    }

    /** Some octets say by themselves what happened, wherever they do not fit. */
    private static Mistake bySight(FieldCursor cursor, int position, Mistake otherwise) {
        char c = cursor.charAt(position);
        if (isTypographicQuote(cursor, position)) {
            return Mistake.SMART_QUOTES;
        }
        if (c == '{' || c == '<') {
            return Mistake.PLACEHOLDER;
        }
        if (c > 0xFF) {
            return Mistake.NOT_AN_OCTET;
        }
        return (c < 0x20 && c != '\t') || c == 0x7F ? Mistake.CONTROL_OCTET : otherwise;
    }

    /** U+2018 to U+201F, as a char or as its three octets in UTF-8, and what Windows-1252 has in their place. */
    private static boolean isTypographicQuote(FieldCursor cursor, int position) {
        char c = cursor.charAt(position);
        char third = cursor.charAt(position + 2);
        boolean utf8 = c == 0xE2 && cursor.charAt(position + 1) == 0x80 && third >= 0x98 && third <= 0x9F;
        return utf8 || (c >= 0x2018 && c <= 0x201F) || (c >= 0x91 && c <= 0x94);
    }

    private static String describe(char c, boolean atEnd) {
        if (atEnd) {
            return "the end of the field";
        }
        if (c == ' ' || c == '\t') {
            return c == ' ' ? "a space" : "a tab";
        }
        if (c > 0x20 && c < 0x7F) {
            return "'" + c + "'";
        }
        return c > 0xFF ? String.format("the char U+%04X", (int) c) : String.format("the octet 0x%02X", (int) c);
    }
}
