package io.authcontract.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A small service on a loopback port of its own. It refuses whoever lacks one of its tokens, and tells its name in every answer, so that a test
 * sees which of several services it has reached.
 */
public final class OrdersService implements AutoCloseable {
    /** The field that names the service. */
    public static final String NAME_FIELD = "X-Service";

    private final String name;
    private final Set<String> tokens;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(OrdersService::daemon);
    private final List<String> requestLines = new CopyOnWriteArrayList<>();

    private OrdersService(String name, Set<String> tokens, HttpServer server) {
        this.name = name;
        this.tokens = tokens;
        this.server = server;
    }

    /** Starts a service that accepts these bearer tokens. */
    public static OrdersService start(String name, String... tokens) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            OrdersService service = new OrdersService(name, Set.of(tokens), server);
            server.createContext("/", service::answer);
            server.setExecutor(service.threads);
            // The dispatcher is a daemon if its starter is; a service may live as long as the JVM.
            Thread starter = daemon(server::start);
            starter.start();
            starter.join();
            return service;
        } catch (IOException noLoopback) {
            throw new UncheckedIOException(noLoopback);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "orders-service");
        thread.setDaemon(true);
        return thread;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requestLines.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.getRequestBody().readAllBytes();
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            boolean known = tokens.stream().anyMatch(token -> ("Bearer " + token).equals(authorization));
            exchange.getResponseHeaders().set(NAME_FIELD, name);
            if (!known) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer realm=\"" + name + "\"");
            }
            byte[] content = (known ? "[]" : "Who are you?").getBytes(StandardCharsets.UTF_8);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(known ? 200 : 401, head ? -1 : content.length);
            if (!head) {
                exchange.getResponseBody().write(content);
            }
        }
    }

    /** Returns the address, without a path. */
    public URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** Returns method and target of the requests so far. */
    public List<String> requestLines() {
        return List.copyOf(requestLines);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
