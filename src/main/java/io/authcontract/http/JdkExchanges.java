package io.authcontract.http;

import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Makes exchanges of the responses of {@link HttpClient}. The client keeps the lines of one field in order, but not the order of fields among each
 * other, and it does not tell the octets of the request's content.
 *
 * @since 0.1.0
 */
public final class JdkExchanges {
    private JdkExchanges() {}

    /**
     * Returns the exchange of a response. Redirects that the client followed become hops; a 401 that its own authenticator has answered does not. A body handled as text or as octets is known; a stream is
     * not touched, and its content stays unknown.
     *
     * @param response the response
     * @return the exchange, of unknown duration
     */
    public static Exchange of(HttpResponse<?> response) {
        List<Exchange.Hop> hops = new ArrayList<>();
        Optional<? extends HttpResponse<?>> previous = response.previousResponse();
        while (previous.isPresent()) {
            HttpResponse<?> hop = previous.get();
            if (hop.statusCode() / 100 == 3) {
                Body read = Body.unknown("the client read it when it followed the redirect");
                hops.add(new Exchange.Hop(request(hop.request()), response(hop, read)));
            }
            previous = hop.previousResponse();
        }
        Collections.reverse(hops);
        return new Exchange(
                Optional.of(request(response.request())), response(response, body(response)), Duration.ZERO, hops);
    }

    private static Request request(HttpRequest request) {
        Body body = request.bodyPublisher()
                .filter(publisher -> publisher.contentLength() != 0)
                .map(publisher -> Body.unknown("java.net.http does not tell what a request has sent"))
                .orElse(Body.none());
        return Request.of(Method.of(request.method()), request.uri())
                .withHeaders(headers(request.headers()))
                .withBody(body);
    }

    private static Response response(HttpResponse<?> response, Body body) {
        String protocol = response.version() == HttpClient.Version.HTTP_2 ? "HTTP/2" : "HTTP/1.1";
        return new Response(protocol, response.statusCode(), "", headers(response.headers()), body);
    }

    private static Headers headers(HttpHeaders headers) {
        List<Field> fields = new ArrayList<>();
        headers.map().forEach((name, values) -> values.forEach(value -> fields.add(new Field(name, value))));
        return Headers.of(fields);
    }

    private static Body body(HttpResponse<?> response) {
        Object content = response.body();
        if (content instanceof String text) {
            return Body.of(text.getBytes(response(response, Body.none()).charset()));
        }
        if (content instanceof byte[] octets) {
            return Body.of(octets);
        }
        return Body.unknown(
                content == null
                        ? "its handler discarded it: use BodyHandlers.ofString()"
                        : "it was handled as " + content.getClass().getSimpleName() + ": use BodyHandlers.ofString()");
    }
}
