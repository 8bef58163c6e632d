package io.authcontract.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Keeps content up to a limit and gives up the connection beyond it. */
final class BoundedContent implements BodySubscriber<Body> {
    private final int limit;
    private final CompletableFuture<Body> body = new CompletableFuture<>();
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private Flow.@Nullable Subscription source;

    BoundedContent(int limit) {
        this.limit = limit;
    }

    @Override
    public CompletionStage<Body> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        source = subscription;
        subscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> octets) {
        octets.forEach(this::keep);
        if (source != null && !body.isDone()) {
            source.request(1);
        }
    }

    private void keep(ByteBuffer octets) {
        byte[] some = new byte[Math.min(octets.remaining(), limit - kept.size())];
        octets.get(some);
        kept.writeBytes(some);
        if (octets.hasRemaining() && body.complete(Body.truncated(kept.toByteArray())) && source != null) {
            source.cancel();
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(Body.of(kept.toByteArray()));
    }
}
