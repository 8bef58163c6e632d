package io.authcontract.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The content inside chunked coding (RFC 9112 section 7.1). Extensions are ignored; trailers are checked and dropped. */
final class ChunkedContent extends InputStream {
    private static final int SIZE_LINE_LIMIT = 4096;
    private static final Pattern SIZE_LINE = Pattern.compile("0*+([0-9A-Fa-f]*+)[ \\t]*+(?:;.*)?", Pattern.DOTALL);
    private static final String WHERE = "a chunk";

    private final LineReader lines;
    private final Allowance trailers;
    private long left;
    private boolean started;
    private boolean ended;

    ChunkedContent(LineReader lines, int maxTrailerOctets) {
        this.lines = lines;
        this.trailers = new Allowance(maxTrailerOctets, "the trailer section");
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0 && !ended) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        int count = lines.octets().read(into, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw UnreadableResponse.truncated(
                    "the connection was closed in the middle of a chunk, " + left + " octets short.");
        }
        left -= count;
        return count;
    }

    private void nextChunk() throws IOException {
        if (started && !line().isEmpty()) {
            throw UnreadableResponse.malformed("a chunk is longer than its size (RFC 9112 section 7.1).");
        }
        started = true;
        left = size(line());
        if (left == 0) {
            new FieldLines(lines, trailers).read("the trailer section");
            ended = true;
        }
    }

    private String line() throws IOException {
        return lines.line(new Allowance(SIZE_LINE_LIMIT, "a chunk-size line"), WHERE);
    }

    private static long size(String line) throws UnreadableResponse {
        Matcher parts = SIZE_LINE.matcher(line);
        if (!parts.matches() || !startsWithDigit(line)) {
            throw UnreadableResponse.malformed(
                    "this is no chunk size (RFC 9112 section 7.1): " + Excerpt.of(line) + ".");
        }
        String digits = parts.group(1);
        return digits.isEmpty() ? 0 : digits.length() > 15 ? Long.MAX_VALUE : Long.parseLong(digits, 16);
    }

    private static boolean startsWithDigit(String line) {
        return !line.isEmpty() && Character.digit(line.charAt(0), 16) >= 0;
    }
}
