package io.authcontract.client.okhttp;

import io.authcontract.http.Origin;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether connections are used again: only at a service that was seen to keep an idle one open, only a moment after the last exchange, and
 * never again after the first doubt. A connection that the service is just closing would make a refusal look like a failure. Safe for use by several
 * threads.
 */
final class Reuse {
    private final long proof;
    private final long limit;
    private final LongSupplier clock;
    private final Map<Origin, Trial> trials = new ConcurrentHashMap<>();
    private volatile boolean over;

    /**
     * Creates the decision of one transport.
     *
     * @param proof how long a service has to keep an idle connection open before any is used again
     * @param limit how long one may be idle to be used again; shorter, so that what was seen covers it
     * @param clock nanoseconds that only grow
     */
    Reuse(Duration proof, Duration limit, LongSupplier clock) {
        this.proof = proof.toNanos();
        this.limit = limit.toNanos();
        this.clock = clock;
    }

    /** Whether a request to that origin may use a connection again, or leave one for others. Each that may has to report its {@link #end}. */
    boolean begin(Origin origin) {
        return !over && trials.computeIfAbsent(origin, any -> new Trial()).begin();
    }

    /** Notes that such a request has ended; with the connection it leaves, if any. */
    void end(Origin origin, @Nullable MeteredSocket left) {
        trials.computeIfAbsent(origin, any -> new Trial()).end(left);
    }

    /** Whether a connection that served before may serve again. */
    boolean isFit(MeteredSocket socket) {
        if (over || socket.idle() > limit) {
            return false;
        }
        if (!socket.isQuiet()) {
            doubt();
        }
        return !over;
    }

    /** Ends all reuse. */
    void doubt() {
        over = true;
    }

    LongSupplier clock() {
        return clock;
    }

    /** One connection is left idle and looked at later. Until then every request has a connection of its own. */
    private final class Trial {
        private volatile boolean passed;
        private boolean underWay;
        private @Nullable MeteredSocket idle;

        boolean begin() {
            return passed || attempt();
        }

        private synchronized boolean attempt() {
            if (passed) { // While this thread waited: the connection may be in use by now, and a look at it would take
                // an octet away.
                return true;
            }
            if (idle == null || idle.isClosed()) {
                boolean first = !underWay;
                idle = null;
                underWay = true;
                return first;
            }
            if (idle.idle() < proof) {
                return false;
            }
            passed = isKeptOpen(idle);
            return passed;
        }

        private boolean isKeptOpen(MeteredSocket socket) {
            boolean quiet = socket.isQuiet();
            if (!quiet && !socket.isClosed()) { // Else it was OkHttp that has just dropped it.
                doubt();
            }
            return quiet;
        }

        void end(@Nullable MeteredSocket left) {
            if (!passed) {
                settle(left);
            }
        }

        private synchronized void settle(@Nullable MeteredSocket left) {
            underWay = false;
            idle = left;
        }
    }
}
