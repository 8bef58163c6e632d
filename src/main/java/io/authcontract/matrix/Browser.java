package io.authcontract.matrix;

import io.authcontract.http.Body;
import io.authcontract.http.Exchange;
import io.authcontract.http.Fault;
import io.authcontract.http.Method;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** As much of a browser as a login needs: cookies of one service, and redirects within it. Not for use by several threads. */
final class Browser {
    private static final int MOST_HOPS = 5;
    private static final String TOO_MANY = "more than " + MOST_HOPS + " redirects";

    private final Bench bench;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    /**
     * Where a navigation has ended.
     *
     * @param request the last request
     * @param answer its answer
     * @param hops how many redirects were followed
     * @param stopped why it was not followed further; empty where it has arrived
     */
    record Visit(Request request, Exchange answer, int hops, Optional<String> stopped) {
        int status() {
            return answer.response().map(Response::status).orElse(0);
        }

        boolean isPage() {
            return stopped.isEmpty() && status() / 100 == 2;
        }

        /** Whether it shows how the service treats people: neither a failure nor what lies elsewhere does. */
        boolean isConclusive() {
            return stopped.map(TOO_MANY::equals)
                    .orElseGet(() -> status() != 0 && status() != 429 && status() / 100 != 5);
        }

        String outcome() {
            return stopped.orElseGet(() -> outcome(answer));
        }

        static String outcome(Exchange answer) {
            return answer.response()
                    .map(response -> String.valueOf(response.status()))
                    .orElseGet(() ->
                            "no answer: " + answer.fault().map(Fault::toString).orElse("unknown"));
        }
    }

    Browser(Bench bench) {
        this.bench = bench;
    }

    Map<String, String> cookies() {
        return new LinkedHashMap<>(cookies);
    }

    void put(String name, String value) {
        cookies.put(name, value);
    }

    Visit visit(Request first) {
        Request request = first;
        for (int hops = 0; ; hops++) {
            Exchange answer = send(carrying(request, cookies));
            answer.response().ifPresent(this::keepCookies);
            Optional<String> location = answer.response().flatMap(Browser::location);
            if (location.isEmpty()) {
                return new Visit(request, answer, hops, Optional.empty());
            }
            Optional<Request> target = Reference.from(request, location.get());
            Optional<String> stopped = stopped(request, target, hops);
            if (stopped.isPresent()) {
                return new Visit(request, answer, hops, stopped);
            }
            request = next(request, answer, target.orElseThrow().target());
        }
    }

    /** What a form does may be done once only. */
    private Exchange send(Request request) {
        return request.method().isSafe() ? bench.send(request) : bench.sendOnce(request);
    }

    static Request carrying(Request request, Map<String, String> cookies) {
        String line = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return line.isEmpty() ? request : request.withHeader("Cookie", line);
    }

    private static Optional<String> location(Response response) {
        return response.status() / 100 == 3 ? response.headers().first("Location") : Optional.empty();
    }

    private static Optional<String> stopped(Request request, Optional<Request> target, int hops) {
        if (target.isEmpty()) {
            return Optional.of("a Location that cannot be read");
        }
        if (!target.get().origin().equals(request.origin())) {
            return Optional.of("a redirect to another host");
        }
        return hops == MOST_HOPS ? Optional.of(TOO_MANY) : Optional.empty();
    }

    /** What follows. Only 307 and 308 repeat method and content (RFC 9110 section 15.4). */
    private static Request next(Request request, Exchange answer, String target) {
        boolean same = answer.hasStatus(307) || answer.hasStatus(308);
        return new Request(
                same ? request.method() : Method.GET,
                request.origin(),
                target,
                same ? request.headers() : request.headers().without("Content-Type"),
                same ? request.body() : Body.none());
    }

    private void keepCookies(Response response) {
        for (String line : response.headers().values("Set-Cookie")) {
            CookieLine.parse(line).ifPresent(cookie -> {
                if (cookie.value().isEmpty() || cookie.isOver(Instant.now())) {
                    cookies.remove(cookie.name());
                } else {
                    cookies.put(cookie.name(), cookie.value());
                }
            });
        }
    }
}
