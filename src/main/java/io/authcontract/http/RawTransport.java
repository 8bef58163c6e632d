package io.authcontract.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * HTTP/1.1 over a socket, the octets exactly as given: any target, any order, spelling and number of field lines, unknown methods.
 *
 * <p>Three field lines are added, and only when the request has none of that name: {@code Host}; {@code Content-Length}, when there is
 * content or the method is POST, PUT or PATCH, unless the request has a {@code Transfer-Encoding} (then its body goes out as given: who
 * writes that field writes the chunks too); and {@code Connection: close}. Every request has a connection of its own, nothing is sent twice.
 * Content goes out while the answer is being read, so an early refusal is seen although the service never takes the rest.
 *
 * <p>Responses are recorded as received: order and spelling of field lines, repeated ones apart, content before any decoding; folded lines
 * are joined by a space (RFC 9112 section 5.2), trailers dropped. What is not HTTP/1.x, or has a line in the header section that is no field
 * line, is {@link Fault.Kind#MALFORMED}. After HEAD, 204 and 304 the connection is read until it is closed or idle, so that illegal content
 * is in {@link Response#body()}.
 *
 * <p>{@link TransportOptions#timeout()} ends connecting, writing and reading alike, however slowly the service goes on; only the look-up of
 * a host name is left to the operating system.
 *
 * <p>Not sendable are CR, LF and NUL in a target or field line, chars above U+00FF, and content that is not known completely.
 *
 * @since 0.1.0
 */
public final class RawTransport implements Transport {
    private static final Duration IDLE = Duration.ofMillis(250);

    private final TransportOptions options;
    private final Duration idle;
    private final Tls tls;
    private final ScheduledThreadPoolExecutor clock;
    private final ExecutorService writers;
    private final Set<Deadline> running = ConcurrentHashMap.newKeySet();

    /**
     * Creates a transport that waits 250 ms for octets that wrongly follow a response without content.
     *
     * @param options the limits
     */
    public RawTransport(TransportOptions options) {
        this(options, IDLE);
    }

    /**
     * Creates a transport.
     *
     * @param options the limits
     * @param idle how long to wait for octets that wrongly follow a response to HEAD, a 204 or a 304 on a connection that stays open
     */
    public RawTransport(TransportOptions options, Duration idle) {
        this.options = options;
        this.idle = idle;
        this.tls = new Tls(options);
        this.clock = new ScheduledThreadPoolExecutor(1, daemons("authcontract-raw-clock"));
        this.clock.setRemoveOnCancelPolicy(true);
        this.writers = Executors.newCachedThreadPool(daemons("authcontract-raw-writer"));
    }

    @Override
    public Optional<String> cannotSend(Request request) {
        return MessageSyntax.unsendable(request);
    }

    @Override
    public Outcome send(Request request) {
        Optional<String> reason = cannotSend(request);
        if (reason.isPresent()) {
            return Faults.notSendable(reason.get());
        }
        Deadline deadline = new Deadline();
        running.add(deadline);
        try {
            return timed(request, deadline);
        } catch (UnreadableResponse broken) {
            return deadline.fault().orElseGet(broken::fault);
        } catch (IOException | RuntimeException failure) {
            return failed(failure, deadline, request);
        } finally {
            running.remove(deadline);
        }
    }

    private Outcome failed(Exception failure, Deadline deadline, Request request) {
        return clock.isShutdown()
                ? Faults.transportClosed()
                : deadline.fault().orElseGet(() -> Faults.of(failure, request));
    }

    private Response timed(Request request, Deadline deadline) throws IOException {
        Future<?> alarm = alarm(deadline, options.timeout());
        try {
            Socket socket = connected(request.origin(), deadline);
            Future<?> written = writers.submit(() -> write(request, socket));
            Response response = new ResponseReader(socket, options, idle).read(request, deadline);
            if (written.isDone()) {
                socket.close(); // Takes leave as TLS wants it; would wait for a writer.
            }
            return response;
        } finally {
            deadline.release();
            alarm.cancel(false);
        }
    }

    private Future<?> alarm(Deadline deadline, Duration limit) {
        return clock.schedule(() -> deadline.expire(limit), limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** A failure to write is told by the connection to the one who reads from it, with an answer that came before it, if any. */
    private static void write(Request request, Socket socket) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(RequestOctets.head(request));
            out.write(request.body().octets());
            out.flush();
        } catch (IOException seenByTheReader) {
            // Not lost: reading ends too.
        }
    }

    private Socket connected(Origin origin, Deadline deadline) throws IOException {
        Future<?> alarm = alarm(deadline, options.connectTimeout());
        try {
            Socket socket = anyAddress(origin, deadline);
            if (!origin.isSecure()) {
                return socket;
            }
            deadline.during("waiting for the TLS handshake");
            return tls.over(socket, origin);
        } finally {
            alarm.cancel(false);
        }
    }

    private static Socket anyAddress(Origin origin, Deadline deadline) throws IOException {
        IOException failure = new IOException("no address");
        for (InetAddress address : InetAddress.getAllByName(origin.host())) {
            // NO_PROXY: a plain Socket would ask the default ProxySelector for a SOCKS proxy.
            Socket socket = new Socket(Proxy.NO_PROXY);
            deadline.guard(socket);
            try {
                socket.connect(new InetSocketAddress(address, origin.port()));
                socket.setTcpNoDelay(true);
                return socket;
            } catch (IOException refused) {
                socket.close();
                failure = refused;
            }
        }
        throw failure;
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public void close() {
        clock.shutdownNow();
        writers.shutdownNow();
        running.forEach(deadline -> deadline.end(Faults.transportClosed()));
    }
}
