package io.authcontract.http;

import io.authcontract.http.ConnectionPool.Watch;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** One request over one connection, a new one or one that served before, and what becomes of that. */
final class SocketExchange {
    /** So much fits into what the system holds for a connection: writing it waits for nobody. */
    static final int AT_ONCE = 8192;

    static final String WAITING = "waiting for the status line and the header section";

    private static final byte[] EMPTY_LINE = {'\r', '\n', '\r', '\n'};

    private static final Duration SOON = Duration.ofMillis(10);

    /** Longer than usual systems take to acknowledge by themselves. */
    private static final Duration HELD_BACK = Duration.ofMillis(250);

    /** Opens connections, guarded below TLS: an end of TLS waits for whoever writes. */
    interface Connector {
        Connection open(Origin origin, Deadline deadline) throws IOException;
    }

    private final Request request;
    private final @Nullable ConnectionPool pool;
    private final Deadline deadline;
    private @Nullable Connection connection;
    private boolean keeps;
    private boolean begun;
    private long began;
    private @Nullable Watch watch;
    private int watched;
    private boolean isQuiet;
    private @Nullable Runnable home;

    SocketExchange(Request request, Optional<ConnectionPool> pool, Deadline deadline) {
        this.request = request;
        this.pool = pool.orElse(null);
        this.deadline = deadline;
    }

    Response run(Connector connector, ExecutorService writers, TransportOptions options, Duration idle)
            throws IOException {
        try {
            Connection taken = taken(connector);
            began = System.nanoTime();
            return answer(taken, write(taken, writers), options, idle);
        } finally {
            finish();
        }
    }

    /** Whether it may take place over a connection that others use before or after it. */
    boolean isShared() {
        return pool != null;
    }

    /** Begins on a connection of an event loop, with a request that goes out at once. */
    void begin(Connection taken, byte[] octets, Runnable whenKept) {
        keeps = true;
        connection = guarded(taken);
        home = whenKept;
        began = System.nanoTime();
        taken.restart();
        write(octets, taken);
    }

    /**
     * Reads the answer to what {@link #begin} has sent.
     *
     * @throws NotYet where more has to come, on an event loop
     */
    Response answer(Connection taken, TransportOptions options, Duration idle) throws IOException {
        return answer(taken, null, options, idle);
    }

    /** What it left its event loop for takes a while, and ends elsewhere. */
    void leaveLoop() {
        home = null;
    }

    private Response answer(Connection taken, @Nullable Future<?> writing, TransportOptions options, Duration idle)
            throws IOException {
        ResponseReader reader = new ResponseReader(taken, options, status -> patience(status, idle));
        Response response = read(reader);
        isQuiet = response.body().isEmpty();
        end(taken, reader, response, writing);
        return response;
    }

    /** Gives up what was not left for others. */
    void finish() {
        endWatch();
        deadline.release();
        if (keeps && pool != null) {
            pool.drop(connection);
        }
    }

    private Connection taken(Connector connector) throws IOException {
        Connection used = pool == null ? null : pool.take();
        keeps = pool != null && showsWhenLeft(request.body()) && (used != null || pool.wants());
        connection = used == null ? connector.open(request.origin(), deadline) : guarded(used);
        return connection;
    }

    /**
     * A service that refuses before it has read the content may take that for the next request. Where an empty line ends it, that request is complete, and is
     * answered at once; elsewhere the service would wait for the rest, and find it in the next request.
     */
    static boolean showsWhenLeft(Body content) {
        byte[] octets = content.octets();
        int end = octets.length;
        return end == 0
                || (end >= EMPTY_LINE.length
                        && end <= AT_ONCE
                        && Arrays.equals(octets, end - EMPTY_LINE.length, end, EMPTY_LINE, 0, EMPTY_LINE.length));
    }

    private Connection guarded(Connection used) {
        deadline.guard(used);
        return used;
    }

    /** What is small goes out at once. Other content goes out while the answer is being read, so that an early refusal is seen. */
    private @Nullable Future<?> write(Connection taken, ExecutorService writers) {
        byte[] octets = RequestOctets.of(request, keeps);
        if (octets.length <= AT_ONCE) {
            write(octets, taken);
            return null;
        }
        return writers.submit(() -> write(octets, taken));
    }

    /** A failure to write is told by the connection to the one who reads from it, with an answer that came before it, if any. */
    private static void write(byte[] octets, Connection taken) {
        try {
            taken.write(octets);
        } catch (IOException seenByTheReader) {
            // Not lost: reading ends too.
        }
    }

    private Response read(ResponseReader reader) throws IOException {
        try {
            return reader.read(request, deadline);
        } finally {
            begun = reader.hasBegun();
        }
    }

    /** One waits for all: while it does, and where it cannot be told for the next, no connection of the others serves again. */
    private Duration patience(int status, Duration idle) {
        if (pool == null) {
            return idle;
        }
        if (request.method().equals(Method.HEAD) && watch == null) {
            watched = status;
            watch = pool.watch(status);
        }
        return watch == null || watch == Watch.YOURS ? shortened(idle) : Duration.ZERO;
    }

    /** Octets that wrongly follow an answer come with it or soon after: ten times what the answer took is late. */
    private Duration shortened(Duration idle) {
        Duration late = Duration.ofNanos(10 * (System.nanoTime() - began));
        Duration soon = connection != null && connection.acknowledge() ? SOON : HELD_BACK;
        Duration least = late.compareTo(soon) < 0 ? soon : late;
        return least.compareTo(idle) < 0 ? least : idle;
    }

    private void endWatch() {
        if (pool != null && watch == Watch.YOURS) {
            pool.watched(watched, isQuiet);
        }
    }

    private void end(Connection taken, ResponseReader reader, Response response, @Nullable Future<?> writing)
            throws IOException {
        boolean exact = reader.endedExactly(request, response);
        if (keeps && pool != null) {
            leave(taken, exact && writing == null, response, pool);
        } else if (writing == null || writing.isDone()) {
            taken.close(); // Takes leave as TLS wants it; would wait for a writer.
        }
    }

    private void leave(Connection taken, boolean exact, Response response, ConnectionPool to) throws IOException {
        boolean more = !taken.isSilent() || hasStray(response);
        if (more) {
            to.doubt();
        }
        if (more && taken.isUsed()) {
            throw new UnreadableResponse(Faults.leftOver());
        }
        if (exact && !more && watch != Watch.BY_OTHERS && isPersistent(response) && deadline.spare()) {
            leave(taken, to);
        }
    }

    private void leave(Connection taken, ConnectionPool to) {
        boolean mayFollow = !request.body().isEmpty();
        if (mayFollow && !taken.acknowledge()) {
            return;
        }
        keeps = false;
        if (home == null) {
            to.leave(taken, mayFollow);
        } else {
            to.rest(taken, mayFollow);
            home.run();
        }
    }

    private boolean hasStray(Response response) {
        return request.method().equals(Method.HEAD) && !response.body().isEmpty();
    }

    /** RFC 9112 section 9.3. Whatever else a Connection field says is not for us to follow. */
    private static boolean isPersistent(Response response) {
        return response.protocol().equals("HTTP/1.1")
                && response.headers().values("Connection").stream()
                        .allMatch(value -> value.toLowerCase(Locale.ROOT).equals("keep-alive"));
    }

    /** Why a failure says nothing of this request: its connection had served before, and nothing came that begins as an answer does. */
    Optional<Fault> doubt() {
        Connection taken = connection;
        if (pool == null || taken == null || !taken.isUsed() || begun) {
            return Optional.empty();
        }
        pool.doubt();
        return Optional.of(Faults.onUsedConnection());
    }
}
