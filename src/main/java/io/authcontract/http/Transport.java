package io.authcontract.http;

import java.util.Optional;

/**
 * Sends one request exactly as specified and says what came of it. The only thing a client adapter implements.
 *
 * <p>An implementation follows no redirect, uses no authenticator, cookie jar, proxy or ambient credential, and repeats nothing. It never
 * throws because of what a server does: that is a {@link Fault}. It is safe for use by several threads.
 *
 * @since 0.1.0
 */
public interface Transport extends AutoCloseable {

    /**
     * Sends a request and waits for the outcome, no longer than the configured time.
     *
     * @param request the request
     * @return the response, or the fault
     */
    Outcome send(Request request);

    /**
     * Sends a request that does no harm when it is sent twice. A transport may use a connection for several of these; where one ended before the answer
     * began, the outcome is {@link Fault.Kind#USED_CONNECTION}, and it is for the caller to send the request anew.
     *
     * @param request the request
     * @return the response, or the fault; that of {@link #send(Request)} in a transport that uses no connection twice
     */
    default Outcome sendRepeatable(Request request) {
        return send(request);
    }

    /**
     * Tells why this transport would not put the request on the wire as specified.
     *
     * @param request the request
     * @return the reason, or empty when it can; {@link #send(Request)} answers {@link Fault.Kind#NOT_SENDABLE} where there is one
     */
    Optional<String> cannotSend(Request request);

    /** Frees connections and threads; idempotent. */
    @Override
    void close();

    /**
     * Tells whether requests go over connections to the address they name. A transport of one's own may reach a service where a socket would find another
     * one, or none.
     *
     * @return whether a socket reaches the same service; false unless the transport says so
     */
    default boolean isOverSockets() {
        return false;
    }

    /**
     * Opens what sends many repeatable requests from one thread, where this transport has such a thing.
     *
     * @return a new event loop, which whoever asks for it closes; empty by default
     */
    default Optional<EventLoop> loop() {
        return Optional.empty();
    }
}
