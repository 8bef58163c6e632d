package io.authcontract.client.okhttp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Opens the connection of one exchange and stops it when too much comes without any progress: OkHttp sets no limit to interim responses and
 * to the line before a chunk.
 */
final class Meter extends SocketFactory {
    private final int limit;
    private long sinceProgress;

    Meter(int limit) {
        this.limit = limit;
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

    private synchronized void add(int octets) throws IOException {
        sinceProgress += Math.max(octets, 0);
        if (sinceProgress > limit) {
            throw new IOException("more than " + limit + " octets without progress");
        }
    }

    @Override
    public Socket createSocket() {
        return new MeteredSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }

    private Socket connected(InetSocketAddress address) throws IOException {
        Socket socket = createSocket();
        socket.connect(address);
        return socket;
    }

    private final class MeteredSocket extends Socket {
        /** A plain Socket would ask the default ProxySelector for a SOCKS proxy, even in a client without proxy. */
        MeteredSocket() {
            super(Proxy.NO_PROXY);
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new MeteredInput(super.getInputStream());
        }
    }

    private final class MeteredInput extends FilterInputStream {
        MeteredInput(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int octet = super.read();
            add(octet < 0 ? 0 : 1);
            return octet;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            add(count);
            return count;
        }
    }
}
