package io.authcontract.rule;

import io.authcontract.http.Exchange;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.util.ArrayList;
import java.util.List;

/** Answers that send a client elsewhere. */
final class Redirects {
    static final String CANONICAL =
            "the redirect leads to the same resource in its canonical spelling: ask for that one";

    private Redirects() {}

    static boolean isRedirect(Response response) {
        return response.status() / 100 == 3 && response.status() != 304;
    }

    /** The answer to the request itself: a client that follows redirects shows the last one. */
    static Response first(Answer answer) {
        List<Exchange.Hop> hops = answer.seen().exchange().hops();
        return hops.isEmpty() ? answer.response() : hops.get(0).response();
    }

    /** Refuses nobody and lets nobody in. */
    static boolean isCanonical(Answer answer) {
        return isRedirect(answer.response())
                && answer.request()
                        .filter(r -> isToSameResource(r, answer.response()))
                        .isPresent();
    }

    /** To the same resource in its canonical spelling: over https, with a slash at its end, or with a cleaned path. */
    static boolean isToSameResource(Request request, Response redirect) {
        return redirect.headers()
                .first("Location")
                .filter(location -> canonical(target(location)).equals(canonical(request.target())))
                .isPresent();
    }

    private static String target(String location) {
        int authority = location.indexOf("://");
        if (authority < 0) {
            return location;
        }
        int path = location.indexOf('/', authority + 3);
        return path < 0 ? "/" : location.substring(path);
    }

    private static String canonical(String target) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        String rest = query < 0 ? "" : target.substring(query);
        return String.join("/", segments(path)) + rest;
    }

    /** Without empty segments, which frameworks merge, and without dot segments (RFC 3986 section 5.2.4). */
    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                if (!segments.isEmpty()) {
                    segments.remove(segments.size() - 1);
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        return segments;
    }
}
