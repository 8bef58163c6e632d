package io.authcontract.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The forms in which one secret may show up in a text that {@link Unescaped} has made plain: itself, in the other view of its octets, with plus
 * signs for spaces, and in base64, also in the middle of a longer base64 text.
 */
final class SecretForms {
    /** A shorter one would be found in ordinary words. */
    private static final int SHORTEST_INNER = 8;

    private SecretForms() {}

    static Set<String> of(String secret) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(secret);
        forms.add(secret.replace(' ', '+'));
        forms.add(new String(secret.getBytes(UTF_8), ISO_8859_1));
        octetsAsUtf8(secret).ifPresent(forms::add);
        byte[] octets = secret.getBytes(UTF_8);
        addBase64(Base64.getEncoder(), octets, forms);
        addBase64(Base64.getUrlEncoder(), octets, forms);
        return forms;
    }

    /** A field value holds one octet in each char (ISO-8859-1 view); a body that echoes it holds characters. */
    static Optional<String> octetsAsUtf8(String value) {
        if (value.chars().allMatch(c -> c < 0x80) || value.chars().anyMatch(c -> c > 0xFF)) {
            return Optional.empty();
        }
        try {
            return Optional.of(UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(value.getBytes(ISO_8859_1)))
                    .toString());
        } catch (CharacterCodingException otherCharset) {
            return Optional.empty();
        }
    }

    private static void addBase64(Base64.Encoder encoder, byte[] octets, Set<String> forms) {
        forms.add(encoder.withoutPadding().encodeToString(octets));
        for (int before = 0; before < 3; before++) {
            String inner = inner(encoder, octets, before);
            if (inner.length() >= SHORTEST_INNER) {
                forms.add(inner);
            }
        }
    }

    /** The characters that depend on the secret alone when that many octets stand before it. */
    private static String inner(Base64.Encoder encoder, byte[] octets, int before) {
        byte[] shifted = new byte[before + octets.length];
        System.arraycopy(octets, 0, shifted, before, octets.length);
        String encoded = encoder.encodeToString(Arrays.copyOf(shifted, shifted.length + 3));
        int first = (before * 8 + 5) / 6;
        int end = shifted.length * 8 / 6;
        return encoded.substring(first, Math.max(first, end));
    }
}
