package io.authcontract.matrix;

import io.authcontract.http.Exchange;
import io.authcontract.http.Fault;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import io.authcontract.http.TwoOutcomes;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The request that comes second on a connection, and what it gets on connections of its own. */
final class NextOnConnection {
    private static final int TIMES = 3;
    private static final int REQUEST_TIMEOUT = 408;
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(3);

    private final Bench bench;
    private final Request request;
    private final Set<Integer> usual = new TreeSet<>();
    private Duration slowest = Duration.ZERO;

    private NextOnConnection(Bench bench, Request request) {
        this.bench = bench;
        this.request = request;
    }

    /** The first that is answered with success each time; else the last one, whatever its answers are. */
    static NextOnConnection among(Bench bench, Collection<Request> candidates) {
        NextOnConnection last = new NextOnConnection(bench, bench.nowhere());
        for (Request candidate : candidates) {
            NextOnConnection next = new NextOnConnection(bench, candidate);
            next.ask();
            if (next.usual.stream().allMatch(status -> status / 100 == 2) && !next.usual.isEmpty()) {
                return next;
            }
        }
        last.ask();
        return last;
    }

    /** Learns more of what it gets: a service may vary. */
    void ask() {
        for (int i = 0; i < TIMES; i++) {
            Exchange alone = bench.sendAlone(request);
            alone.response().map(Response::status).ifPresent(usual::add);
            slowest = slowest.compareTo(alone.duration()) < 0 ? alone.duration() : slowest;
        }
    }

    Request request() {
        return request;
    }

    boolean isAnswered() {
        return !usual.isEmpty();
    }

    String usual() {
        return usual.stream().map(String::valueOf).collect(Collectors.joining(" or "));
    }

    Duration slowest() {
        return slowest;
    }

    /** So long a silence is none of a slow service. */
    Duration patience() {
        Duration late = slowest.multipliedBy(10);
        return late.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : late;
    }

    /** What came that cannot be right; empty where it got its own answer, the connection ended, or nobody can tell. */
    Optional<String> strange(TwoOutcomes seen) {
        if (seen.next() instanceof Fault fault) {
            return strange(fault, seen.asked());
        }
        int status = ((Response) seen.next()).status();
        if (!seen.asked()) {
            return status == REQUEST_TIMEOUT ? Optional.empty() : Optional.of(status + ", before it was sent");
        }
        if (seen.goesOn()) {
            return Optional.of(status + ", and then another answer");
        }
        return usual.contains(status) || Evidence.PASSING.contains(status)
                ? Optional.empty()
                : Optional.of(String.valueOf(status));
    }

    static String outcome(TwoOutcomes seen) {
        return seen.next() instanceof Response response
                ? String.valueOf(response.status())
                : "the end of the connection";
    }

    private static Optional<String> strange(Fault fault, boolean asked) {
        return switch (fault.kind()) {
            case TIMEOUT -> asked ? Optional.of("no answer") : Optional.empty(); // Told to end it, the client does.
            case MALFORMED, TOO_LARGE -> Optional.of("what is no HTTP");
            default -> Optional.empty();
        };
    }
}
