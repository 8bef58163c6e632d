package io.authcontract.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;

/** Reads lines and octets of a message; a line ends with CRLF or a bare LF (RFC 9112 section 2.2). What was read ahead stays here. */
final class LineReader {
    private final InputStream in;
    private final InputStream octets = new Octets();
    private final byte[] ahead = new byte[8192];
    private int next;
    private int end;

    LineReader(InputStream in) {
        this.in = in;
    }

    InputStream octets() {
        return octets;
    }

    /** Drops what was read ahead; whoever holds it can be read again. */
    void forget() {
        next = 0;
        end = 0;
    }

    /** Waits for an octet, or for the end. */
    void await() throws IOException {
        hasMore();
    }

    /**
     * Reads a line without its end.
     *
     * @param allowance how many octets this line and its siblings may still take
     * @param where names the place, for the text of a fault
     */
    String line(Allowance allowance, String where) throws IOException {
        String first = part(allowance, where);
        if (wasLineFeed()) {
            return withoutCarriageReturn(first); // Nearly always: the line was there as a whole.
        }
        StringBuilder line = new StringBuilder(first);
        while (!wasLineFeed()) {
            line.append(part(allowance, where));
        }
        return withoutCarriageReturn(line.toString());
    }

    /** Up to the LF, or what is there of it. */
    private String part(Allowance allowance, String where) throws IOException {
        if (!hasMore()) {
            throw UnreadableResponse.truncated("the connection was closed in the middle of " + where + ".");
        }
        int lineFeed = lineFeed();
        boolean ended = lineFeed < end;
        allowance.take(lineFeed - next + (ended ? 1 : 0));
        String part = new String(ahead, next, lineFeed - next, ISO_8859_1);
        next = ended ? lineFeed + 1 : lineFeed;
        return part;
    }

    /** Whether the last octet that was read is the end of a line. */
    private boolean wasLineFeed() {
        return ahead[next - 1] == '\n';
    }

    private static String withoutCarriageReturn(String line) {
        int length = line.length();
        return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line;
    }

    /** The position of the first LF among what was read ahead, or the end of that. */
    private int lineFeed() {
        int at = next;
        while (at < end && ahead[at] != '\n') {
            at++;
        }
        return at;
    }

    private boolean hasMore() throws IOException {
        if (next == end) {
            next = 0;
            end = 0; // Should reading fail, for example because it takes too long.
            end = Math.max(0, in.read(ahead, 0, ahead.length));
        }
        return next < end;
    }

    private final class Octets extends InputStream {
        @Override
        public int read() throws IOException {
            return hasMore() ? ahead[next++] & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!hasMore()) {
                return -1;
            }
            int count = Math.min(length, end - next);
            System.arraycopy(ahead, next, into, offset, count);
            next += count;
            return count;
        }

        @Override
        public int available() throws IOException {
            return end - next + in.available();
        }
    }
}
