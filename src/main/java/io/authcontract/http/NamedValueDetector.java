package io.authcontract.http;

import io.authcontract.http.SecretNames.Kind;

/**
 * Finds secrets in any text by the name before them: query and form parameters, JSON members (also escaped inside a string), XML elements, header
 * lines, and {@code password: x} in prose.
 */
final class NamedValueDetector implements Detector {
    private static final String ENDS_VALUE = "&\"'<>#";
    private static final String CLOSES_VALUE = ",;)]}";
    private static final String BEFORE_PARAMETER = "?&#;";
    private static final String ENCODED_EQUALS = "%3d";
    private static final String ENCODED_AMPERSAND = "%26";

    private final SecretNames names;
    private final FieldValues values;

    NamedValueDetector(SecretNames names, FieldValues values) {
        this.names = names;
        this.values = values;
    }

    @Override
    public void mark(String text, int from, int to, Marks marks) {
        new Pass(text, from, to, marks).run();
    }

    /** One walk over one text. Every method takes an index and returns where to go on. */
    private final class Pass {
        private final String text;
        private final int from;
        private final int to;
        private final Marks marks;

        Pass(String text, int from, int to, Marks marks) {
            this.text = text;
            this.from = from;
            this.to = to;
            this.marks = marks;
        }

        void run() {
            int i = from;
            while (i < to) {
                int start = Scan.skip(text, i, to, c -> !Tokens.isNameChar(c));
                int end = Scan.skip(text, start, to, Tokens::isNameChar);
                int name = afterEscape(start, end);
                i = end - name > SecretNames.LONGEST_NAME ? end : Math.max(end, named(name, end));
            }
        }

        /** In {@code %3Ftoken%3Dx} the name is {@code token}. */
        private int afterEscape(int start, int end) {
            boolean escape = start > from && text.charAt(start - 1) == '%' && end - start > 2;
            return escape && Tokens.isHexDigit(text.charAt(start)) && Tokens.isHexDigit(text.charAt(start + 1))
                    ? start + 2
                    : start;
        }

        private int named(int start, int end) {
            String name = text.substring(start, end);
            if (!names.inQuery(name)) {
                return end;
            }
            Kind kind = names.of(name);
            int quote = Scan.skip(text, end, to, c -> c == '\\');
            boolean quoted = quote < to && Tokens.isQuote(text.charAt(quote));
            int separator = Scan.skip(text, quoted ? quote + 1 : end, to, quoted ? Tokens::isSpace : Tokens::isBlank);
            if (Scan.isAt(text, separator, to, '=')) {
                return parameter(kind, name, start, separator + 1);
            }
            if (text.regionMatches(true, end, ENCODED_EQUALS, 0, ENCODED_EQUALS.length())) {
                return parameter(kind, name, start, end + ENCODED_EQUALS.length());
            }
            if (kind != Kind.NONE && Scan.isAt(text, separator, to, ':')) {
                return quoted ? member(kind, name, separator + 1) : line(kind, name, start, separator + 1);
            }
            return kind != Kind.NONE && Scan.isAt(text, end, to, '>') && isElement(start)
                    ? element(kind, name, end + 1)
                    : end;
        }

        private boolean isElement(int start) {
            return start > from && text.charAt(start - 1) == '<';
        }

        private int element(Kind kind, String name, int start) {
            return value(kind, name, start, Scan.skip(text, start, to, c -> c != '<'));
        }

        private int parameter(Kind kind, String name, int nameStart, int start) {
            boolean inQuery = nameStart == from
                    || BEFORE_PARAMETER.indexOf(text.charAt(nameStart - 1)) >= 0
                    || followsEscape(nameStart);
            if (kind == Kind.NONE && !inQuery) {
                return start;
            }
            int value = Scan.skip(text, start, to, Tokens::isBlank);
            return anyValue(kind == Kind.NONE ? Kind.WHOLE : kind, name, value);
        }

        private boolean followsEscape(int nameStart) {
            return nameStart - 3 >= from && text.charAt(nameStart - 3) == '%';
        }

        private int member(Kind kind, String name, int start) {
            int value = Scan.skip(text, start, to, Tokens::isSpace);
            if (isQuotedOrBracketed(value)) {
                return anyValue(kind, name, value);
            }
            int end = Scan.skip(text, value, to, c -> !Tokens.isSpace(c) && c != ',' && c != '}' && c != ']');
            boolean literal =
                    AuthSchemes.isLiteral(text.substring(value, Math.min(end, value + SecretNames.LONGEST_NAME)));
            return literal ? end : value(kind, name, value, end);
        }

        private boolean isQuotedOrBracketed(int start) {
            int quote = Scan.skip(text, start, to, c -> c == '\\');
            return (quote < to && Tokens.isQuote(text.charAt(quote)))
                    || Scan.isAt(text, start, to, '[')
                    || Scan.isAt(text, start, to, '{');
        }

        /** A quoted value, a bracketed one, or the one that ends before the next delimiter. */
        private int anyValue(Kind kind, String name, int start) {
            int quote = Scan.skip(text, start, to, c -> c == '\\');
            if (quote < to && Tokens.isQuote(text.charAt(quote))) {
                int end = quote > start
                        ? escapedQuote(quote)
                        : Scan.closingQuote(text, quote + 1, to, text.charAt(quote));
                return value(kind, name, quote + 1, end);
            }
            if (Scan.isAt(text, start, to, '[') || Scan.isAt(text, start, to, '{')) {
                return value(Kind.WHOLE, name, start, closingBracket(start));
            }
            return value(kind, name, start, unquotedEnd(start));
        }

        /** The backslash before the quote that closes a string inside a string. */
        private int escapedQuote(int opening) {
            int i = opening + 1;
            while (i < to && !(text.charAt(i) == '\\' && Scan.isAt(text, i + 1, to, text.charAt(opening)))) {
                i++;
            }
            return i;
        }

        private int closingBracket(int start) {
            int depth = 0;
            int i = start;
            while (i < to) {
                char c = text.charAt(i);
                if (c == '"') {
                    i = Scan.closingQuote(text, i + 1, to, c);
                } else if (c == '[' || c == '{') {
                    depth++;
                } else if (c == ']' || c == '}') {
                    depth--;
                }
                i = Math.min(i + 1, to);
                if (depth == 0) {
                    return i;
                }
            }
            return to;
        }

        private int unquotedEnd(int start) {
            int i = start;
            while (i < to && !endsValue(i)) {
                i++;
            }
            return i;
        }

        /** Commas, semicolons and closing brackets belong to the value in the midst of it, and to the text around it at its end. */
        private boolean endsValue(int i) {
            char c = text.charAt(i);
            boolean last = i + 1 == to || Tokens.isSpace(text.charAt(i + 1));
            return (last && CLOSES_VALUE.indexOf(c) >= 0)
                    || Tokens.isSpace(c)
                    || ENDS_VALUE.indexOf(c) >= 0
                    || text.startsWith(ENCODED_AMPERSAND, i);
        }

        /** A header line ends with its line, or with the quote before it; in prose only the next word is meant. */
        private int line(Kind kind, String name, int nameStart, int start) {
            int value = Scan.skip(text, start, to, Tokens::isBlank);
            boolean isField = kind != Kind.WHOLE || name.indexOf('-') >= 0;
            if (isField && startsLine(nameStart)) {
                char quote = nameStart > from ? text.charAt(nameStart - 1) : '\n';
                boolean quoted = Tokens.isQuote(quote);
                return value(
                        kind,
                        name,
                        value,
                        Scan.skip(text, value, to, c -> c != '\n' && c != '\r' && (!quoted || c != quote)));
            }
            int word = unquotedEnd(value);
            if (kind == Kind.WHOLE) {
                return isPhrase(value, word) ? word : anyValue(kind, name, value);
            }
            boolean scheme =
                    AuthSchemes.isKnown(text.substring(value, Math.min(word, value + SecretNames.LONGEST_NAME)));
            return value(kind, name, value, scheme ? unquotedEnd(Scan.skip(text, word, to, Tokens::isBlank)) : word);
        }

        private boolean startsLine(int nameStart) {
            if (nameStart == from) {
                return true;
            }
            char before = text.charAt(nameStart - 1);
            boolean dumped = before == ' ' && nameStart - 2 >= from && "<>".indexOf(text.charAt(nameStart - 2)) >= 0;
            return before == '\n' || Tokens.isQuote(before) || dumped;
        }

        /** "Invalid token: signature mismatch" explains and hides nothing. */
        private boolean isPhrase(int start, int end) {
            boolean letters = Scan.skip(text, start, end, Character::isLetter) == end;
            int next = Scan.skip(text, end, to, Tokens::isBlank);
            return letters && next > end && next < to && Character.isLetter(text.charAt(next));
        }

        private int value(Kind kind, String name, int start, int end) {
            values.mark(kind, name, text, start, end, marks);
            return end;
        }
    }
}
