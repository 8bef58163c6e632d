package io.authcontract.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/** A connection to a service: what was read ahead from it stays with it. One exchange at a time uses it; a {@link ConnectionPool} hands it on. */
final class Connection implements Closeable {
    private static final int MOST_RECENT = 4;

    private final Socket socket;
    private final @Nullable ChannelInput input;
    private final LineReader lines;
    private final Deque<Headers> recent = new ArrayDeque<>();
    private boolean used;
    private long idleSince;
    private long restsUntil;

    Connection(Socket socket) throws IOException {
        this.socket = socket;
        this.input = null;
        this.lines = new LineReader(socket.getInputStream());
    }

    /** A connection that an event loop can take. */
    Connection(SocketChannel channel) throws IOException {
        this.socket = channel.socket();
        this.input = new ChannelInput(channel);
        this.lines = new LineReader(input);
    }

    /** Whether an event loop can take it. */
    boolean hasChannel() {
        return input != null;
    }

    /** Goes on an event loop: from now on nothing waits, and what would is {@link NotYet}. */
    SelectionKey join(Selector selector) throws IOException {
        SocketChannel channel = socket.getChannel();
        channel.configureBlocking(false);
        return channel.register(selector, SelectionKey.OP_READ);
    }

    /** Leaves its event loop; what came of the present answer can be read again. */
    void part(SelectionKey key) throws IOException {
        key.cancel();
        socket.getChannel().configureBlocking(true);
        rewind();
    }

    /** Another answer begins, on an event loop. */
    void restart() {
        channel().restart();
        lines.forget();
    }

    /** Takes what has come, on an event loop. */
    void fill() throws IOException {
        channel().fill();
    }

    /** Whether the present answer has taken all the room of an event loop, so that more may have come than shows. */
    boolean isFull() {
        return input != null && input.isFull();
    }

    /** Goes back to where the present answer began, on an event loop. */
    void rewind() {
        channel().rewind();
        lines.forget();
    }

    private ChannelInput channel() {
        return Objects.requireNonNull(input);
    }

    private boolean isOnLoop() {
        SocketChannel channel = socket.getChannel();
        return input != null && !channel.isBlocking();
    }

    LineReader lines() {
        return lines;
    }

    /** One of the headers that came over this connection before, where they are the same: runs keep many answers. */
    Headers same(Headers headers) {
        for (Headers known : recent) {
            if (known.equals(headers)) {
                return known;
            }
        }
        recent.addFirst(headers);
        if (recent.size() > MOST_RECENT) {
            recent.removeLast();
        }
        return headers;
    }

    OutputStream out() throws IOException {
        return socket.getOutputStream();
    }

    /** Writes all of it. */
    void write(byte[] octets) throws IOException {
        if (isOnLoop()) {
            writeAtOnce(ByteBuffer.wrap(octets));
        } else {
            out().write(octets);
            out().flush();
        }
    }

    private void writeAtOnce(ByteBuffer octets) throws IOException {
        while (octets.hasRemaining()) {
            if (socket.getChannel().write(octets) == 0) {
                close(); // Nobody answers half a request.
                throw new IOException("the connection takes no more");
            }
        }
    }

    /** Limits how long a single read waits. */
    void waitAtMost(int millis) throws IOException {
        if (isOnLoop()) {
            throw NotYet.time();
        }
        socket.setSoTimeout(millis);
    }

    /** Waits until something comes or the connection ends; false where neither happened in time. What came stays to be read. */
    boolean comesWithin(Duration time) throws IOException {
        waitAtMost(Math.max(1, (int) time.toMillis()));
        try {
            lines.await();
            return true;
        } catch (SocketTimeoutException silence) {
            return false;
        } finally {
            waitAtMost(0);
        }
    }

    /** Whether an exchange ended on it. */
    boolean isUsed() {
        return used;
    }

    /** Lets it be idle; before a moment it must not serve again. */
    void rest(long now, long until) {
        used = true;
        idleSince = now;
        restsUntil = until;
    }

    boolean isRested(long now) {
        return now - restsUntil >= 0;
    }

    long idleSince() {
        return idleSince;
    }

    /**
     * Acknowledges what was received. Until then the service may hold back what it has written since, for 40 to 200 ms on
     * usual systems (RFC 896; RFC 1122 section 4.2.3.2 allows 500).
     *
     * @return whether this system can do so at once
     */
    boolean acknowledge() {
        try {
            socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
            return true;
        } catch (UnsupportedOperationException | IOException cannot) {
            return false;
        }
    }

    /** Whether no octet waits to be read. */
    boolean isSilent() {
        try {
            return lines.octets().available() == 0;
        } catch (IOException broken) {
            return false;
        }
    }

    /** Whether the other side says nothing and has not closed it. Takes a millisecond where reading waits, and an octet where there is one. */
    boolean isKeptOpen() {
        if (input != null && isOnLoop()) {
            return isQuiet(input);
        }
        boolean interrupted =
                Thread.interrupted(); // An interrupt would close a channel, and say nothing of the service.
        try {
            return isStill();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean isStill() {
        try {
            socket.setSoTimeout(1);
            lines.octets().read();
            return false;
        } catch (SocketTimeoutException silence) {
            return isEndless();
        } catch (IOException broken) {
            return false;
        }
    }

    /** The last answer may have taken all the room there is: what came behind it shows only when that is free again. */
    private boolean isQuiet(ChannelInput channel) {
        try {
            boolean wasSilent = isSilent();
            restart();
            channel.fill();
            return wasSilent && isSilent() && !channel.isEnded();
        } catch (IOException broken) {
            return false;
        }
    }

    private boolean isEndless() {
        try {
            socket.setSoTimeout(0);
            return true;
        } catch (IOException broken) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
