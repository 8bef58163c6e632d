package io.authcontract.matrix;

import io.authcontract.http.Body;
import io.authcontract.http.Exchange;
import io.authcontract.http.Fault;
import io.authcontract.http.Method;
import io.authcontract.http.Origin;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** As much of a browser as a login needs: cookies of one service, and redirects within it. Not for use by several threads. */
final class Browser {
    private static final int MOST_HOPS = 5;

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
            Exchange answer = bench.send(carrying(request, cookies));
            answer.response().ifPresent(this::keepCookies);
            Optional<String> location = answer.response().flatMap(Browser::location);
            if (location.isEmpty()) {
                return new Visit(request, answer, hops, Optional.empty());
            }
            Optional<Request> next = next(request, answer, location.get());
            if (next.isEmpty() || hops == MOST_HOPS) {
                String why = next.isEmpty() ? "a redirect to another host" : "more than " + MOST_HOPS + " redirects";
                return new Visit(request, answer, hops, Optional.of(why));
            }
            request = next.get();
        }
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

    /** What follows; empty where it lies elsewhere, or cannot be read. Only 307 and 308 repeat method and content (RFC 9110 section 15.4). */
    private static Optional<Request> next(Request request, Exchange answer, String location) {
        try {
            URI target = URI.create(request.url()).resolve(location.strip());
            if (!Origin.of(target).equals(request.origin())) {
                return Optional.empty();
            }
            String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
            String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
            boolean same = answer.hasStatus(307) || answer.hasStatus(308);
            return Optional.of(new Request(
                    same ? request.method() : Method.GET,
                    request.origin(),
                    path + query,
                    same ? request.headers() : request.headers().without("Content-Type"),
                    same ? request.body() : Body.none()));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private void keepCookies(Response response) {
        for (String line : response.headers().values("Set-Cookie")) {
            String pair = line.split(";", 2)[0];
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String value = pair.substring(equals + 1).strip();
                String name = pair.substring(0, equals).strip();
                if (value.isEmpty() || line.matches("(?is).*;\\s*max-age=0\\b.*")) {
                    cookies.remove(name);
                } else {
                    cookies.put(name, value);
                }
            }
        }
    }
}
