package quickstart;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the service answers. No text in it holds a character that JSON escapes. */
record Answer(int status, Map<String, String> headers, String body) {

    static Answer json(String body) {
        return new Answer(200, Map.of("Content-Type", "application/json"), body);
    }

    static Answer empty() {
        return new Answer(204, Map.of(), "");
    }

    /** A failure as RFC 9457 writes it. */
    static Answer problem(int status, String title, String detail) {
        String body = "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                .formatted(title, status, detail);
        return new Answer(
                status, Map.of("Content-Type", "application/problem+json", "Cache-Control", "no-store"), body);
    }

    Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }

    void send(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] octets = body.getBytes(StandardCharsets.UTF_8);
            headers.forEach(exchange.getResponseHeaders()::set);
            if (octets.length == 0) {
                exchange.sendResponseHeaders(status, -1);
            } else if (exchange.getRequestMethod().equals("HEAD")) {
                // What GET would send, without sending it.
                exchange.getResponseHeaders().set("Content-Length", String.valueOf(octets.length));
                exchange.sendResponseHeaders(status, -1);
            } else {
                exchange.sendResponseHeaders(status, octets.length);
                exchange.getResponseBody().write(octets);
            }
        }
    }
}
