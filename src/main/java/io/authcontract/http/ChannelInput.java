package io.authcontract.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * What comes over a channel. Usually whoever reads waits for it. On an event loop nobody waits: there the octets of one answer are held until all of
 * it is there, and reading beyond them is {@link NotYet}; then it can be read once more from its beginning.
 */
final class ChannelInput extends InputStream {
    /** An answer that takes more room is read by a thread that waits for it. */
    private static final int ROOM = 16_384;

    private final SocketChannel channel;
    private final InputStream waiting;
    private final byte[] held = new byte[ROOM];
    private int next;
    private int end;
    private boolean ended;

    ChannelInput(SocketChannel channel) throws IOException {
        this.channel = channel;
        this.waiting = channel.socket().getInputStream();
    }

    private boolean isWaiting() {
        return channel.isBlocking();
    }

    /** Takes what is there, without waiting, as far as there is room; there is more than that only where it is full then. */
    void fill() throws IOException {
        int count = channel.read(ByteBuffer.wrap(held, end, ROOM - end));
        if (count < 0) {
            ended = true;
        } else {
            end += count;
        }
    }

    boolean isFull() {
        return end == ROOM;
    }

    /** Whether the other side has ended the connection. */
    boolean isEnded() {
        return ended;
    }

    /** Goes back to where the present answer began. */
    void rewind() {
        next = 0;
    }

    /** Lets go what was held: another answer begins. */
    void restart() {
        next = 0;
        end = 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (next < end) {
            int count = Math.min(length, end - next);
            System.arraycopy(held, next, into, offset, count);
            next += count;
            return count;
        }
        if (ended) {
            return -1;
        }
        if (!isWaiting()) {
            throw NotYet.octets();
        }
        return waiting.read(into, offset, length);
    }

    @Override
    public int available() throws IOException {
        return end - next + (isWaiting() && !ended ? waiting.available() : 0);
    }
}
