package io.authcontract.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A final response (RFC 9110 section 3.4). {@link #toString()} is redacted.
 *
 * @param protocol the protocol, {@code HTTP/1.1}
 * @param status the status code, three digits
 * @param reason the reason phrase, possibly empty
 * @param headers the field lines as received
 * @param body the content as received, before content decoding; for HEAD the octets (if any) that wrongly followed the header section
 * @since 0.1.0
 */
public record Response(String protocol, int status, String reason, Headers headers, Body body) implements Outcome {

    /**
     * Returns a response over HTTP/1.1 without a reason phrase.
     *
     * @param status the status code
     * @param headers the field lines
     * @param body the content
     * @return the response
     */
    public static Response of(int status, Headers headers, Body body) {
        return new Response("HTTP/1.1", status, "", headers, body);
    }

    /**
     * Returns the media type without parameters, in lower case (RFC 9110 section 8.3.1).
     *
     * @return for example {@code application/problem+json}, or empty without a Content-Type
     */
    public Optional<String> mediaType() {
        return headers.first("Content-Type")
                .map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(type -> !type.isEmpty());
    }

    /**
     * Returns the content after content decoding (gzip, deflate), bounded by {@link ContentDecoding#LIMIT}.
     *
     * @return the decoded body; unknown, with the reason, where it cannot be decoded
     */
    public Body content() {
        return ContentDecoding.decode(this);
    }

    /**
     * Returns the decoded content as text in the declared charset, UTF-8 by default; an unknown or wrong charset never throws.
     *
     * @return the text, empty when the body is unknown
     */
    public String text() {
        return content().text(charset());
    }

    /** The declared charset, UTF-8 by default and for an unknown one. */
    Charset charset() {
        String type = headers.first("Content-Type").orElse("");
        for (String part : type.split(";", -1)) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length == 2 && pair[0].equalsIgnoreCase("charset")) {
                return named(pair[1].replace("\"", "").strip());
            }
        }
        return StandardCharsets.UTF_8;
    }

    private static Charset named(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    @Override
    public String toString() {
        return protocol + " " + status + " " + headers + " " + body;
    }
}
