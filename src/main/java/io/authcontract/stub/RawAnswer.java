package io.authcontract.stub;

import java.nio.charset.StandardCharsets;

/**
 * What a {@link RawStub} sends, octet by octet: also what no HTTP server would.
 *
 * @since 0.1.0
 */
public final class RawAnswer {
    private static final String REFUSAL = "HTTP/1.1 401 Unauthorized\r\nCache-Control: no-store\r\n";
    private static final String HEAD = REFUSAL + "Connection: close\r\n";

    private final boolean early;
    private final boolean last;
    private final String octets;

    private RawAnswer(boolean early, boolean last, String octets) {
        this.early = early;
        this.last = last;
        this.octets = octets;
    }

    /**
     * Returns an answer that is sent when the whole request was read.
     *
     * @param octets everything that is sent, each char one octet, line ends included; nothing when the connection is to close unanswered
     * @return the answer
     */
    public static RawAnswer octets(String octets) {
        return new RawAnswer(false, true, octets);
    }

    /**
     * Returns a 401 that is sent as soon as the header section was read, while the client still sends content (RFC 9110 section 10.1.1). No
     * {@code 100 Continue} is sent.
     *
     * @param challenge the value of WWW-Authenticate
     * @return the answer
     */
    public static RawAnswer early401(String challenge) {
        return new RawAnswer(true, true, HEAD + field(challenge) + "Content-Length: 0\r\n\r\n");
    }

    /**
     * Returns a 401 that is sent as soon as the header section was read, over a connection that goes on: the content of the request is left there, and taken for
     * the next request. A server has to read it or to close the connection (RFC 9112 section 9.3).
     *
     * @param challenge the value of WWW-Authenticate
     * @return the answer
     */
    public static RawAnswer leavingContent(String challenge) {
        return new RawAnswer(true, false, REFUSAL + field(challenge) + "Content-Length: 0\r\n\r\n");
    }

    /**
     * Returns a 401 whose content is chunked, and whose first chunk has a size that is no number (RFC 9112 section 7.1).
     *
     * @param challenge the value of WWW-Authenticate
     * @return the answer
     */
    public static RawAnswer badChunk(String challenge) {
        return octets(HEAD + field(challenge) + "Transfer-Encoding: chunked\r\n\r\nseven\r\nrefused\r\n0\r\n\r\n");
    }

    /**
     * Returns a 401 that promises 100 octets of content and ends after 10 (RFC 9112 section 8).
     *
     * @param challenge the value of WWW-Authenticate
     * @return the answer
     */
    public static RawAnswer truncated(String challenge) {
        return octets(HEAD + field(challenge) + "Content-Length: 100\r\n\r\n0123456789");
    }

    /**
     * Returns a 401 whose challenge is folded over two lines, as nobody may send it any more (RFC 9112 section 5.2).
     *
     * @param challenge the value of WWW-Authenticate; folded at its first space
     * @return the answer
     */
    public static RawAnswer folded(String challenge) {
        return octets(HEAD + field(challenge.replaceFirst(" ", "\r\n  ")) + "Content-Length: 0\r\n\r\n");
    }

    /**
     * Returns a 401 with a space between field name and colon (RFC 9112 section 5.1).
     *
     * @param challenge the value of WWW-Authenticate
     * @return the answer
     */
    public static RawAnswer spaceBeforeColon(String challenge) {
        return octets(HEAD + "WWW-Authenticate : " + challenge + "\r\nContent-Length: 0\r\n\r\n");
    }

    private static String field(String challenge) {
        return "WWW-Authenticate: " + challenge + "\r\n";
    }

    boolean isEarly() {
        return early;
    }

    /** Whether the connection ends with it. */
    boolean isLast() {
        return last;
    }

    byte[] toOctets() {
        return octets.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return (early ? "early, " : "") + octets.length() + " octets";
    }
}
