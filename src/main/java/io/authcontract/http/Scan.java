package io.authcontract.http;

import java.util.function.IntPredicate;

/** Steps forward through a stretch of text; every detector is made of these, so none of them goes back. */
final class Scan {
    private Scan() {}

    /** The first index from here on whose char is not of that class. */
    static int skip(String text, int from, int to, IntPredicate chars) {
        int i = from;
        while (i < to && chars.test(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** The index of the quote that closes a quoted-string, or the end where there is none; a backslash takes the next char with it. */
    static int closingQuote(String text, int from, int to, char quote) {
        int i = from;
        while (i < to && text.charAt(i) != quote) {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(i, to);
    }

    static boolean isAt(String text, int index, int to, char wanted) {
        return index < to && text.charAt(index) == wanted;
    }
}
