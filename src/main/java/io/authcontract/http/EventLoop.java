package io.authcontract.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends many requests from one thread: while one waits for its answer, others go out. What is short and simple is done here, over connections that
 * served before; everything else by threads that wait, with the same transport. One thread at a time may use it, but for {@link #wakeUp()}; the last
 * one closes it.
 *
 * @since 0.1.0
 */
public final class EventLoop implements AutoCloseable {
    private static final byte[] NOTHING = {};

    private final RawTransport transport;
    private final Executor others;
    private final Selector selector;
    private final Map<Origin, Deque<Moored>> resting = new HashMap<>();
    private final Set<Flight> underWay = new LinkedHashSet<>();
    private final Queue<Flight> readable = new ArrayDeque<>();
    /** What was begun here and is waited for by others. */
    private final Set<Deadline> elsewhere = ConcurrentHashMap.newKeySet();

    private final Queue<Runnable> answered = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    /** A connection of this loop. */
    record Moored(Connection connection, SelectionKey key) {}

    /**
     * Creates a loop.
     *
     * @param transport sends what does not suit a loop
     * @param others threads that may wait
     */
    EventLoop(RawTransport transport, Executor others) {
        this.transport = transport;
        this.others = others;
        try {
            this.selector = Selector.open();
        } catch (IOException exhausted) {
            throw new UncheckedIOException(exhausted);
        }
    }

    /**
     * Who waits for an answer, without a thread of its own.
     *
     * @param <T> what is waited for
     */
    public interface Listener<T> {
        /**
         * Is called at once when the answer is there, on any thread; what it is is told in its turn.
         */
        default void arrived() {}

        /**
         * Takes the answer.
         *
         * @param what what came
         */
        void answered(T what);

        /**
         * Takes the reason why nothing will come.
         *
         * @param thrown what was thrown
         */
        void failed(Throwable thrown);
    }

    /**
     * Begins to send a request that does no harm when it is sent twice, as {@link Transport#sendRepeatable(Request)} does.
     *
     * @param request the request
     * @param listener whom {@link #next} calls with what came of it
     */
    public void sendRepeatable(Request request, Listener<Outcome> listener) {
        byte[] octets = transport.mayGoOnLoop(request) ? RequestOctets.of(request, true) : NOTHING;
        boolean mayGo = octets.length > 0 && octets.length <= SocketExchange.AT_ONCE && !closed;
        Moored free = mayGo ? free(request.origin()) : null;
        if (free == null) {
            elsewhere(() -> transport.sendRepeatable(request, elsewhere), listener, () -> {});
        } else {
            Flight flight = new Flight(request, octets, free, transport, this, listener);
            underWay.add(flight);
            if (!free.key().isValid()) {
                flight.read(); // It was closed while the request went out: no selector tells of it.
            }
        }
    }

    /**
     * Has something done by a thread that may wait.
     *
     * @param <T> what comes of it
     * @param task what takes time
     * @param listener whom {@link #next} calls with what came of it
     */
    public <T> void aside(Supplier<T> task, Listener<T> listener) {
        try {
            execute(task, listener);
        } catch (RejectedExecutionException over) {
            tell(() -> listener.failed(over));
        }
    }

    /** Like {@link #aside} for what is a part of the transport: when that is closed, so is this. */
    void elsewhere(Supplier<Outcome> task, Listener<Outcome> listener, Runnable otherwise) {
        try {
            execute(task, listener);
        } catch (RejectedExecutionException over) {
            otherwise.run();
            tell(() -> listener.answered(Faults.transportClosed()));
        } catch (RuntimeException | Error exhausted) {
            otherwise.run();
            throw exhausted;
        }
    }

    private <T> void execute(Supplier<T> task, Listener<T> listener) {
        others.execute(() -> {
            Runnable told = told(task, listener);
            listener.arrived();
            tell(told);
            selector.wakeup();
        });
    }

    private static <T> Runnable told(Supplier<T> task, Listener<T> listener) {
        try {
            T what = task.get();
            return () -> listener.answered(what);
        } catch (RuntimeException | Error thrown) {
            return () -> listener.failed(thrown);
        }
    }

    /** A connection that may serve now: one of this loop, or one that served elsewhere. */
    private @Nullable Moored free(Origin origin) {
        ConnectionPool pool = transport.pool(origin);
        Deque<Moored> own = resting.computeIfAbsent(origin, any -> new ArrayDeque<>());
        while (!own.isEmpty() && pool.isOld(own.getLast().connection())) {
            ConnectionPool.close(own.removeLast().connection());
        }
        Iterator<Moored> latest = own.iterator();
        while (latest.hasNext()) {
            Moored moored = latest.next();
            if (pool.isRested(moored.connection())) {
                latest.remove();
                if (pool.mayServe(moored.connection())) {
                    return moored;
                }
                ConnectionPool.close(moored.connection());
            }
        }
        return moored(pool.take());
    }

    private @Nullable Moored moored(@Nullable Connection connection) {
        if (connection == null || !connection.hasChannel()) {
            ConnectionPool.close(connection);
            return null;
        }
        try {
            return new Moored(connection, connection.join(selector));
        } catch (IOException | CancelledKeyException broken) {
            ConnectionPool.close(connection);
            return null;
        }
    }

    void rest(Origin origin, Moored moored) {
        Deque<Moored> own = resting.computeIfAbsent(origin, any -> new ArrayDeque<>());
        own.addFirst(moored);
        if (own.size() > ConnectionPool.MOST_KEPT) {
            ConnectionPool.close(own.removeLast().connection());
        }
    }

    Set<Deadline> elsewhere() {
        return elsewhere;
    }

    void leave(Flight flight) {
        underWay.remove(flight);
    }

    void tell(Runnable told) {
        answered.add(told);
    }

    /**
     * Waits for answers.
     *
     * @param atMost how long; {@link #wakeUp()} ends it before
     * @return what calls the listener of an answer; null where none has come
     */
    public @Nullable Runnable next(Duration atMost) {
        Runnable told = answered.poll();
        if (told != null) {
            return told;
        }
        if (closed) {
            List.copyOf(underWay).forEach(flight -> flight.end(Faults.transportClosed()));
        }
        if (answered.isEmpty()) {
            read(atMost);
        }
        return answered.poll();
    }

    private void read(Duration atMost) {
        try {
            selector.select(this::note, millis(atMost));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Flight flight = readable.poll();
        while (flight != null) {
            flight.read();
            flight = readable.poll();
        }
        expire(System.nanoTime());
    }

    /** The oldest come first. */
    private void expire(long now) {
        while (!underWay.isEmpty() && oldest().remaining(now) <= 0) {
            oldest().expire();
        }
    }

    private Flight oldest() {
        return underWay.iterator().next();
    }

    private long millis(Duration atMost) {
        long nanos = underWay.isEmpty()
                ? atMost.toNanos()
                : Math.min(atMost.toNanos(), oldest().remaining(System.nanoTime()));
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(nanos)) + 1;
    }

    /** What comes over a connection that rests is looked at when it is to serve again. */
    private void note(SelectionKey key) {
        if (key.attachment() instanceof Flight flight) {
            readable.add(flight);
        } else {
            key.interestOps(0);
        }
    }

    /** Ends {@link #next} on the thread that waits there. */
    public void wakeUp() {
        selector.wakeup();
    }

    /** The transport was closed: what is under way ends on the thread that waits in {@link #next}. */
    void end() {
        closed = true;
        selector.wakeup();
    }

    /** Ends what is under way, whose listeners hear nothing more, by the thread that used it last; idempotent. */
    @Override
    public void close() {
        closed = true;
        transport.forget(this);
        elsewhere.forEach(deadline -> deadline.end(Faults.transportClosed()));
        underWay.forEach(flight -> ConnectionPool.close(flight.connection()));
        underWay.clear();
        resting.values().forEach(own -> own.forEach(moored -> ConnectionPool.close(moored.connection())));
        resting.clear();
        try {
            selector.close();
        } catch (IOException alreadyBroken) {
            // It is given up anyway.
        }
    }
}
