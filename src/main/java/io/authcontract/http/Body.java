package io.authcontract.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The content of a message: octets up to a limit, or unknown with the reason (for example a body that somebody else has already read).
 *
 * <p>{@link #toString()} tells the size, never the content.
 *
 * @since 0.1.0
 */
public final class Body {
    private static final Body NONE = new Body(new byte[0], false, Optional.empty());

    private final byte[] octets;
    private final boolean truncated;
    private final Optional<String> unknownBecause;

    private Body(byte[] octets, boolean truncated, Optional<String> unknownBecause) {
        this.octets = octets;
        this.truncated = truncated;
        this.unknownBecause = unknownBecause;
    }

    /**
     * Returns the empty body.
     *
     * @return a known body of no octets
     */
    public static Body none() {
        return NONE;
    }

    /**
     * Returns a body of these octets.
     *
     * @param octets the content, copied
     * @return a known, complete body
     */
    public static Body of(byte[] octets) {
        return octets.length == 0 ? NONE : new Body(octets.clone(), false, Optional.empty());
    }

    /**
     * Returns a body of that text in UTF-8.
     *
     * @param text the content
     * @return a known, complete body
     */
    public static Body of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns the first octets of a longer body: the reader's limit was reached.
     *
     * @param octets what was read, copied
     * @return a known but truncated body
     */
    public static Body truncated(byte[] octets) {
        return new Body(octets.clone(), true, Optional.empty());
    }

    /**
     * Reads content to its end, or up to a limit.
     *
     * @param content the content, not closed here
     * @param limit how many octets to keep
     * @return a known body, truncated when there is more
     * @throws IOException when reading fails
     */
    public static Body read(InputStream content, int limit) throws IOException {
        byte[] octets = content.readNBytes(limit);
        return content.read() < 0 ? of(octets) : truncated(octets);
    }

    /**
     * Returns a body of which nothing is known.
     *
     * @param reason why, in words that finish the sentence "the body is unknown: ..."
     * @return an unknown body
     */
    public static Body unknown(String reason) {
        return new Body(new byte[0], false, Optional.of(reason));
    }

    /**
     * Tells whether the content is known, at least in its first octets.
     *
     * @return false for {@link #unknown(String)}
     */
    public boolean isKnown() {
        return unknownBecause.isEmpty();
    }

    /**
     * Tells why the content is unknown.
     *
     * @return the reason, or empty when it is known
     */
    public Optional<String> unknownBecause() {
        return unknownBecause;
    }

    /**
     * Tells whether the body went on after the octets held here.
     *
     * @return whether a limit cut it off
     */
    public boolean isTruncated() {
        return truncated;
    }

    /**
     * Tells whether the body is known and has no octets.
     *
     * @return whether there is no content
     */
    public boolean isEmpty() {
        return isKnown() && octets.length == 0;
    }

    /**
     * Returns the number of octets held here.
     *
     * @return the size in octets
     */
    public int size() {
        return octets.length;
    }

    /**
     * Returns the octets held here.
     *
     * @return a copy
     */
    public byte[] octets() {
        return octets.clone();
    }

    /**
     * Decodes the octets; malformed input becomes U+FFFD, nothing is thrown.
     *
     * @param charset the charset to decode with
     * @return the text
     */
    public String text(Charset charset) {
        return new String(octets, charset);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Body that
                && Arrays.equals(octets, that.octets)
                && truncated == that.truncated
                && unknownBecause.equals(that.unknownBecause);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
        return unknownBecause
                .map(reason -> "unknown: " + reason)
                .orElse(octets.length + " octets" + (truncated ? " and more" : ""));
    }
}
