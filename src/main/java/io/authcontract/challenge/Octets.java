package io.authcontract.challenge;

/** Classes of octets in the grammar of RFC 9110 section 5.6, one table look-up each. */
final class Octets {
    static final int TCHAR = 1;
    static final int TOKEN68 = 2;
    static final int QDTEXT = 4;
    static final int ESCAPABLE = 8;
    /** Qdtext of US-ASCII. */
    static final int PLAIN = 16;

    private static final byte[] CLASSES = classes();

    private Octets() {}

    private static byte[] classes() {
        byte[] table = new byte[256];
        for (int c = 0x20; c < 0x100; c++) {
            // qdtext and what a backslash may escape: VCHAR, SP and obs-text; DEL is a control
            table[c] = (byte) (c == 0x7F ? 0 : c == '"' || c == '\\' ? ESCAPABLE : QDTEXT | ESCAPABLE);
            table[c] |= (byte) (c < 0x7F && (table[c] & QDTEXT) != 0 ? PLAIN : 0);
        }
        for (char c = '!'; c <= '~'; c++) {
            boolean word = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            table[c] |= (byte) (word || "!#$%&'*+-.^_`|~".indexOf(c) >= 0 ? TCHAR : 0);
            table[c] |= (byte) (word || "-._~+/".indexOf(c) >= 0 ? TOKEN68 : 0);
        }
        table['\t'] = QDTEXT | ESCAPABLE | PLAIN;
        return table;
    }

    static boolean is(char c, int octetClass) {
        return c < 256 && (CLASSES[c] & octetClass) != 0;
    }

    static boolean isWhitespace(char c) {
        return c == ' ' || c == '\t';
    }
}
