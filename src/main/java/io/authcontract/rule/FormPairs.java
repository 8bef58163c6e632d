package io.authcontract.rule;

import io.authcontract.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Names and values of queries and forms (WHATWG URL, application/x-www-form-urlencoded), read tolerantly. */
final class FormPairs {
    private static final String FORM = "application/x-www-form-urlencoded";

    /**
     * One pair.
     *
     * @param name decoded
     * @param value decoded, its octets as chars
     */
    record Pair(String name, String value) {}

    private FormPairs() {}

    /** Those of the query and of a form in the content. */
    static List<Pair> of(Request request) {
        String target = request.target();
        int query = target.indexOf('?');
        List<Pair> pairs = new ArrayList<>();
        if (query >= 0) {
            pairs.addAll(of(target.substring(query + 1)));
        }
        String type = request.headers().first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (type.startsWith(FORM) && request.body().isKnown()) {
            pairs.addAll(of(request.body().text(StandardCharsets.ISO_8859_1)));
        }
        return pairs;
    }

    static List<Pair> of(String text) {
        List<Pair> pairs = new ArrayList<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.add(new Pair(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1))));
            }
        }
        return pairs;
    }

    /** A percent sign without two digits stands for itself. */
    static String decoded(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = c == '%' && i + 2 < text.length() ? digit(text.charAt(i + 1)) : -1;
            int low = high < 0 ? -1 : digit(text.charAt(i + 2));
            if (low >= 0) {
                plain.append((char) (high * 16 + low));
                i += 2;
            } else {
                plain.append(c == '+' ? ' ' : c);
            }
        }
        return plain.toString();
    }

    /** Of ASCII only: Character.digit takes those of other scripts too. */
    private static int digit(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }
}
