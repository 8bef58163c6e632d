package io.authcontract.http;

import java.time.Duration;

/**
 * Two requests for one connection, the second one after the answer to the first (RFC 9112 section 9.3). {@link #toString()} is redacted.
 *
 * @param first the first request, with its framing: who writes Transfer-Encoding writes the chunks too
 * @param withheld how long the content of the first one waits for an answer that comes before it; zero where it goes out with the header section
 * @param second the second request, to the same origin and without content
 * @param patience how long the service may say nothing after the first answer
 * @since 0.1.0
 */
public record TwoRequests(Request first, Duration withheld, Request second, Duration patience) {

    /**
     * Checks that they can share a connection; throws {@link IllegalArgumentException} when they go to different origins.
     *
     * @param first the first request
     * @param withheld how long its content waits for an early answer
     * @param second the second request
     * @param patience how long the service may say nothing after the first answer
     */
    public TwoRequests {
        if (!first.origin().equals(second.origin())) {
            throw new IllegalArgumentException("Two requests for one connection go to " + first.origin() + " and to "
                    + second.origin() + ". Write two of the same origin.");
        }
    }
}
