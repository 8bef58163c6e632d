package io.authcontract.testkit;

import io.authcontract.testkit.ScriptedService.Asked;
import io.authcontract.testkit.ScriptedService.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A gateway in front of a service: it forwards what it is asked over HTTP, and may keep answers under a key and change them. */
public final class Gateway implements AutoCloseable {
    private static final List<String> FORWARDED = List.of("Authorization", "Content-Type", "Accept");
    private static final List<String> RETURNED = List.of("WWW-Authenticate", "Content-Type", "Cache-Control", "Allow");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Reply> cache = new ConcurrentHashMap<>();
    private final URI origin;
    private final Function<Asked, Optional<String>> key;
    private final UnaryOperator<Reply> change;
    private final ScriptedService service;

    private Gateway(URI origin, Function<Asked, Optional<String>> key, UnaryOperator<Reply> change) {
        this.origin = origin;
        this.key = key;
        this.change = change;
        this.service = ScriptedService.start(this::answer);
    }

    /** Starts a gateway that keeps nothing and changes answers. */
    public static Gateway changing(URI origin, UnaryOperator<Reply> change) {
        return new Gateway(origin, asked -> Optional.empty(), change);
    }

    /** Starts a gateway that answers from its cache what has the same key; without a key nothing is kept. */
    public static Gateway caching(URI origin, Function<Asked, Optional<String>> key) {
        return new Gateway(origin, key, reply -> reply);
    }

    private Reply answer(Asked asked) {
        Optional<String> kept = key.apply(asked);
        return kept.map(cache::get).map(reply -> reply.with("Age", "3")).orElseGet(() -> {
            Reply fresh = change.apply(forward(asked));
            kept.ifPresent(where -> cache.put(where, fresh));
            return fresh;
        });
    }

    private Reply forward(Asked asked) {
        String target = asked.path() + (asked.query().isEmpty() ? "" : "?" + asked.query());
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + target))
                .method(asked.method(), BodyPublishers.ofString(asked.body()));
        FORWARDED.forEach(name -> asked.header(name).ifPresent(value -> request.header(name, value)));
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            Reply reply = Reply.status(response.statusCode()).withBody(response.body());
            for (String name : RETURNED) {
                Optional<String> value = response.headers().firstValue(name);
                reply = value.isPresent() ? reply.with(name, value.get()) : reply;
            }
            return reply;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Returns the address, without a path. */
    public URI uri() {
        return service.uri();
    }

    /** Returns what it was asked, in order. */
    public List<Asked> asked() {
        return service.asked();
    }

    @Override
    public void close() {
        service.close();
    }
}
