package io.authcontract.http;

import java.lang.reflect.InvocationTargetException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A transport over java.net.http, HTTP/1.1 only, without redirects, authenticator, cookies and proxy.
 *
 * <p><b>It does not always send once:</b> java.net.http repeats GET and HEAD on a new connection when the service closes the first one
 * unanswered, and only a system property of the whole JVM could stop it. Such a fault says so. Where "sent once" has to be certain, use
 * {@link RawTransport} or the OkHttp transport.
 *
 * <p>Beside Host, Connection and Content-Length it adds a {@code User-Agent} when the request has none. Field lines of one name keep their
 * order, those of different names are sorted; received ones are sorted by name too, and the reason phrase is not told. Content that wrongly
 * follows a response to HEAD is not seen, nor are trailers, nor a line of the header section that has no colon. An early refusal of an upload
 * that the service does not take ends as a time-out. A header section is limited by the JDK itself (384 KiB from 17.0.13 on); the configured limit is
 * checked when it has been read.
 *
 * @since 0.1.0
 */
public final class JdkTransport implements Transport {
    private final TransportOptions options;
    private final ExecutorService executor;
    private final ThreadGroup threads = new ThreadGroup("authcontract-jdk");
    private final HttpClient client;

    /**
     * Creates a transport.
     *
     * @param options the limits
     */
    public JdkTransport(TransportOptions options) {
        this.options = options;
        this.executor = Executors.newCachedThreadPool(this::worker);
        this.client = CompletableFuture.supplyAsync(this::newClient, executor).join();
    }

    /** Runs in a thread of our group, so that the thread which the client starts for itself belongs to the group too. */
    private HttpClient newClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(options.connectTimeout())
                .sslContext(new Tls(options).context())
                .executor(executor)
                .build();
    }

    private Thread worker(Runnable task) {
        Thread thread = new Thread(threads, task, "authcontract-jdk-worker");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public Optional<String> cannotSend(Request request) {
        return JdkRequests.cannotSend(request);
    }

    @Override
    public boolean isOverSockets() {
        return true;
    }

    @Override
    public Outcome send(Request request) {
        Optional<String> reason = cannotSend(request);
        if (reason.isPresent()) {
            return Faults.notSendable(reason.get());
        }
        if (executor.isShutdown()) {
            return Faults.transportClosed();
        }
        try {
            return awaited(
                    client.sendAsync(JdkRequests.of(request), info -> new BoundedContent(options.maxBodyOctets())),
                    request);
        } catch (RuntimeException failure) {
            return JdkFaults.of(failure, request);
        }
    }

    private Outcome awaited(CompletableFuture<HttpResponse<Body>> exchange, Request request) {
        try {
            return received(exchange.get(options.timeout().toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException over) {
            exchange.cancel(true);
            return new Fault(
                    Fault.Kind.TIMEOUT,
                    "no complete response came within " + options.timeout().toMillis() + " ms.");
        } catch (InterruptedException interrupted) {
            exchange.cancel(true);
            return Faults.of(interrupted, request);
        } catch (ExecutionException failure) {
            return executor.isShutdown() ? Faults.transportClosed() : JdkFaults.of(failure, request);
        }
    }

    private Outcome received(HttpResponse<Body> response) {
        List<Field> fields = new ArrayList<>();
        response.headers().map().forEach((name, values) -> values.forEach(value -> fields.add(new Field(name, value))));
        Headers headers = Headers.of(fields);
        Optional<Fault> problem = MessageSyntax.problem(headers, options);
        return problem.isPresent() ? problem.get() : Response.of(response.statusCode(), headers, response.body());
    }

    @Override
    public void close() {
        executor.shutdownNow();
        try {
            HttpClient.class.getMethod("shutdownNow").invoke(client);
        } catch (NoSuchMethodException beforeJdk21) {
            threads.interrupt(); // Its selector thread ends when interrupted, and else only when the collector finds
            // the client.
        } catch (IllegalAccessException | InvocationTargetException broken) {
            throw new IllegalStateException("java.net.http cannot be shut down.", broken);
        }
    }
}
