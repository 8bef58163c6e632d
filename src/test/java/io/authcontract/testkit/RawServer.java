package io.authcontract.testkit;

import io.authcontract.http.Method;
import io.authcontract.http.Origin;
import io.authcontract.http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A service on a loopback port that does exactly what a test says, octet by octet:
 *
 * <pre>{@code
 * try (RawServer server = RawServer.answering("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\n\r\n")) {
 *     transport.send(server.get("/orders"));
 *     assertThat(server.requests()).hasSize(1);
 * }
 * }</pre>
 */
public final class RawServer implements AutoCloseable {
    /** What happens on one accepted connection; it is closed afterwards. */
    public interface Behaviour {
        /** Serves the connection; an IOException means that the client has gone. */
        void serve(RawConnection connection) throws IOException, InterruptedException;
    }

    private final ServerSocket listener;
    private final String scheme;
    private final Optional<SSLContext> tls;
    private final Behaviour behaviour;
    private final ExecutorService threads = Executors.newCachedThreadPool(RawServer::daemon);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<ReceivedRequest> requests = new CopyOnWriteArrayList<>();
    private final List<RuntimeException> defects = new CopyOnWriteArrayList<>();

    private RawServer(String scheme, Optional<SSLContext> tls, Behaviour behaviour) {
        this.scheme = scheme;
        this.tls = tls;
        this.behaviour = behaviour;
        this.listener = listener();
        threads.execute(this::accept);
    }

    /** Starts an http service. */
    public static RawServer http(Behaviour behaviour) {
        return new RawServer("http", Optional.empty(), behaviour);
    }

    /** Starts an https service with the certificate {@link LoopbackCertificate#localhost()}. */
    public static RawServer https(Behaviour behaviour) {
        return https(LoopbackCertificate.localhost(), behaviour);
    }

    /** Starts an https service with another certificate. */
    public static RawServer https(LoopbackCertificate certificate, Behaviour behaviour) {
        return new RawServer("https", Optional.of(certificate.serverContext()), behaviour);
    }

    /** Starts a service that is called https, but speaks only as much TLS as the behaviour itself writes. */
    public static RawServer httpsByHand(Behaviour behaviour) {
        return new RawServer("https", Optional.empty(), behaviour);
    }

    /** Starts an http service that reads a request, sends these octets (the last ones again and again) and closes. */
    public static RawServer answering(String... responses) {
        AtomicInteger next = new AtomicInteger();
        return http(connection -> {
            connection.readRequest();
            connection.write(responses[Math.min(next.getAndIncrement(), responses.length - 1)]);
        });
    }

    private static ServerSocket listener() {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReceiveBufferSize(64 << 10); // Small and fixed, so that an upload nobody reads soon stands still.
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return socket;
        } catch (IOException noLoopback) {
            throw new UncheckedIOException(noLoopback);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "raw-server");
        thread.setDaemon(true);
        return thread;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                open.add(socket);
                threads.execute(() -> serve(socket));
            }
        } catch (IOException closedByUs) {
            // The server has ended.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Socket layered = tls.isPresent() ? secured(tls.get(), socket) : socket;
            behaviour.serve(new RawConnection(socket, layered, requests::add, closed));
            layered.close();
        } catch (IOException | InterruptedException clientOrServerHasGone) {
            // What became of it is the client's to tell.
        } catch (RuntimeException defect) {
            defects.add(defect);
        } finally {
            open.remove(socket);
        }
    }

    private static Socket secured(SSLContext context, Socket socket) throws IOException {
        SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        secure.setUseClientMode(false);
        secure.startHandshake();
        return secure;
    }

    /** Returns where this service listens, by the name localhost. */
    public Origin origin() {
        return new Origin(scheme, "localhost", listener.getLocalPort());
    }

    /** Returns the address of a path. */
    public URI uri(String path) {
        return URI.create(origin() + path);
    }

    /** Returns a GET of that path. */
    public Request get(String path) {
        return Request.of(Method.GET, uri(path));
    }

    /** Returns the requests read so far, in order. */
    public List<ReceivedRequest> requests() {
        return List.copyOf(requests);
    }

    /** Returns the only request, or fails. */
    public ReceivedRequest onlyRequest() {
        if (requests.size() != 1) {
            throw new AssertionError("Expected one request, but the server read " + requests.size() + ".");
        }
        return requests.get(0);
    }

    /** Returns how many connections were accepted so far. */
    public int connections() {
        return connections.get();
    }

    /** Ends all behaviours and connections; throws when a behaviour itself was defective. */
    @Override
    public void close() {
        closed.countDown();
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException alreadyClosed) {
            // Nothing left to close.
        }
        threads.shutdownNow();
        defects.forEach(defect -> {
            throw new IllegalStateException("The behaviour of the server is defective.", defect);
        });
    }
}
