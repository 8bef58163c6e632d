package io.authcontract.rule;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a set rule keeps in place of texts of any length. */
final class Digests {
    /** A digest in text would not be much shorter. */
    private static final int SHORT = 64;

    private Digests() {}

    static String of(String text) {
        return text.length() <= SHORT ? text : "sha-256 " + of(text.getBytes(StandardCharsets.UTF_8));
    }

    static String of(byte[] octets) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets), 0, 16);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
