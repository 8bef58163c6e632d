package io.authcontract.http;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Connections to one service that may serve again: only where the service was seen to keep an idle one open, only a moment after the last exchange,
 * and never again after the first doubt. A connection that the service is just closing would make a refusal look like a failure. Safe for use by
 * several threads.
 */
final class ConnectionPool {
    /** Who waits for octets that wrongly follow an answer to HEAD. */
    enum Watch {
        YOURS,
        BY_OTHERS,
        OVER
    }

    static final int MOST_KEPT = 64;

    /** So soon after an exchange the end of a connection is not looked for: that takes a millisecond. */
    private static final long MOMENT = 5_000_000;

    private final long proof;
    private final long limit;
    private final LongSupplier clock;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final Map<Integer, Watch> watches = new HashMap<>();
    private boolean proven;
    private boolean underWay;
    private boolean over;

    /**
     * Creates an empty pool.
     *
     * @param proof how long a service has to keep an idle connection open before any is used again
     * @param limit how long one may be idle to be used again; longer than the proof, so that one can pass it
     * @param clock nanoseconds that only grow
     */
    ConnectionPool(Duration proof, Duration limit, LongSupplier clock) {
        this.proof = proof.toNanos();
        this.limit = limit.toNanos();
        this.clock = clock;
    }

    /** A connection that serves again; null where the exchange needs one of its own. */
    @Nullable
    Connection take() {
        Connection latest = latest();
        if (latest == null || isQuiet(latest)) {
            return latest;
        }
        close(latest);
        doubt();
        return null;
    }

    private boolean isQuiet(Connection connection) {
        boolean isRecent = clock.getAsLong() - connection.idleSince() < MOMENT;
        return connection.isSilent() && (isRecent || connection.isKeptOpen());
    }

    private synchronized @Nullable Connection latest() {
        dropOld();
        return proven || isProof() ? rested() : null;
    }

    private @Nullable Connection rested() {
        Iterator<Connection> latest = idle.iterator();
        while (latest.hasNext()) {
            Connection connection = latest.next();
            if (isRested(connection)) {
                latest.remove();
                return connection;
            }
        }
        return null;
    }

    /** Whether a new connection may be left for others. Whoever is told so has to say what came of it: {@link #leave} or {@link #drop}. */
    synchronized boolean wants() {
        if (proven || over) {
            return !over;
        }
        boolean first = !underWay && idle.isEmpty();
        underWay |= first;
        return first;
    }

    /**
     * Takes a connection whose last exchange is over and left nothing so far.
     *
     * @param mayFollow whether something may still come, so that the connection has to be idle for as long as a proof takes
     */
    synchronized void leave(Connection connection, boolean mayFollow) {
        underWay = false;
        if (over || idle.size() >= MOST_KEPT) {
            close(connection);
        } else {
            rest(connection, mayFollow);
            idle.addFirst(connection);
        }
    }

    /** Closes a connection that cannot serve again; without one, where none came to be. */
    synchronized void drop(@Nullable Connection connection) {
        underWay = false;
        close(connection);
    }

    private synchronized boolean isOver() {
        return over;
    }

    /** Whether one that an event loop keeps has rested long enough. */
    boolean isRested(Connection connection) {
        return connection.isRested(clock.getAsLong());
    }

    /** Whether one that an event loop keeps may serve once more. */
    boolean mayServe(Connection connection) {
        if (isOld(connection) || isOver()) {
            return false;
        }
        if (!connection.isKeptOpen()) {
            doubt();
        }
        return !isOver();
    }

    boolean isOld(Connection connection) {
        return clock.getAsLong() - connection.idleSince() > limit;
    }

    /** Lets a connection rest, wherever it is kept. */
    void rest(Connection connection, boolean mayFollow) {
        long now = clock.getAsLong();
        connection.rest(now, mayFollow ? now + proof : now);
    }

    /** Ends all reuse. */
    synchronized void doubt() {
        over = true;
        idle.forEach(ConnectionPool::close);
        idle.clear();
    }

    /** What is known of the octets that wrongly follow an answer to HEAD of that status. The first who asks has to watch, and to say {@link #watched}. */
    synchronized Watch watch(int status) {
        Watch known = watches.putIfAbsent(status, Watch.BY_OTHERS);
        return known == null ? Watch.YOURS : known;
    }

    /** Ends the watch of whoever had to watch. */
    synchronized void watched(int status, boolean nothingFollowed) {
        if (nothingFollowed) {
            watches.put(status, Watch.OVER);
        } else {
            watches.remove(status);
        }
    }

    /** The longest idle ones are last. */
    private void dropOld() {
        while (!idle.isEmpty() && isOld(idle.getLast())) {
            close(idle.removeLast());
        }
    }

    /** Until one connection was idle for a while, every request has its own. */
    private boolean isProof() {
        Connection only = idle.peekFirst();
        if (only == null || clock.getAsLong() - only.idleSince() < proof) {
            return false;
        }
        proven = only.isSilent() && only.isKeptOpen();
        if (!proven) {
            doubt();
        }
        return proven;
    }

    static void close(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (IOException alreadyBroken) {
            // It is given up anyway.
        }
    }
}
