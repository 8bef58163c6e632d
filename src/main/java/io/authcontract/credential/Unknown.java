package io.authcontract.credential;

import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Values that a service cannot know, because they were made a moment ago. */
final class Unknown {
    private static final int TOKEN_OCTETS = 32;

    private Unknown() {}

    static String token(RandomGenerator random) {
        byte[] octets = new byte[TOKEN_OCTETS];
        random.nextBytes(octets);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    static String name(RandomGenerator random) {
        return HexFormat.of().toHexDigits(random.nextInt());
    }

    /** A value of the same length and the same kinds of characters; a prefix up to the first separator stays. */
    static String like(String value, RandomGenerator random) {
        int from = Math.max(value.indexOf('_'), value.indexOf('-')) + 1;
        StringBuilder other = new StringBuilder(value.substring(0, from < value.length() ? from : 0));
        for (int i = other.length(); i < value.length(); i++) {
            other.append(like(value.charAt(i), random));
        }
        return other.toString().equals(value) ? value + random.nextInt(10) : other.toString();
    }

    private static char like(char c, RandomGenerator random) {
        if (c >= '0' && c <= '9') {
            return (char) ('0' + random.nextInt(10));
        }
        if (c >= 'a' && c <= 'z') {
            return (char) ('a' + random.nextInt(26));
        }
        return c >= 'A' && c <= 'Z' ? (char) ('A' + random.nextInt(26)) : c;
    }
}
