package orders;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** A service with one token, on a port that is known once it listens. */
public final class OrdersService implements AutoCloseable {
    public static final String TOKEN = "a-token-for-this-service-only";

    private final HttpServer server;

    public OrdersService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", OrdersService::answer);
        server.start();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            boolean known = authorization != null && authorization.matches("(?i:bearer) +" + TOKEN);
            if (!known) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer realm=\"orders\"");
            }
            exchange.sendResponseHeaders(known ? 204 : 401, -1);
        }
    }

    public URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
