package io.authcontract.challenge;

/** Classes of octets in the grammar of RFC 9110 section 5.6, one table look-up each. */
final class Octets {
    private static final int TCHAR = 1;
    private static final int TOKEN68 = 2;
    private static final int QDTEXT = 4;
    private static final int ESCAPABLE = 8;
    private static final byte[] CLASSES = classes();

    private Octets() {}

    private static byte[] classes() {
        byte[] table = new byte[256];
        for (int c = 0x20; c < 0x100; c++) {
            // qdtext and what a backslash may escape: VCHAR, SP and obs-text; DEL is a control
            table[c] = (byte) (c == 0x7F ? 0 : c == '"' || c == '\\' ? ESCAPABLE : QDTEXT | ESCAPABLE);
        }
        table['\t'] = QDTEXT | ESCAPABLE;
        for (char c = '!'; c <= '~'; c++) {
            boolean word = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            table[c] |= (byte) (word || "!#$%&'*+-.^_`|~".indexOf(c) >= 0 ? TCHAR : 0);
            table[c] |= (byte) (word || "-._~+/".indexOf(c) >= 0 ? TOKEN68 : 0);
        }
        return table;
    }

    static boolean isTchar(char c) {
        return is(c, TCHAR);
    }

    static boolean isToken68(char c) {
        return is(c, TOKEN68);
    }

    static boolean isQdtext(char c) {
        return is(c, QDTEXT);
    }

    static boolean isEscapable(char c) {
        return is(c, ESCAPABLE);
    }

    static boolean isWhitespace(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean is(char c, int octetClass) {
        return c < 256 && (CLASSES[c] & octetClass) != 0;
    }
}
