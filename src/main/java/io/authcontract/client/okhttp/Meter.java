package io.authcontract.client.okhttp;

import java.io.IOException;

/**
 * Counts what comes over a connection and stops it when too much comes without any progress: OkHttp sets no limit to interim responses and to the
 * line before a chunk. Safe for use by several threads.
 */
final class Meter {
    private final int limit;
    private final AnswerEnd answer = new AnswerEnd();
    private long sinceProgress;

    Meter(int limit) {
        this.limit = limit;
    }

    /** Begins with the next exchange. */
    synchronized void begin() {
        sinceProgress = 0;
        answer.begin();
    }

    /** Notes that what has come so far was of use. */
    synchronized void progress() {
        sinceProgress = 0;
    }

    synchronized long sinceProgress() {
        return sinceProgress;
    }

    boolean isExceeded() {
        return sinceProgress() > limit;
    }

    synchronized void counted(long length) {
        answer.counted(length);
    }

    synchronized void chunked() {
        answer.chunked();
    }

    synchronized boolean endedExactly() {
        return answer.isExact();
    }

    synchronized boolean isOverrun() {
        return answer.isExceeded();
    }

    /** Whether no octet of an answer came: nothing at all, or something that does not begin as an answer does. */
    synchronized boolean isUnanswered() {
        return !answer.hasBegun() || answer.isForeign();
    }

    synchronized boolean isSilent() {
        return !answer.hasBegun();
    }

    synchronized void came(byte[] octets, int offset, int count) throws IOException {
        int more = Math.max(count, 0);
        answer.came(octets, offset, more);
        sinceProgress += more;
        if (sinceProgress > limit) {
            throw new IOException("more than " + limit + " octets without progress");
        }
    }
}
