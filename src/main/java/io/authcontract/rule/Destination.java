package io.authcontract.rule;

import io.authcontract.http.Origin;
import java.util.Locale;

/**
 * Where a browser goes for a reference, as the URL standard (WHATWG) reads it: tolerant of backslashes, of too many slashes and of blanks, so that
 * {@code /\evil.example} is another host.
 *
 * @param scheme in lower case
 * @param host in lower case, as written; empty for schemes other than http and https
 */
record Destination(String scheme, String host) {

    static Destination of(String reference, Origin base) {
        String text = cleaned(reference);
        int colon = schemeEnd(text);
        if (colon < 0) {
            return relative(text, base);
        }
        String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
        String rest = text.substring(colon + 1);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return new Destination(scheme, "");
        }
        return scheme.equals(base.scheme()) ? relative(rest, base) : new Destination(scheme, host(rest, slashes(rest)));
    }

    private static Destination relative(String text, Origin base) {
        int slashes = slashes(text);
        return new Destination(base.scheme(), slashes < 2 ? base.host().toLowerCase(Locale.ROOT) : host(text, slashes));
    }

    boolean isHttp() {
        return scheme.equals("http") || scheme.equals("https");
    }

    boolean isSiteOf(Origin origin) {
        return isHttp() && host.equals(origin.host().toLowerCase(Locale.ROOT));
    }

    /** Without tabs and line ends anywhere, and without controls and blanks around it. */
    private static String cleaned(String reference) {
        StringBuilder text = new StringBuilder(reference.length());
        for (int i = 0; i < reference.length(); i++) {
            char c = reference.charAt(i);
            if (c != '\t' && c != '\n' && c != '\r') {
                text.append(c);
            }
        }
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) <= ' ') {
            end--;
        }
        return text.substring(start, end);
    }

    /** The colon after a scheme, or -1. */
    private static int schemeEnd(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':' && i > 0) {
                return i;
            }
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean later = i > 0 && ((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.');
            if (!letter && !later) {
                return -1;
            }
        }
        return -1;
    }

    private static int slashes(String text) {
        int i = 0;
        while (i < text.length() && isSlash(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isSlash(char c) {
        return c == '/' || c == '\\';
    }

    /** What stands before an @ is a user name, what stands after a colon a port. */
    private static String host(String text, int start) {
        int end = start;
        while (end < text.length() && !isSlash(text.charAt(end)) && "?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String authority = text.substring(start, end).toLowerCase(Locale.ROOT);
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        int bracket = host.indexOf(']');
        if (host.startsWith("[") && bracket > 0) {
            return host.substring(1, bracket);
        }
        int port = host.indexOf(':');
        return port < 0 ? host : host.substring(0, port);
    }
}
