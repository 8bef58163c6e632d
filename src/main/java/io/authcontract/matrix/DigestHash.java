package io.authcontract.matrix;

import io.authcontract.challenge.Challenge;
import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The hash function of a Digest challenge (RFC 7616 section 6.1), the strongest first. */
enum DigestHash {
    SHA_512_256("SHA-512-256", "SHA-512/256"),
    SHA_256("SHA-256", "SHA-256"),
    MD5("MD5", "MD5");

    private static final String SESSION = "-SESS";

    private final String name;
    private final String jdk;

    DigestHash(String name, String jdk) {
        this.name = name;
        this.jdk = jdk;
    }

    /** The function of a challenge; a challenge without one means MD5. */
    static Optional<DigestHash> of(Challenge challenge) {
        String wanted = algorithm(challenge);
        String plain = wanted.endsWith(SESSION) ? wanted.substring(0, wanted.length() - SESSION.length()) : wanted;
        return List.of(values()).stream()
                .filter(hash -> hash.name.equals(plain))
                .findFirst();
    }

    /** Whether the first part of the hash holds for a session. */
    static boolean isForSession(Challenge challenge) {
        return algorithm(challenge).endsWith(SESSION);
    }

    private static String algorithm(Challenge challenge) {
        return challenge.parameter("algorithm").orElse(MD5.name).toUpperCase(Locale.ROOT);
    }

    String of(String text, Charset charset) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(jdk).digest(text.getBytes(charset)));
        } catch (NoSuchAlgorithmException missing) {
            throw new Stuck("this JDK has no " + jdk + ", which the challenge asks for");
        }
    }
}
