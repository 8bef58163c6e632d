package tutorial;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs a service of this example on a free port while a test class runs. For a static {@code @RegisterExtension} field. */
final class NodeService implements BeforeAllCallback, AfterAllCallback {
    static final Path DIRECTORY = Path.of("service");

    private static final String READY = "listening on ";
    private static final int SECONDS_TO_START = 60;

    private final String script;
    private final CompletableFuture<URI> uri = new CompletableFuture<>();
    private Process process;

    NodeService(String script) {
        this.script = script;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        ProcessBuilder node =
                new ProcessBuilder("node", script).directory(DIRECTORY.toFile()).redirectErrorStream(true);
        node.environment().put("ORDERS_TOKEN", Probe.TOKEN);
        node.environment().put("ORDERS_READONLY_TOKEN", Probe.READONLY_TOKEN);
        // The service as the tutorial's reader starts it: a free port, and Express not told that it is in production.
        node.environment().keySet().removeAll(Set.of("PORT", "NODE_ENV"));
        try {
            process = node.start();
        } catch (IOException absent) {
            throw new UncheckedIOException(
                    "Cannot start node. Install Node.js 20 or newer, or leave these tests out with -Dnode.skip=true.",
                    absent);
        }
        Thread reader = new Thread(this::read, script);
        reader.setDaemon(true);
        reader.start();
    }

    /** Reads on after the service is ready, so that it never waits for a full pipe. */
    private void read() {
        StringBuilder printed = new StringBuilder();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                printed.append(line).append('\n');
                if (line.startsWith(READY)) {
                    uri.complete(URI.create(line.substring(READY.length())));
                }
            }
        } catch (IOException closed) {
            printed.append(closed);
        }
        uri.completeExceptionally(new IllegalStateException("node " + script + " ended and had printed:\n" + printed));
    }

    /** Returns the address, once the service listens. */
    URI uri() {
        try {
            return uri.get(SECONDS_TO_START, TimeUnit.SECONDS);
        } catch (ExecutionException ended) {
            throw new IllegalStateException(ended.getCause().getMessage(), ended);
        } catch (TimeoutException slow) {
            throw new IllegalStateException(
                    "node " + script + " did not listen within " + SECONDS_TO_START + " seconds", slow);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while node " + script + " started", interrupted);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (process != null) {
            process.destroy();
        }
    }
}
