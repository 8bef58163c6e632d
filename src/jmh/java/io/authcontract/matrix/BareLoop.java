package io.authcontract.matrix;

import io.authcontract.http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import okhttp3.Response;

/** The least a Java program can do: sends the same requests over a plain OkHttpClient with keep-alive, reads the bodies and looks at nothing. */
final class BareLoop {
    private final List<Request> requests;
    private final int threads;

    BareLoop(List<Request> requests, int threads) {
        this.requests = requests;
        this.threads = threads;
    }

    void run() throws Exception {
        OkHttpClient client = new OkHttpClient.Builder()
                .followRedirects(false)
                .connectionPool(new ConnectionPool(threads, 5, TimeUnit.MINUTES))
                .build();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            onEach(requests, pool, threads, request -> send(client, request));
        } finally {
            pool.shutdownNow();
            client.connectionPool().evictAll();
        }
    }

    static void onEach(List<Request> requests, ExecutorService pool, int threads, Consumer<Request> work)
            throws Exception {
        AtomicInteger next = new AtomicInteger();
        Runnable loop = () -> {
            for (int i = next.getAndIncrement(); i < requests.size(); i = next.getAndIncrement()) {
                work.accept(requests.get(i));
            }
        };
        List<Future<?>> all = IntStream.range(0, threads)
                .<Future<?>>mapToObj(i -> pool.submit(loop))
                .toList();
        for (Future<?> one : all) {
            one.get();
        }
    }

    private static void send(OkHttpClient client, Request request) {
        try (Response response = client.newCall(okHttp(request)).execute()) {
            response.body().bytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static okhttp3.Request okHttp(Request request) {
        boolean content = !request.body().isEmpty() || request.method().name().matches("POST|PUT|PATCH");
        okhttp3.Request.Builder builder = new okhttp3.Request.Builder()
                .url(request.url())
                .method(
                        request.method().name(),
                        content ? RequestBody.create(request.body().octets()) : null);
        request.headers().forEach(field -> builder.addHeader(field.name(), field.value()));
        return builder.build();
    }
}
