package io.authcontract.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests of one contract: no faster than its pace, over the preferred transport, or over a {@link RawTransport} where that one would not put
 * them on the wire as specified. Opens a transport when it is first needed. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class Sender implements AutoCloseable {
    private final Supplier<Transport> preferred;
    private final TransportOptions limits;
    private final Pace pace;
    private final LongSupplier clock;

    private @Nullable Transport usual;
    private @Nullable RawTransport exact;
    private boolean closed;

    /**
     * Creates a sender.
     *
     * @param preferred opens the preferred transport
     * @param limits the limits of the other one
     * @param pause the least time between the beginnings of two requests; zero for none
     * @param clock nanoseconds that only grow, for example {@code System::nanoTime}
     */
    public Sender(Supplier<Transport> preferred, TransportOptions limits, Duration pause, LongSupplier clock) {
        this.preferred = preferred;
        this.limits = limits;
        this.pace = new Pace(pause, clock);
        this.clock = clock;
    }

    /**
     * Sends one request, once, and measures it. Whether it may go to its host is for the caller to check.
     *
     * @param request the request
     * @return the request and what came of it
     * @throws IllegalStateException when this sender is closed
     */
    public Exchange send(Request request) {
        return exact(request, measured(usual()::send, request));
    }

    /**
     * Sends a request that does no harm when it is sent twice, and measures it. That it is sent twice is rare: only after {@link
     * Fault.Kind#USED_CONNECTION}, when nothing was answered. The second exchange is the one returned.
     *
     * @param request the request
     * @return the request and what came of it
     * @throws IllegalStateException when this sender is closed
     */
    public Exchange sendRepeatable(Request request) {
        Exchange exchange = measured(usual()::sendRepeatable, request);
        return isFault(exchange, Fault.Kind.USED_CONNECTION) ? send(request) : exact(request, exchange);
    }

    /**
     * Opens what sends many repeatable requests from one thread.
     *
     * @return a new event loop, which whoever asks for it closes; empty where requests have to wait for their moment, or the transport has none
     * @throws IllegalStateException when this sender is closed
     */
    public Optional<EventLoop> loop() {
        return pace.isNone() ? usual().loop() : Optional.empty();
    }

    /**
     * Sends on an event loop what {@link #sendRepeatable(Request)} would wait for. Where this sender is closed, so are its loops, and the outcome says so.
     *
     * @param request the request
     * @param loop a loop of this sender
     * @param listener who is told of the request and what came of it
     */
    public void begin(Request request, EventLoop loop, EventLoop.Listener<Exchange> listener) {
        long began = clock.getAsLong();
        loop.sendRepeatable(request, new EventLoop.Listener<>() {
            private volatile long ended = began;

            @Override
            public void arrived() {
                ended = clock.getAsLong();
            }

            @Override
            public void answered(Outcome outcome) {
                Exchange exchange = exchange(request, outcome, ended - began);
                if (isFault(exchange, Fault.Kind.USED_CONNECTION)) {
                    loop.aside(() -> send(request), listener);
                } else if (isFault(exchange, Fault.Kind.NOT_SENDABLE)) {
                    loop.aside(() -> exact(request, exchange), listener);
                } else {
                    listener.answered(exchange);
                }
            }

            @Override
            public void failed(Throwable thrown) {
                listener.failed(thrown);
            }
        });
    }

    /**
     * Tells whether the preferred transport sends over connections to the address that requests name.
     *
     * @return whether a socket reaches the same service
     * @throws IllegalStateException when this sender is closed
     */
    public boolean isOverSockets() {
        return usual().isOverSockets();
    }

    /**
     * Sends one request over a connection of its own, always over a socket: to compare with {@link #send(TwoRequests)}.
     *
     * @param request the request
     * @return the request and what came of it
     * @throws IllegalStateException when this sender is closed
     */
    public Exchange sendAlone(Request request) {
        usual();
        return measured(exact()::send, request);
    }

    /**
     * Sends two requests over one connection, each in its turn. Always over a socket, for no client library tells which connection it takes. Whether they may
     * go to their host is for the caller to check.
     *
     * @param requests the requests
     * @return what came over the connection
     * @throws IllegalStateException when this sender is closed
     */
    public TwoOutcomes send(TwoRequests requests) {
        usual();
        await(pace.reserve());
        await(pace.reserve());
        return exact().send(requests);
    }

    /** Where nothing was sent no pause is needed; asking beforehand would read every request twice. */
    private Exchange exact(Request request, Exchange exchange) {
        return isFault(exchange, Fault.Kind.NOT_SENDABLE) ? timed(exact()::send, request) : exchange;
    }

    private Exchange measured(Function<Request, Outcome> transport, Request request) {
        await(pace.reserve());
        return timed(transport, request);
    }

    private Exchange timed(Function<Request, Outcome> transport, Request request) {
        long began = clock.getAsLong();
        Outcome outcome = transport.apply(request);
        return exchange(request, outcome, clock.getAsLong() - began);
    }

    private static Exchange exchange(Request request, Outcome outcome, long nanos) {
        return new Exchange(Optional.of(request), outcome, Duration.ofNanos(nanos), List.of());
    }

    private static boolean isFault(Exchange exchange, Fault.Kind kind) {
        return exchange.outcome() instanceof Fault fault && fault.kind() == kind;
    }

    private synchronized Transport usual() {
        if (closed) {
            throw new IllegalStateException("The sender is closed: the test or class it was made for has ended.");
        }
        if (usual == null) {
            usual = preferred.get();
        }
        return usual;
    }

    private synchronized RawTransport exact() {
        if (exact == null) {
            exact = new RawTransport(limits);
        }
        return exact;
    }

    private static void await(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException interrupted) {
            // The request still goes out; whoever interrupted finds the flag.
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Tells whether {@link #close()} was called.
     *
     * @return whether nothing can be sent any more
     */
    public synchronized boolean isClosed() {
        return closed;
    }

    /** Frees the transports; idempotent. */
    @Override
    public synchronized void close() {
        closed = true;
        if (usual != null) {
            usual.close();
        }
        if (exact != null) {
            exact.close();
        }
    }
}
