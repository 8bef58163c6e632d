package io.authcontract.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * HTTP/1.1 over a socket, the octets exactly as given: any target, any order, spelling and number of field lines, unknown methods.
 *
 * <p>Three field lines are added, and only when the request has none of that name: {@code Host}; {@code Content-Length}, when there is
 * content or the method is POST, PUT or PATCH, unless the request has a {@code Transfer-Encoding} (then its body goes out as given: who
 * writes that field writes the chunks too); and {@code Connection: close}. Every request has a connection of its own, nothing is sent twice.
 * Content goes out while the answer is being read, so an early refusal is seen although the service never takes the rest.
 *
 * <p>{@link #sendRepeatable(Request)} takes a connection that served before, over http, once a service was seen to keep an idle one open for 10 ms:
 * one that is idle for less than 50 ms and whose last answer ended exactly where its fields say. It adds {@code Connection: close} only where the
 * connection may not serve again: where the request has content that no empty line ends, or the service was not seen yet. When one that served before ends before an answer
 * begins, or brings what is no answer, the outcome is {@link Fault.Kind#USED_CONNECTION}, and no connection to that service serves twice from then on.
 * Behind an answer to HEAD the wait is once for each status, and ten times what the answer took, at least 10 ms; octets that come later cost the
 * connection, and end all reuse.
 *
 * <p>Responses are recorded as received: order and spelling of field lines, repeated ones apart, content before any decoding; folded lines
 * are joined by a space (RFC 9112 section 5.2), trailers dropped. What is not HTTP/1.x, or has a line in the header section that is no field
 * line, is {@link Fault.Kind#MALFORMED}. After HEAD, 204 and 304 the connection is read until it is closed or idle, so that illegal content
 * is in {@link Response#body()}.
 *
 * <p>Interim responses are passed over, but for 100 where the request has {@code Expect: 100-continue} and no content: then that is the answer.
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

    /** A service that closes every connection at once, without saying so, has done so by then. */
    private static final Duration PROOF = Duration.ofMillis(10);

    private static final Duration MOST_IDLE = Duration.ofMillis(50);

    private static final Set<String> UNSHARED =
            Set.of("connection", "content-length", "transfer-encoding", "upgrade", "expect");

    private final TransportOptions options;
    private final Duration idle;
    private final Tls tls;
    private final ScheduledThreadPoolExecutor clock;
    private final ExecutorService writers;
    private final Set<Deadline> running = ConcurrentHashMap.newKeySet();
    private final Set<EventLoop> loops = ConcurrentHashMap.newKeySet();
    private final Map<Origin, ConnectionPool> pools = new ConcurrentHashMap<>();
    private final Supplier<ConnectionPool> newPool;

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
        this(options, idle, () -> new ConnectionPool(PROOF, MOST_IDLE, System::nanoTime));
    }

    RawTransport(TransportOptions options, Duration idle, Supplier<ConnectionPool> newPool) {
        this.options = options;
        this.idle = idle;
        this.newPool = newPool;
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
    public boolean isOverSockets() {
        return true;
    }

    @Override
    public Outcome send(Request request) {
        return send(request, Optional.empty(), running);
    }

    @Override
    public Outcome sendRepeatable(Request request) {
        return sendRepeatable(request, running);
    }

    /**
     * Sends it while it is known to somebody who may end it. An interrupt would close a channel: it waits until the answer is there, as everywhere.
     */
    Outcome sendRepeatable(Request request, Set<Deadline> known) {
        boolean interrupted = Thread.interrupted();
        try {
            return send(request, mayShare(request) ? Optional.of(pool(request.origin())) : Optional.empty(), known);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What a request says itself about its framing or its connection is for the service to understand; the next request must not suffer from it. */
    private static boolean mayShare(Request request) {
        if (request.origin().isSecure() || request.method().name().equals("CONNECT")) {
            return false;
        }
        for (Field field : request.headers()) {
            if (UNSHARED.contains(field.name().toLowerCase(Locale.ROOT)) || !MessageSyntax.isFieldName(field.name())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Optional<EventLoop> loop() {
        EventLoop loop = new EventLoop(this, writers);
        loops.add(loop);
        return Optional.of(loop);
    }

    /** What an event loop can send by itself, once connections are used again. */
    boolean mayGoOnLoop(Request request) {
        return SocketExchange.showsWhenLeft(request.body())
                && mayShare(request)
                && cannotSend(request).isEmpty();
    }

    TransportOptions options() {
        return options;
    }

    Duration idle() {
        return idle;
    }

    void forget(EventLoop loop) {
        loops.remove(loop);
    }

    ConnectionPool pool(Origin origin) {
        return pools.computeIfAbsent(origin, any -> newPool.get());
    }

    private Outcome send(Request request, Optional<ConnectionPool> pool, Set<Deadline> known) {
        Optional<String> reason = cannotSend(request);
        if (reason.isPresent()) {
            return Faults.notSendable(reason.get());
        }
        Deadline deadline = new Deadline();
        SocketExchange exchange = new SocketExchange(request, pool, deadline);
        return watched(() -> timed(exchange, deadline), exchange, deadline, request, known);
    }

    /** Reads an answer that an event loop has begun with, in the time that is left to it. */
    Outcome readRest(Step step, Flight flight, Set<Deadline> known) {
        Deadline deadline = flight.deadline();
        try {
            return watched(() -> timed(step, flight), flight.exchange(), deadline, flight.request(), known);
        } finally {
            flight.exchange().finish();
        }
    }

    private Response timed(Step step, Flight flight) throws IOException {
        long left = flight.remaining(System.nanoTime());
        Future<?> alarm = clock.schedule(() -> flight.deadline().expire(options.timeout()), left, TimeUnit.NANOSECONDS);
        try {
            return step.run();
        } finally {
            alarm.cancel(false);
        }
    }

    /** Whoever closes this transport, or knows the exchange besides, can end it. */
    private Outcome watched(
            Step step, SocketExchange exchange, Deadline deadline, Request request, Set<Deadline> known) {
        running.add(deadline);
        known.add(deadline);
        try {
            return outcome(step, exchange, deadline, request);
        } finally {
            running.remove(deadline);
            known.remove(deadline);
        }
    }

    /** What comes of it, whatever is thrown; but for {@link NotYet}, which is no outcome. */
    Outcome outcome(Step step, SocketExchange exchange, Deadline deadline, Request request) {
        try {
            return step.run();
        } catch (NotYet more) {
            throw more;
        } catch (UnreadableResponse broken) {
            return deadline.fault().or(exchange::doubt).orElseGet(broken::fault);
        } catch (IOException | RuntimeException failure) {
            return failed(failure, deadline, exchange, request);
        }
    }

    Outcome failed(Exception failure, Deadline deadline, SocketExchange exchange, Request request) {
        return clock.isShutdown()
                ? Faults.transportClosed()
                : deadline.fault()
                        .or(() -> Faults.isInterrupt(failure) ? Optional.empty() : exchange.doubt())
                        .orElseGet(() -> Faults.of(failure, request));
    }

    /**
     * Sends two requests over one connection of their own, and says what came over it. The time limit holds for each of both.
     *
     * @param requests the requests
     * @return what came
     */
    public TwoOutcomes send(TwoRequests requests) {
        Optional<String> reason = cannotSend(requests.first()).or(() -> cannotSend(requests.second()));
        if (reason.isPresent()) {
            return TwoOutcomes.failed(Faults.notSendable(reason.get()));
        }
        Deadline deadline = new Deadline();
        running.add(deadline);
        try {
            SharedConnection shared = new SharedConnection(requests, options, idle, deadline);
            Outcome first = timed(() -> shared.first(this::connected, writers), deadline, requests.first());
            return first instanceof Fault fault
                    ? TwoOutcomes.failed(fault)
                    : shared.outcomes(first, timed(shared::next, deadline, requests.second()));
        } finally {
            running.remove(deadline);
            deadline.release();
        }
    }

    /** A step of an exchange, which has its own time. */
    interface Step {
        Response run() throws IOException;
    }

    private Outcome timed(Step step, Deadline deadline, Request request) {
        Future<?> alarm = alarm(deadline, options.timeout());
        try {
            return step.run();
        } catch (UnreadableResponse broken) {
            return deadline.fault().orElseGet(broken::fault);
        } catch (IOException | RuntimeException failure) {
            return clock.isShutdown()
                    ? Faults.transportClosed()
                    : deadline.fault().orElseGet(() -> Faults.of(failure, request));
        } finally {
            alarm.cancel(false);
        }
    }

    private Response timed(SocketExchange exchange, Deadline deadline) throws IOException {
        Future<?> alarm = alarm(deadline, options.timeout());
        try {
            return exchange.run(exchange.isShared() ? this::channel : this::connected, writers, options, idle);
        } finally {
            alarm.cancel(false);
        }
    }

    private Future<?> alarm(Deadline deadline, Duration limit) {
        return clock.schedule(() -> deadline.expire(limit), limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    private Connection connected(Origin origin, Deadline deadline) throws IOException {
        return new Connection(socket(origin, deadline));
    }

    /** One that an event loop can take later. */
    private Connection channel(Origin origin, Deadline deadline) throws IOException {
        Future<?> alarm = alarm(deadline, options.connectTimeout());
        try {
            return new Connection(
                    anyAddress(origin, deadline, () -> SocketChannel.open().socket())
                            .getChannel());
        } finally {
            alarm.cancel(false);
        }
    }

    private Socket socket(Origin origin, Deadline deadline) throws IOException {
        Future<?> alarm = alarm(deadline, options.connectTimeout());
        try {
            // NO_PROXY: a plain Socket would ask the default ProxySelector for a SOCKS proxy.
            Socket socket = anyAddress(origin, deadline, () -> new Socket(Proxy.NO_PROXY));
            if (!origin.isSecure()) {
                return socket;
            }
            deadline.during("waiting for the TLS handshake");
            return tls.over(socket, origin);
        } finally {
            alarm.cancel(false);
        }
    }

    /** Makes a socket that is not connected. */
    private interface Sockets {
        Socket open() throws IOException;
    }

    private static Socket anyAddress(Origin origin, Deadline deadline, Sockets sockets) throws IOException {
        IOException failure = new IOException("no address");
        for (InetAddress address : InetAddress.getAllByName(origin.host())) {
            Socket socket = sockets.open();
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
        pools.values().forEach(ConnectionPool::doubt);
        loops.forEach(EventLoop::end);
    }
}
