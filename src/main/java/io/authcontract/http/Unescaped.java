package io.authcontract.http;

import java.util.List;

/**
 * A text as a decoder would see it, with the way back to the original: a server may echo a secret percent-encoded, JSON-escaped or HTML-escaped,
 * in any mix, and twice.
 */
final class Unescaped {
    private static final List<String> ENTITIES = List.of("&amp;&", "&lt;<", "&gt;>", "&quot;\"", "&apos;'");
    private static final String ESCAPES = "\"\"\\\\//''b\bf\fn\nr\rt\t";
    private static final int LONGEST_REFERENCE = 8;

    private final char[] chars;
    private final int[] starts;
    private int length;

    private Unescaped(int capacity) {
        chars = new char[capacity];
        starts = new int[capacity + 1];
    }

    /** The text as it is. */
    static Unescaped raw(String text) {
        Unescaped raw = new Unescaped(text.length());
        for (int i = 0; i < text.length(); i++) {
            raw.append(text.charAt(i), i);
        }
        raw.starts[raw.length] = text.length();
        return raw;
    }

    /** This text with one level of escapes undone; the same object when there was none. */
    Unescaped once() {
        Unescaped plain = new Unescaped(length);
        int i = 0;
        while (i < length) {
            i = step(i, plain);
        }
        plain.starts[plain.length] = starts[length];
        return plain.length == length ? this : plain;
    }

    int length() {
        return length;
    }

    char at(int index) {
        return chars[index];
    }

    /** Where the char at that index starts in the original text; the end of the original for the index after the last. */
    int origin(int index) {
        return starts[index];
    }

    @Override
    public String toString() {
        return new String(chars, 0, length);
    }

    private void append(char c, int origin) {
        chars[length] = c;
        starts[length] = origin;
        length++;
    }

    private int step(int i, Unescaped plain) {
        int used =
                switch (chars[i]) {
                    case '%' -> number(i, i + 1, 2, plain);
                    case '\\' -> backslash(i, plain);
                    case '&' -> reference(i, plain);
                    default -> 0;
                };
        if (used > 0) {
            return i + used;
        }
        plain.append(chars[i], starts[i]);
        return i + 1;
    }

    private int backslash(int i, Unescaped plain) {
        if (i + 1 >= length) {
            return 0;
        }
        if (chars[i + 1] == 'u') {
            return number(i, i + 2, 4, plain);
        }
        for (int escape = 0; escape < ESCAPES.length(); escape += 2) {
            if (ESCAPES.charAt(escape) == chars[i + 1]) {
                plain.append(ESCAPES.charAt(escape + 1), starts[i]);
                return 2;
            }
        }
        return 0;
    }

    /** Appends the char of so many hexadecimal digits and tells how many chars that took. */
    private int number(int i, int digits, int count, Unescaped plain) {
        if (digits + count > length) {
            return 0;
        }
        int value = 0;
        for (int d = digits; d < digits + count; d++) {
            if (!Tokens.isHexDigit(chars[d])) {
                return 0;
            }
            value = value * 16 + Character.digit(chars[d], 16);
        }
        plain.append((char) value, starts[i]);
        return digits + count - i;
    }

    private int reference(int i, Unescaped plain) {
        int end = i + 1;
        while (end < length && end - i < LONGEST_REFERENCE && chars[end] != ';') {
            end++;
        }
        if (end >= length || chars[end] != ';') {
            return 0;
        }
        int c = character(new String(chars, i, end + 1 - i));
        if (c <= 0 || c > Character.MAX_VALUE) {
            return 0;
        }
        plain.append((char) c, starts[i]);
        return end + 1 - i;
    }

    private static int character(String reference) {
        for (String entity : ENTITIES) {
            if (entity.startsWith(reference)) {
                return entity.charAt(entity.length() - 1);
            }
        }
        boolean hex = reference.startsWith("&#x") || reference.startsWith("&#X");
        String digits = reference.substring(hex ? 3 : 2, reference.length() - 1);
        boolean number = reference.startsWith("&#")
                && !digits.isEmpty()
                && digits.chars().allMatch(Tokens::isHexDigit);
        if (!number) {
            return -1;
        }
        try {
            return Integer.parseInt(digits, hex ? 16 : 10);
        } catch (NumberFormatException notDecimal) {
            return -1;
        }
    }
}
