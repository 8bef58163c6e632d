package quickstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** A small orders API on the HTTP server of the JDK. Everybody may ask for its health; orders are for the holder of the token. */
public final class OrdersService implements AutoCloseable {
    /** A demonstration; a real service would not have its token in its source. */
    public static final String TOKEN = "orders-demo-token";

    private static final String ORDERS = "/orders";

    private final HttpServer server;
    private final BearerCheck check = new BearerCheck(TOKEN);
    private final Map<String, String> orders = new ConcurrentSkipListMap<>(
            Map.of("1", "{\"id\":1,\"item\":\"espresso beans\"}", "2", "{\"id\":2,\"item\":\"paper filters\"}"));

    private OrdersService(HttpServer server) {
        this.server = server;
    }

    /** Starts on a free port of this machine. */
    public static OrdersService start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            OrdersService service = new OrdersService(server);
            server.createContext("/", exchange -> service.answer(exchange).send(exchange));
            server.start();
            return service;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    public URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private Answer answer(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/health")) {
            return health(exchange.getRequestMethod());
        }
        if (path.equals(ORDERS) || path.startsWith(ORDERS + "/")) {
            return check.refusal(exchange.getRequestHeaders()).orElseGet(() -> orders(exchange, path));
        }
        return Answer.problem(404, "Not Found", "No such resource.");
    }

    private static Answer health(String method) {
        return switch (method) {
            case "GET", "HEAD" -> Answer.json("{\"status\":\"ok\"}");
            default ->
                Answer.problem(405, "Method Not Allowed", "Health can be read.").with("Allow", "GET, HEAD");
        };
    }

    private Answer orders(HttpExchange exchange, String path) {
        String id = path.equals(ORDERS) ? "" : path.substring(ORDERS.length() + 1);
        return switch (exchange.getRequestMethod()) {
            case "GET", "HEAD" -> id.isEmpty() ? Answer.json(orders.values().toString()) : order(id);
            case "DELETE" -> orders.remove(id) == null ? noSuchOrder() : Answer.empty();
            default ->
                Answer.problem(405, "Method Not Allowed", "Orders can be read and deleted.")
                        .with("Allow", "GET, HEAD, DELETE");
        };
    }

    private Answer order(String id) {
        String order = orders.get(id);
        return order == null ? noSuchOrder() : Answer.json(order);
    }

    private static Answer noSuchOrder() {
        return Answer.problem(404, "Not Found", "No such order.");
    }
}
