package io.authcontract.http;

import java.io.IOException;
import java.io.InputStream;

/** Content of a declared length (RFC 9112 section 6.2); an early end is an incomplete message (section 8). */
final class FixedContent extends InputStream {
    private static final int SHORT = 4096;

    private final InputStream in;
    private final long length;
    private long left;

    FixedContent(InputStream in, long length) {
        this.in = in;
        this.length = length;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int wanted) throws IOException {
        if (left == 0) {
            return -1;
        }
        int count = in.read(into, offset, (int) Math.min(wanted, left));
        if (count < 0) {
            throw UnreadableResponse.truncated(
                    "the connection was closed after " + (length - left) + " of " + length + " octets of content.");
        }
        left -= count;
        return count;
    }

    /** Most contents are short: the usual way to read so many octets makes room for thousands first. */
    @Override
    public byte[] readNBytes(int most) throws IOException {
        if (left > Math.min(most, SHORT)) {
            return super.readNBytes(most);
        }
        byte[] all = new byte[(int) left];
        int count = 0;
        while (left > 0) {
            count += read(all, count, all.length - count);
        }
        return all;
    }
}
