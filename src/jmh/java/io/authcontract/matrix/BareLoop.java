package io.authcontract.matrix;

import io.authcontract.http.Request;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
            AtomicInteger next = new AtomicInteger();
            List<Future<?>> all = IntStream.range(0, threads)
                    .<Future<?>>mapToObj(i -> pool.submit(() -> work(client, next)))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
            client.connectionPool().evictAll();
        }
    }

    private Void work(OkHttpClient client, AtomicInteger next) throws IOException {
        for (int i = next.getAndIncrement(); i < requests.size(); i = next.getAndIncrement()) {
            try (Response response = client.newCall(okHttp(requests.get(i))).execute()) {
                response.body().bytes();
            }
        }
        return null;
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
