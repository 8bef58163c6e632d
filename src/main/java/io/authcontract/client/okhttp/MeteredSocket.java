package io.authcontract.client.okhttp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.function.LongSupplier;

/** A connection that counts what comes, and knows what it was used for. */
final class MeteredSocket extends Socket {
    private static final long MOMENT = 5_000_000;

    private final Meter meter;
    private final LongSupplier clock;
    private volatile boolean used;
    private volatile long idleSince;

    /** A plain Socket would ask the default ProxySelector for a SOCKS proxy, even in a client without proxy. */
    MeteredSocket(Meter meter, LongSupplier clock) {
        super(Proxy.NO_PROXY);
        this.meter = meter;
        this.clock = clock;
    }

    Meter meter() {
        return meter;
    }

    /** Whether an exchange ended on it. */
    boolean isUsed() {
        return used;
    }

    void rest() {
        used = true;
        idleSince = clock.getAsLong();
    }

    /** Nanoseconds since the last exchange. */
    long idle() {
        return clock.getAsLong() - idleSince;
    }

    /** Whether nothing came since the last answer, neither octets nor the end. The end is not looked for a moment after it: that takes a millisecond. */
    boolean isQuiet() {
        try {
            return super.getInputStream().available() == 0 && (idle() < MOMENT || isOpen());
        } catch (IOException broken) {
            return false;
        }
    }

    boolean hasMore() {
        try {
            return super.getInputStream().available() > 0;
        } catch (IOException broken) {
            return false;
        }
    }

    /** Whether the other side keeps it open and says nothing. */
    boolean isOpen() throws IOException {
        int usual = getSoTimeout();
        setSoTimeout(1);
        try {
            super.getInputStream().read();
            return false;
        } catch (SocketTimeoutException silence) {
            return true;
        } finally {
            setSoTimeout(usual);
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new Metered(super.getInputStream());
    }

    private final class Metered extends FilterInputStream {
        Metered(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            meter.came(into, offset, count);
            return count;
        }
    }
}
