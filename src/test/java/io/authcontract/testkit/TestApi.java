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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A service on a loopback port of its own that guards its paths with a bearer token as the RFCs ask, except where a test says otherwise. */
public final class TestApi implements AutoCloseable {
    /** The token of alice. */
    public static final String TOKEN = "sesame-of-the-test-api";

    private static final String PROBLEM = "{\"title\":\"Unauthorized\",\"status\":401}";

    private final HttpServer server;
    private final Function<Asked, Optional<Reply>> exceptions;
    private final ExecutorService threads = Executors.newCachedThreadPool(TestApi::daemon);
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /** What was asked, as far as tests look at it. */
    public record Asked(String method, String path, List<String> authorization) {
        public boolean isAnonymous() {
            return authorization.isEmpty();
        }

        boolean isAlice() {
            return authorization.size() == 1 && authorization.get(0).matches("(?i:bearer) +" + TOKEN);
        }
    }

    /** What is answered. */
    public record Reply(int status, Map<String, String> fields, String content) {
        public static Reply of(int status, String content) {
            return new Reply(status, Map.of("Content-Type", "application/json"), content);
        }

        /** A refusal with this challenge. */
        public static Reply refusal(String challenge) {
            return new Reply(
                    401,
                    Map.of(
                            "WWW-Authenticate",
                            challenge,
                            "Content-Type",
                            "application/problem+json",
                            "Cache-Control",
                            "no-store"),
                    PROBLEM);
        }
    }

    private TestApi(HttpServer server, Function<Asked, Optional<Reply>> exceptions) {
        this.server = server;
        this.exceptions = exceptions;
    }

    /** Starts a service without a fault. */
    public static TestApi start() {
        return start(asked -> Optional.empty());
    }

    /** Starts a service that answers some requests in its own way. */
    public static TestApi start(Function<Asked, Optional<Reply>> exceptions) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            TestApi api = new TestApi(server, exceptions);
            server.createContext("/", api::answer);
            server.setExecutor(api.threads);
            // The dispatcher is a daemon if its starter is; a service may live as long as the JVM.
            Thread starter = daemon(server::start);
            starter.start();
            starter.join();
            return api;
        } catch (IOException noLoopback) {
            throw new UncheckedIOException(noLoopback);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "test-api");
        thread.setDaemon(true);
        return thread;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            List<String> authorization = Optional.ofNullable(
                            exchange.getRequestHeaders().get("Authorization"))
                    .orElse(List.of());
            Asked request = new Asked(
                    exchange.getRequestMethod(), exchange.getRequestURI().getPath(), List.copyOf(authorization));
            asked.add(request);
            write(exchange, exceptions.apply(request).orElseGet(() -> conformant(request)));
        }
    }

    /** GET for alice; everything else is refused, or not served. */
    private static Reply conformant(Asked asked) {
        if (!asked.method().equals("GET") && !asked.method().equals("HEAD")) {
            return new Reply(405, Map.of("Allow", "GET, HEAD", "Content-Type", "application/json"), "{}");
        }
        if (asked.isAlice()) {
            return Reply.of(200, "[{\"id\":7}]");
        }
        return Reply.refusal("Bearer realm=\"orders\"" + (asked.isAnonymous() ? "" : ", error=\"invalid_token\""));
    }

    private static void write(HttpExchange exchange, Reply reply) throws IOException {
        reply.fields().forEach(exchange.getResponseHeaders()::set);
        byte[] content = reply.content().getBytes(StandardCharsets.UTF_8);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(reply.status(), head || content.length == 0 ? -1 : content.length);
        if (!head && content.length > 0) {
            exchange.getResponseBody().write(content);
        }
    }

    /** Returns the address, without a path. */
    public URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** Returns the requests so far. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
