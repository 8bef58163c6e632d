package io.authcontract.http;

import io.authcontract.challenge.Challenges;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One request and what came of it. {@link #toString()} is redacted.
 *
 * @param request the request as sent; empty where a foreign response does not tell it
 * @param outcome the final response, or the fault
 * @param duration from the first octet sent to the last one read; zero where unknown
 * @param hops the redirects a foreign client followed before the final response; our own transports follow none
 * @since 0.1.0
 */
public record Exchange(Optional<Request> request, Outcome outcome, Duration duration, List<Hop> hops) {

    /** One redirect that was followed: the request and the 3xx that answered it. */
    public record Hop(Request request, Response response) {}

    /**
     * Creates an exchange; the list is copied.
     *
     * @param request the request as sent; empty where a foreign response does not tell it
     * @param outcome the final response, or the fault
     * @param duration from the first octet sent to the last one read; zero where unknown
     * @param hops the redirects a foreign client followed before the final response; our own transports follow none
     */
    public Exchange {
        hops = List.copyOf(hops);
    }

    /**
     * Returns an exchange without redirects and of unknown duration.
     *
     * @param request the request as sent
     * @param outcome what came of it
     * @return the exchange
     */
    public static Exchange of(Request request, Outcome outcome) {
        return new Exchange(Optional.of(request), outcome, Duration.ZERO, List.of());
    }

    /**
     * Returns the response, if there is one.
     *
     * @return the response, or empty after a fault
     */
    public Optional<Response> response() {
        return outcome instanceof Response response ? Optional.of(response) : Optional.empty();
    }

    /**
     * Returns the fault, if there is one.
     *
     * @return the fault, or empty when there is a response
     */
    public Optional<Fault> fault() {
        return outcome instanceof Fault fault ? Optional.of(fault) : Optional.empty();
    }

    /**
     * Tells whether the response has that status.
     *
     * @param status a status code
     * @return false for another status and after a fault
     */
    public boolean hasStatus(int status) {
        return outcome instanceof Response response && response.status() == status;
    }

    /**
     * Returns the challenges of the WWW-Authenticate field lines, whatever the status (RFC 9110 section 11.6.1).
     *
     * @return the challenges; none after a fault
     */
    public Challenges challenges() {
        return Challenges.parse(values("WWW-Authenticate"));
    }

    /**
     * Returns the challenges of the Proxy-Authenticate field lines (RFC 9110 section 11.7.1).
     *
     * @return the challenges; none after a fault
     */
    public Challenges proxyChallenges() {
        return Challenges.parse(values("Proxy-Authenticate"));
    }

    private List<String> values(String field) {
        return response().map(r -> r.headers().values(field)).orElse(List.of());
    }

    @Override
    public String toString() {
        return Redaction.standard().exchange(this);
    }
}
