package tutorial;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs a service of this example on a free port while a test class runs. For a static {@code @RegisterExtension} field. */
final class PythonService implements BeforeAllCallback, AfterAllCallback {
    static final String TOKEN = "flask-orders-token";
    static final String READONLY_TOKEN = "flask-orders-readonly-token";
    static final Path DIRECTORY = Path.of("service");

    private static final String READY = "listening on ";
    private static final int SECONDS_TO_START = 60;

    private final String script;
    private final CompletableFuture<URI> uri = new CompletableFuture<>();
    private Process process;

    PythonService(String script) {
        this.script = script;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Optional<String> python = python();
        assumeTrue(
                python.isPresent(),
                "no Python with Flask: install it (apt-get install python3-flask), or name one with -Dpython=/path/to/python3");
        ProcessBuilder service = new ProcessBuilder(python.get(), "-B", script)
                .directory(DIRECTORY.toFile())
                .redirectErrorStream(true);
        service.environment().put("ORDERS_TOKEN", TOKEN);
        service.environment().put("ORDERS_READONLY_TOKEN", READONLY_TOKEN);
        service.environment().remove("PORT");
        process = service.start();
        Thread reader = new Thread(this::read, script);
        reader.setDaemon(true);
        reader.start();
    }

    /** The one that is named, else the first that has Flask: that of the system may not be the first on the path. */
    private static Optional<String> python() {
        String named = System.getProperty("python", "");
        return (named.isEmpty() ? Stream.of("python3", "/usr/bin/python3") : Stream.of(named))
                .filter(PythonService::hasFlask)
                .findFirst();
    }

    private static boolean hasFlask(String python) {
        try {
            return new ProcessBuilder(python, "-c", "import flask")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
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
        uri.completeExceptionally(new IllegalStateException(script + " ended and had printed:\n" + printed));
    }

    /** Returns the address, once the service listens. */
    URI uri() {
        try {
            return uri.get(SECONDS_TO_START, TimeUnit.SECONDS);
        } catch (ExecutionException ended) {
            throw new IllegalStateException(ended.getCause().getMessage(), ended);
        } catch (TimeoutException slow) {
            throw new IllegalStateException(script + " did not listen within " + SECONDS_TO_START + " seconds", slow);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + script + " started", interrupted);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (process != null) {
            process.destroy();
        }
    }
}
