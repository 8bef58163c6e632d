package io.authcontract.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** A connection to a service: what was read ahead from it stays with it. One exchange at a time uses it; a {@link ConnectionPool} hands it on. */
final class Connection implements Closeable {
    private final Socket socket;
    private final LineReader lines;
    private boolean used;
    private long idleSince;

    Connection(Socket socket) throws IOException {
        this.socket = socket;
        this.lines = new LineReader(socket.getInputStream());
    }

    LineReader lines() {
        return lines;
    }

    OutputStream out() throws IOException {
        return socket.getOutputStream();
    }

    /** Limits how long a single read waits. */
    void waitAtMost(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    /** Whether an exchange ended on it. */
    boolean isUsed() {
        return used;
    }

    void rest(long now) {
        used = true;
        idleSince = now;
    }

    long idleSince() {
        return idleSince;
    }

    /** Whether no octet waits to be read. */
    boolean isSilent() {
        try {
            return lines.octets().available() == 0;
        } catch (IOException broken) {
            return false;
        }
    }

    /** Whether the other side says nothing and has not closed it. Takes a millisecond, and an octet where there is one. */
    boolean isKeptOpen() {
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
