package io.authcontract.challenge;

import java.util.Arrays;
import java.util.List;

/**
 * The scheme and parameter names that nearly every challenge consists of, so that reading them allocates nothing. A name that is not here, or
 * whose place in the table is taken, is simply copied out of the field.
 *
 * <p>A name is found by its last eight octets as one number, which is collected while the end of the name is looked for. A shorter name is known by
 * that number alone, without a second look at the text.
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

    private static final int PLACE_BITS = 8;
    private static final List<String> PLACES = places();
    private static final long[] LAST_OCTETS =
            PLACES.stream().mapToLong(KnownTokens::lastOctets).toArray();

    private KnownTokens() {}

    private static List<String> places() {
        String[] places = new String[1 << PLACE_BITS];
        Arrays.fill(places, "");
        TOKENS.forEach(token -> places[place(lastOctets(token))] = token);
        return List.of(places);
    }

    private static long lastOctets(String token) {
        long octets = 0;
        for (int i = 0; i < token.length(); i++) {
            octets = append(octets, token.charAt(i));
        }
        return octets;
    }

    /** The last eight octets of a token that goes on with this octet; a token begins with none, which is 0. */
    static long append(long lastOctets, char octet) {
        return lastOctets << Byte.SIZE | octet;
    }

    /** The upper bits of a product depend on all bits of its factors; a multiple of the golden ratio spreads similar ones well. */
    private static int place(long lastOctets) {
        return (int) ((lastOctets * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - PLACE_BITS));
    }

    /** Returns the token between two positions: a shared string where it is a known one. */
    static String between(String text, int from, int to, long lastOctets) {
        int place = place(lastOctets);
        boolean known = LAST_OCTETS[place] == lastOctets && (to - from < Long.BYTES || begins(place, text, from, to));
        return known ? PLACES.get(place) : text.substring(from, to);
    }

    /** Of tokens of eight octets and more, compares the length and what stands before the last eight. */
    private static boolean begins(int place, String text, int from, int to) {
        String known = PLACES.get(place);
        return known.length() == to - from && text.regionMatches(from, known, 0, to - from - Long.BYTES);
    }
}
