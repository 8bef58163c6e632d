package io.authcontract.client;

import io.authcontract.http.TransportOptions;
import java.time.Duration;

/**
 * How a client sends.
 *
 * @param transport time and size limits, and the certificates to trust
 * @param pause the least time between the beginnings of two requests to the service; zero for none
 * @since 0.1.0
 */
public record AuthClientOptions(TransportOptions transport, Duration pause) {

    /**
     * Checks the pause; throws {@link IllegalArgumentException} when it is negative.
     *
     * @param transport time and size limits, and the certificates to trust
     * @param pause the least time between the beginnings of two requests to the service; zero for none
     */
    public AuthClientOptions {
        if (pause.isNegative()) {
            throw new IllegalArgumentException(
                    "The pause between requests is negative: " + pause + ". Write Duration.ZERO for none.");
        }
    }

    /**
     * Returns the defaults: {@link TransportOptions#standard()} and no pause.
     *
     * @return the defaults
     */
    public static AuthClientOptions standard() {
        return new AuthClientOptions(TransportOptions.standard(), Duration.ZERO);
    }

    /**
     * Returns these options with other limits.
     *
     * @param limits time and size limits, and the certificates to trust
     * @return new options
     */
    public AuthClientOptions withTransport(TransportOptions limits) {
        return new AuthClientOptions(limits, pause);
    }

    /**
     * Returns these options with a limited rate of requests.
     *
     * @param perSecond how many requests may begin in a second, all threads together
     * @return new options
     * @throws IllegalArgumentException when the number is not positive
     */
    public AuthClientOptions withRateLimit(int perSecond) {
        if (perSecond < 1) {
            throw new IllegalArgumentException(
                    "The rate limit is " + perSecond + " requests a second. Write 1 or more.");
        }
        return new AuthClientOptions(transport, Duration.ofSeconds(1).dividedBy(perSecond));
    }
}
