package io.authcontract.client.okhttp;

import io.authcontract.http.Exchange;
import io.authcontract.http.Method;
import io.authcontract.http.Origin;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okhttp3.HttpUrl;

/** An exchange of OkHttp as data. */
final class OkHttpExchanges {
    private OkHttpExchanges() {}

    static Exchange exchange(okhttp3.Response response) {
        Duration duration =
                Duration.ofMillis(Math.max(0, response.receivedResponseAtMillis() - response.sentRequestAtMillis()));
        return new Exchange(
                Optional.of(request(response)),
                response(response, OkHttpBodies.of(response)),
                duration,
                hops(response));
    }

    /** What went over the network has the fields that OkHttp and its interceptors add; a cached or invented response has only what was asked. */
    private static Request request(okhttp3.Response response) {
        okhttp3.Request sent = Optional.ofNullable(response.networkResponse())
                .map(okhttp3.Response::request)
                .orElse(response.request());
        HttpUrl url = sent.url();
        String query = url.encodedQuery();
        return new Request(
                Method.of(sent.method()),
                new Origin(url.scheme(), bare(url.host()), url.port()),
                query == null ? url.encodedPath() : url.encodedPath() + "?" + query,
                HeaderOctets.received(sent.headers()),
                OkHttpBodies.of(sent));
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static Response response(okhttp3.Response response, io.authcontract.http.Body body) {
        return new Response(
                response.protocol().toString().toUpperCase(Locale.ROOT),
                response.code(),
                HeaderOctets.octets(response.message()),
                HeaderOctets.received(response.headers()),
                body);
    }

    /** Only redirects: a prior 401 was answered by the client's own authenticator, and leads nowhere else. */
    private static List<Exchange.Hop> hops(okhttp3.Response response) {
        Deque<Exchange.Hop> hops = new ArrayDeque<>();
        okhttp3.Response prior = response.priorResponse();
        while (prior != null) {
            if (prior.code() / 100 == 3) {
                hops.addFirst(new Exchange.Hop(request(prior), response(prior, OkHttpBodies.OF_REDIRECT)));
            }
            prior = prior.priorResponse();
        }
        return List.copyOf(hops);
    }
}
