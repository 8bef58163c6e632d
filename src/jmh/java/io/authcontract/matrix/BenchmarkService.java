package io.authcontract.matrix;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;

/** An API behind a bearer token in a process of its own, with TCP_NODELAY. It refuses as RFC 6750 says, whatever the path. */
final class BenchmarkService implements AutoCloseable {
    static final String TOKEN = "benchmark-token-of-alice";

    private static final int THREADS = 32;
    private static final byte[] CONTENT = "{\"id\":7,\"owner\":\"Ada\",\"lines\":[]}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] REFUSAL =
            "{\"title\":\"Unauthorized\",\"status\":401}".getBytes(StandardCharsets.UTF_8);

    private final Process process;
    private final URI uri;

    private BenchmarkService(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    static BenchmarkService start() throws IOException {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Dsun.net.httpserver.nodelay=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BenchmarkService.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String port =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        return new BenchmarkService(process, URI.create("http://localhost:" + port));
    }

    URI uri() {
        return uri;
    }

    /** The service ends with its standard input. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
    }

    /** What runs in the other process. */
    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        server.setExecutor(Executors.newFixedThreadPool(THREADS));
        server.createContext("/", BenchmarkService::answer);
        server.start();
        System.out.println(server.getAddress().getPort());
        while (System.in.read() >= 0) {
            // Whoever started this service says nothing, and ends it by closing the stream.
        }
        System.exit(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String challenge = challenge(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            if (!challenge.isEmpty()) {
                exchange.getResponseHeaders().set("WWW-Authenticate", challenge);
                send(exchange, challenge.contains("invalid_request") ? 400 : 401, "application/problem+json", REFUSAL);
            } else if (exchange.getRequestMethod().matches("GET|HEAD")) {
                send(exchange, 200, "application/json", CONTENT);
            } else {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                exchange.sendResponseHeaders(405, -1);
            }
        }
    }

    private static String challenge(List<String> lines) {
        if (lines.size() > 1) {
            return "Bearer realm=\"benchmark\", error=\"invalid_request\"";
        }
        String line = lines.isEmpty() ? "" : lines.get(0);
        if (!line.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return "Bearer realm=\"benchmark\"";
        }
        return line.substring(7).strip().equals(TOKEN) ? "" : "Bearer realm=\"benchmark\", error=\"invalid_token\"";
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] content) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : content.length);
        if (!head) {
            exchange.getResponseBody().write(content);
        }
    }
}
