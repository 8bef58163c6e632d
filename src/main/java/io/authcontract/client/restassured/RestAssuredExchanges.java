package io.authcontract.client.restassured;

import io.authcontract.http.Body;
import io.authcontract.http.Exchange;
import io.authcontract.http.Field;
import io.authcontract.http.Headers;
import io.authcontract.http.Method;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** An exchange of REST-assured as data. */
final class RestAssuredExchanges {
    private RestAssuredExchanges() {}

    static Exchange exchange(io.restassured.response.Response response) {
        Optional<Request> request = recorded(response).flatMap(RecordedHeaders::request);
        Duration duration = Duration.ofMillis(Math.max(0, response.getTime()));
        return new Exchange(request, response(response, request), duration, List.of());
    }

    static Optional<RecordedHeaders> recorded(io.restassured.response.Response response) {
        return response.getHeaders() instanceof RecordedHeaders recorded ? Optional.of(recorded) : Optional.empty();
    }

    private static Response response(io.restassured.response.Response response, Optional<Request> request) {
        String[] line = statusLine(response).split(" ", 3);
        Headers headers = headers(response);
        Body body = body(response, headers, request);
        return new Response(
                line[0], response.getStatusCode(), line.length == 3 ? line[2] : "", plain(headers, body), body);
    }

    /** A response that a filter has built, or that came from no network, begins with its status, or has no line at all. */
    private static String statusLine(io.restassured.response.Response response) {
        String line = Optional.ofNullable(response.getStatusLine()).orElse("");
        String status = String.valueOf(response.getStatusCode());
        if (line.isEmpty()) {
            return "HTTP/1.1 " + status;
        }
        return line.split(" ", 2)[0].equals(status) ? "HTTP/1.1 " + line : line;
    }

    private static Headers headers(io.restassured.response.Response response) {
        return Headers.of(response.getHeaders().asList().stream()
                .map(header -> new Field(
                        header.getName(), Optional.ofNullable(header.getValue()).orElse("")))
                .toList());
    }

    /** REST-assured decodes the content but leaves the field that says it is coded. */
    private static Headers plain(Headers headers, Body body) {
        byte[] octets = body.octets();
        boolean coded = octets.length > 1 && octets[0] == 0x1f && octets[1] == (byte) 0x8b;
        return coded ? headers : headers.without("Content-Encoding");
    }

    private static Body body(io.restassured.response.Response response, Headers headers, Optional<Request> request) {
        boolean none = request.filter(r -> r.method().equals(Method.HEAD)).isPresent()
                || response.getStatusCode() == 204
                || response.getStatusCode() == 304;
        try {
            return none ? Body.none() : body(response.asByteArray(), headers);
        } catch (Exception closed) { // Groovy throws IOException without declaring it.
            return Body.unknown("it was read or closed before the assertion");
        }
    }

    private static Body body(byte[] octets, Headers headers) {
        String length = headers.first("Content-Length").orElse("unknown");
        if (octets.length > 0 || length.equals("0")) {
            return Body.of(octets);
        }
        return Body.unknown(
                "nothing is left of it, and its length was " + length + ": it is empty, or was read before");
    }
}
