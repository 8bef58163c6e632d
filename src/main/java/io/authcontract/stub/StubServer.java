package io.authcontract.stub;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One server for many stubs, each below a path of its own. Nothing listens before the first stub is asked for. Safe for use by several threads.
 *
 * <pre>{@code
 * try (StubServer server = StubServer.open(); AuthStub stub = server.stub(StubService.orders())) { .. }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class StubServer implements AutoCloseable {
    private final AtomicInteger stubs = new AtomicInteger();
    private final SecureRandom random = new SecureRandom();
    private @Nullable WireMockHost host;
    private boolean closed;

    private StubServer() {}

    /**
     * Returns a server that listens as soon as it has a stub.
     *
     * @return the server
     */
    public static StubServer open() {
        return new StubServer();
    }

    /**
     * Adds a stub, and starts the server with the first.
     *
     * @param service what the stub plays
     * @return the stub; closing it leaves the server to the others
     * @throws IllegalStateException when the server is closed, or WireMock is missing; the message names the dependency to add
     */
    public AuthStub stub(StubService service) {
        StubRoute route = new StubRoute("/s" + stubs.incrementAndGet(), service, random);
        try {
            return started().stub(route);
        } catch (NoClassDefFoundError absent) {
            throw new IllegalStateException(
                    "The stub needs WireMock, which is not on the class path. Add the dependency"
                            + " org.wiremock:wiremock-standalone with scope test.",
                    absent);
        }
    }

    private synchronized WireMockHost started() {
        if (closed) {
            throw new IllegalStateException("The stub server is closed. Open another one with StubServer.open().");
        }
        if (host == null) {
            host = WireMockHost.start(StubCertificate.ifPossible());
        }
        return host;
    }

    /**
     * Tells whether a stub was asked for.
     *
     * @return whether the server listens
     */
    public synchronized boolean isStarted() {
        return host != null && !closed;
    }

    /** Stops the server and with it all stubs. Idempotent. */
    @Override
    public synchronized void close() {
        closed = true;
        if (host != null) {
            host.stop();
            host = null;
        }
    }

    @Override
    public String toString() {
        return "StubServer with " + stubs + " stubs";
    }
}
