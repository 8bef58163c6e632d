package io.authcontract.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A service on a loopback port that answers as a test says, and remembers what it was asked. */
public final class ScriptedService implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(ScriptedService::daemon);
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /** One request. */
    public record Asked(String method, String path, String query, Map<String, List<String>> headers, String body) {
        /** Returns the Authorization line; empty when there is none or more than one. */
        public String authorization() {
            List<String> lines = headers.getOrDefault("Authorization", List.of());
            return lines.size() == 1 ? lines.get(0) : "";
        }

        /** Whether there is no Authorization line at all. */
        public boolean isAnonymous() {
            return !headers.containsKey("Authorization");
        }

        /** Returns the first line of a field. */
        public Optional<String> header(String name) {
            return headers.getOrDefault(name, List.of()).stream().findFirst();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** One answer. */
    public record Reply(int status, Map<String, String> headers, String body) {
        /** Returns an answer without content. */
        public static Reply status(int status) {
            return new Reply(status, Map.of(), "");
        }

        /** Returns a JSON answer. */
        public static Reply json(int status, String body) {
            return new Reply(status, Map.of("Content-Type", "application/json"), body);
        }

        /** Returns a 401 with a challenge, not to be stored. */
        public static Reply challenge(String value) {
            return status(401).with("WWW-Authenticate", value).with("Cache-Control", "no-store");
        }

        /** Returns this answer with other content. */
        public Reply withBody(String content) {
            return new Reply(status, headers, content);
        }

        /** Returns this answer with one more field line. */
        public Reply with(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Reply(status, more, body);
        }
    }

    /** Decides what is answered. */
    @FunctionalInterface
    public interface Script {
        /** Answers one request. */
        Reply answer(Asked asked);
    }

    private ScriptedService(HttpServer server, Script script) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, script));
    }

    /** Starts a service. */
    public static ScriptedService start(Script script) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ScriptedService service = new ScriptedService(server, script);
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
        Thread thread = new Thread(task, "scripted-service");
        thread.setDaemon(true);
        return thread;
    }

    private void answer(HttpExchange exchange, Script script) throws IOException {
        try (exchange) {
            Asked request = new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawPath(),
                    exchange.getRequestURI().getRawQuery() == null
                            ? ""
                            : exchange.getRequestURI().getRawQuery(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            asked.add(request);
            send(exchange, request, script.answer(request));
        }
    }

    private static void send(HttpExchange exchange, Asked request, Reply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] content = reply.body().getBytes(StandardCharsets.UTF_8);
        boolean hasNone = request.method().equals("HEAD") || content.length == 0;
        exchange.sendResponseHeaders(reply.status(), hasNone ? -1 : content.length);
        if (!hasNone) {
            exchange.getResponseBody().write(content);
        }
    }

    /** Returns the address, without a path. */
    public URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** Returns the requests so far, in the order in which they came. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
