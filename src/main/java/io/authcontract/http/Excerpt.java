package io.authcontract.http;

/** The beginning of what came over the network, safe to print: redacted, short, without control characters. */
final class Excerpt {
    private static final int QUOTED = 60;
    private static final int PLAIN = 200;

    private Excerpt() {}

    /** Returns the octets in double quotes. */
    static String of(String octets) {
        return "\"" + printable(octets, QUOTED, "\" ...", "\"");
    }

    /** Returns a message that may repeat what came. */
    static String plain(String message) {
        return printable(message, PLAIN, " ...", "");
    }

    private static String printable(String text, int limit, String cut, String end) {
        String known = Redaction.standard().marks(text).raw(text);
        StringBuilder printable = new StringBuilder();
        known.chars().limit(limit).forEach(c -> append(printable, c));
        return printable.append(known.length() > limit ? cut : end).toString();
    }

    private static void append(StringBuilder text, int c) {
        if (c >= ' ' && c < 0x7f) {
            text.append((char) c);
        } else {
            text.append(String.format("\\x%02x", c));
        }
    }
}
