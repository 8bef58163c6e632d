package io.authcontract.client.okhttp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.authcontract.http.Field;
import io.authcontract.http.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Field values between octets, which is what they are (RFC 9110 section 5.5), and the UTF-8 text that OkHttp makes of them.
 *
 * <p>Octets that are no UTF-8 are lost in OkHttp: the value then holds U+FFFD, which no octet can be mistaken for.
 */
final class HeaderOctets {
    private static final char LOST = '\uFFFD';

    private HeaderOctets() {}

    /** Returns received field lines with each char one octet again. */
    static Headers received(okhttp3.Headers headers) {
        List<Field> fields = new ArrayList<>(headers.size());
        for (int i = 0; i < headers.size(); i++) {
            fields.add(new Field(octets(headers.name(i)), octets(headers.value(i))));
        }
        return Headers.of(fields);
    }

    static String octets(String text) {
        return isAscii(text) ? text : octetsOf(text);
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static String octetsOf(String text) {
        StringBuilder octets = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == LOST) {
                octets.append(LOST);
            } else {
                octets.append(new String(Character.toString(c).getBytes(UTF_8), ISO_8859_1));
            }
        });
        return octets.toString();
    }

    /** Returns the text that OkHttp writes as these octets; empty when they are no UTF-8. */
    static Optional<String> text(String octets) {
        if (isAscii(octets)) {
            return Optional.of(octets);
        }
        String text = new String(octets.getBytes(ISO_8859_1), UTF_8);
        return new String(text.getBytes(UTF_8), ISO_8859_1).equals(octets) ? Optional.of(text) : Optional.empty();
    }
}
