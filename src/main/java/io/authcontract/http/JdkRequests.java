package io.authcontract.http;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A request as java.net.http takes it, and what java.net.http would change about it. */
final class JdkRequests {
    private JdkRequests() {}

    static Optional<String> cannotSend(Request request) {
        return MessageSyntax.unsendable(request)
                .or(() -> target(request))
                .or(() -> fields(request))
                .or(() -> refusal(request));
    }

    private static Optional<String> target(Request request) {
        if (!request.target().startsWith("/")) {
            return Optional.of(
                    "java.net.http sends only targets that begin with a slash, not " + Excerpt.of(request.target()));
        }
        try {
            return sent(URI.create(request.url())).equals(request.target())
                    ? Optional.empty()
                    : Optional.of("java.net.http would send another target than " + Excerpt.of(request.target()));
        } catch (IllegalArgumentException noUri) {
            return Optional.of("java.net.http takes only URIs, and this target is not part of one: "
                    + Excerpt.of(request.target()));
        }
    }

    /** An empty query loses its question mark, octets beyond ASCII become question marks. */
    private static String sent(URI uri) {
        String query = uri.getRawQuery() == null || uri.getRawQuery().isEmpty() ? "" : "?" + uri.getRawQuery();
        return new String((uri.getRawPath() + query).getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
    }

    private static Optional<String> fields(Request request) {
        return request.headers().fields().stream()
                .flatMap(field -> value(field).stream())
                .findFirst()
                .or(() -> spelling(request.headers()))
                .or(() -> special(request.headers()));
    }

    /** The value itself stays out of the reason: it may be a credential. */
    private static Optional<String> value(Field field) {
        String value = field.value();
        if (value.chars().anyMatch(c -> c > 0x7e || (c < ' ' && c != '\t'))) {
            return Optional.of("java.net.http refuses or replaces octets beyond visible ASCII, as in the value of "
                    + field.name());
        }
        return value.equals(value.trim())
                ? Optional.empty()
                : Optional.of("java.net.http removes the white space around the value of " + field.name());
    }

    private static Optional<String> spelling(Headers headers) {
        Map<String, String> spellings = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Field field : headers) {
            String first = spellings.merge(field.name(), field.name(), (known, again) -> known);
            if (!first.equals(field.name())) {
                return Optional.of("java.net.http would spell " + field.name() + " as " + first);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> special(Headers headers) {
        if (headers.contains("Transfer-Encoding")) {
            return Optional.of("java.net.http frames content itself and would not keep Transfer-Encoding as it is");
        }
        if (headers.contains("Proxy-Authorization")) {
            return Optional.of("java.net.http drops Proxy-Authorization where there is no proxy");
        }
        return headers.values("Cookie").size() > 1
                ? Optional.of("java.net.http joins several Cookie lines to one")
                : Optional.empty();
    }

    /** What the builder refuses: Host and other restricted fields, CONNECT, control characters. */
    private static Optional<String> refusal(Request request) {
        try {
            of(request);
            return Optional.empty();
        } catch (IllegalArgumentException refused) {
            return Optional.of(
                    "java.net.http refuses it: " + Redaction.standard().text(String.valueOf(refused.getMessage())));
        }
    }

    static HttpRequest of(Request request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(request.url()));
        request.headers().forEach(field -> builder.header(field.name(), field.value()));
        return withMethod(builder, request).build();
    }

    private static HttpRequest.Builder withMethod(HttpRequest.Builder builder, Request request) {
        if (request.method().equals(Method.GET) && request.body().isEmpty()) {
            return builder.GET(); // method("GET", ..) always adds Content-Length: 0
        }
        return builder.method(request.method().name(), publisher(request.body()));
    }

    private static BodyPublisher publisher(Body body) {
        return body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body.octets());
    }
}
