package io.authcontract.http;

import java.util.Locale;
import java.util.Set;

/** The values of cookies (RFC 6265 sections 4.1 and 4.2); names stay, and in Set-Cookie the attributes, which are what rules look at. */
final class CookieDetector implements Detector {
    private static final Set<String> ATTRIBUTES = Set.of(
            "comment",
            "domain",
            "expires",
            "httponly",
            "max-age",
            "partitioned",
            "path",
            "priority",
            "samesite",
            "secure",
            "version");

    private final boolean setCookie;

    private CookieDetector(boolean setCookie) {
        this.setCookie = setCookie;
    }

    static CookieDetector ofCookie() {
        return new CookieDetector(false);
    }

    static CookieDetector ofSetCookie() {
        return new CookieDetector(true);
    }

    @Override
    public void mark(String text, int from, int to, Marks marks) {
        int start = Scan.skip(text, from, to, Tokens::isSpace);
        boolean first = true;
        while (start < to) {
            int end = Scan.skip(text, start, to, c -> c != ';');
            markPair(text, start, end, first, marks);
            start = Scan.skip(text, Math.min(end + 1, to), to, Tokens::isSpace);
            first = false;
        }
    }

    private void markPair(String text, int from, int to, boolean first, Marks marks) {
        int equals = Scan.skip(text, from, to, c -> c != '=');
        String name = text.substring(from, Math.min(equals, from + SecretNames.LONGEST_NAME));
        if (setCookie
                && !first
                && ATTRIBUTES.contains(name.strip().toLowerCase(Locale.ROOT))
                && isOneValue(text, equals, to)) {
            return;
        }
        int value = equals == to ? from : equals + 1;
        int start = Scan.skip(text, value, to, c -> Tokens.isSpace(c) || c == '"');
        int end = start + text.substring(start, to).stripTrailing().length();
        boolean quoted = end > start && text.charAt(end - 1) == '"';
        marks.add(
                start,
                quoted ? end - 1 : end,
                equals == to ? "COOKIE" : "COOKIE_" + SecretNames.variable(name.strip()));
    }

    /** Two lines that were joined by a comma hide the second cookie in an attribute of the first. */
    private static boolean isOneValue(String text, int equals, int to) {
        return equals == to || Scan.skip(text, equals + 1, to, c -> c != '=') == to;
    }
}
