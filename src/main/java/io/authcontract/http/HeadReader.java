package io.authcontract.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the status line and header section of the final response (RFC 9112 sections 4 and 5), past all interim ones. To a request that withholds its
 * content, 100 is as good as final: what it invites to will not come.
 */
final class HeadReader {
    private static final int INTERIM_LIMIT = 100;
    private static final String PROTOCOL = "HTTP/";
    private static final Pattern STATUS_LINE = Pattern.compile("(HTTP/1\\.[0-9]) ([0-9]{3})(?: ([^\\r\\x00]*))?");

    private final LineReader lines;
    private final Allowance allowance;
    private boolean begun;
    private boolean interim;

    HeadReader(LineReader lines, int maxOctets) {
        this.lines = lines;
        this.allowance = new Allowance(maxOctets, "the header section, with the interim responses before it,");
    }

    Head read(boolean withholding) throws IOException {
        for (int i = 0; i <= INTERIM_LIMIT; i++) {
            Head head = next();
            if (!head.isInterim() || (withholding && head.status() == 100)) {
                return head;
            }
            interim = true;
        }
        throw new UnreadableResponse(
                Fault.Kind.TOO_LARGE, "more than " + INTERIM_LIMIT + " interim (1xx) responses came and no final one.");
    }

    /** Whether something came that begins as a response does. */
    boolean hasBegun() {
        return begun;
    }

    /** Whether interim responses came before the final one. */
    boolean wasInterim() {
        return interim;
    }

    private Head next() throws IOException {
        checkProtocol();
        String line = PROTOCOL + lines.line(allowance, "the status line");
        Matcher parts = STATUS_LINE.matcher(line);
        if (!parts.matches()) {
            throw UnreadableResponse.malformed(
                    "this is no status line of HTTP/1.x (RFC 9112 section 4): " + Excerpt.of(line) + ".");
        }
        String reason = parts.group(3) == null ? "" : parts.group(3);
        Headers headers = new FieldLines(lines, allowance).read("the header section");
        return new Head(parts.group(1), Integer.parseInt(parts.group(2)), reason, headers);
    }

    /** Looks at the first octets alone, because what is not HTTP may never send the end of a line. */
    private void checkProtocol() throws IOException {
        InputStream in = lines.octets();
        StringBuilder start = new StringBuilder();
        while (start.length() < PROTOCOL.length()) {
            int octet = in.read();
            if (octet < 0) {
                throw closedAfter(start.toString());
            }
            start.append((char) octet);
            if (!PROTOCOL.startsWith(start.toString())) {
                throw notHttp(start, in);
            }
        }
        begun = true;
        allowance.take(PROTOCOL.length());
    }

    private static UnreadableResponse closedAfter(String start) {
        return start.isEmpty()
                ? new UnreadableResponse(
                        Fault.Kind.CLOSED_UNANSWERED, "the connection was closed before a status line came.")
                : UnreadableResponse.truncated("the connection was closed in the middle of the status line.");
    }

    private static UnreadableResponse notHttp(StringBuilder start, InputStream in) throws IOException {
        byte[] more = in.readNBytes(Math.min(in.available(), 60));
        String found = start + new String(more, StandardCharsets.ISO_8859_1);
        return new UnreadableResponse(Faults.notHttp(found));
    }
}
