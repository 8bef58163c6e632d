package io.authcontract.client.okhttp;

import java.io.ByteArrayOutputStream;

/**
 * Follows the octets of one answer as they come from the socket and tells whether they ended exactly where the answer ends. OkHttp reads ahead and
 * would keep what is left over for the beginning of the next answer.
 */
final class AnswerEnd {
    private static final String BEGINNING = "HTTP/1.";
    private static final long LARGEST_CHUNK = 1L << 40;

    private enum At {
        HEAD,
        BEHIND_HEAD,
        COUNTED,
        CHUNK_SIZE,
        CHUNK_EXTENSION,
        CHUNK,
        CHUNK_END,
        TRAILER,
        OVER,
        LOST
    }

    private final ByteArrayOutputStream behind = new ByteArrayOutputStream();
    private At at = At.HEAD;
    private int seen;
    private boolean foreign;
    private int line;
    private long left;
    private int digits;

    /** Waits for the first octet of an answer. */
    void begin() {
        at = At.HEAD;
        behind.reset();
        seen = 0;
        foreign = false;
        line = 0;
    }

    /** Whether an octet came since then. */
    boolean hasBegun() {
        return seen > 0;
    }

    /** Whether what came does not begin as an answer does. */
    boolean isForeign() {
        return foreign;
    }

    /** Whether everything came that belongs to the answer, and nothing more. */
    boolean isExact() {
        return at == At.OVER || (at == At.COUNTED && left == 0);
    }

    /** Whether more came than belongs to the answer. */
    boolean isExceeded() {
        return at == At.LOST;
    }

    /** The header section has come, and announces so many octets of content. */
    void counted(long length) {
        left = length;
        go(At.COUNTED);
    }

    /** The header section has come, and announces chunks. */
    void chunked() {
        startChunk();
        go(At.CHUNK_SIZE);
    }

    private void go(At next) {
        at = at == At.BEHIND_HEAD ? next : At.LOST;
        byte[] early = behind.toByteArray();
        behind.reset();
        came(early, 0, early.length);
    }

    void came(byte[] octets, int offset, int count) {
        int end = offset + count;
        int i = offset;
        while (i < end) {
            switch (at) {
                case BEHIND_HEAD -> {
                    behind.write(octets, i, end - i);
                    i = end;
                }
                case COUNTED, CHUNK -> i += skipped(end - i);
                case OVER, LOST -> {
                    at = At.LOST;
                    i = end;
                }
                default -> step(octets[i++]);
            }
        }
    }

    private int skipped(int count) {
        int taken = (int) Math.min(left, count);
        left -= taken;
        if (at == At.CHUNK && left == 0) {
            at = At.CHUNK_END;
        } else if (taken < count) {
            at = At.LOST;
            return count;
        }
        return taken;
    }

    private void step(byte octet) {
        switch (at) {
            case HEAD -> {
                foreign |= seen < BEGINNING.length() && octet != BEGINNING.charAt(seen);
                seen++;
                endOfSection(octet, At.BEHIND_HEAD);
            }
            case CHUNK_SIZE -> size(octet);
            case CHUNK_EXTENSION -> extension(octet);
            case CHUNK_END -> endOfChunk(octet);
            default -> endOfSection(octet, At.OVER);
        }
    }

    /** A section ends with an empty line; OkHttp takes LF for CRLF. */
    private void endOfSection(byte octet, At next) {
        if (octet == '\n') {
            at = line == 0 ? next : at;
            line = 0;
        } else if (octet != '\r') {
            line++;
        }
    }

    private void startChunk() {
        left = 0;
        digits = 0;
        line = 0;
    }

    private void size(byte octet) {
        int digit = Character.digit(octet, 16);
        if (digit >= 0) {
            left = left * 16 + digit;
            digits++;
            at = left > LARGEST_CHUNK ? At.LOST : at;
        } else {
            at = At.CHUNK_EXTENSION;
            extension(octet);
        }
    }

    private void extension(byte octet) {
        if (octet == '\n') {
            at = digits == 0 ? At.LOST : left == 0 ? At.TRAILER : At.CHUNK;
        }
    }

    private void endOfChunk(byte octet) {
        if (octet == '\n') {
            startChunk();
            at = At.CHUNK_SIZE;
        } else if (octet != '\r') {
            at = At.LOST;
        }
    }
}
