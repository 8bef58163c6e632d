package io.authcontract.rule;

import io.authcontract.http.Exchange;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
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

    /** To the same resource in its canonical spelling: over https, or with a slash at its end. */
    static boolean isToSameResource(Request request, Response redirect) {
        return redirect.headers()
                .first("Location")
                .filter(location -> withoutSlash(target(location)).equals(withoutSlash(request.target())))
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

    private static String withoutSlash(String target) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        String rest = query < 0 ? "" : target.substring(query);
        return (path.endsWith("/") ? path.substring(0, path.length() - 1) : path) + rest;
    }
}
