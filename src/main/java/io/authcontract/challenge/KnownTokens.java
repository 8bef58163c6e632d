package io.authcontract.challenge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The scheme and parameter names that nearly every challenge consists of, so that reading them allocates nothing. A name that is not here, or
 * whose place in the table is taken, is simply copied out of the field.
 */
final class KnownTokens {
    private static final List<String> TOKENS = List.of(
            "realm",
            "error",
            "error_description",
            "error_uri",
            "scope",
            "resource_metadata",
            "nonce",
            "opaque",
            "qop",
            "algorithm",
            "charset",
            "stale",
            "domain",
            "userhash",
            "algs",
            "Basic",
            "Bearer",
            "Digest",
            "DPoP",
            "Negotiate",
            "NTLM");

    private static final int PLACES_COUNT = 128;
    private static final List<String> PLACES = places();

    private KnownTokens() {}

    private static List<String> places() {
        List<String> places = new ArrayList<>(Collections.nCopies(PLACES_COUNT, ""));
        TOKENS.forEach(token -> places.set(place(token, 0, token.length()), token));
        return List.copyOf(places);
    }

    /** Gives each of the tokens above a place of its own; {@code from + 1 < to}. */
    private static int place(String text, int from, int to) {
        return (text.charAt(to - 2) + 2 * text.charAt(from) + to - from) & (PLACES_COUNT - 1);
    }

    /** Returns the token between two positions, at least one octet apart: a shared string where it is a known one. */
    static String between(String text, int from, int to) {
        String known = to - from > 1 ? PLACES.get(place(text, from, to)) : "";
        return known.length() == to - from && text.startsWith(known, from) ? known : text.substring(from, to);
    }
}
