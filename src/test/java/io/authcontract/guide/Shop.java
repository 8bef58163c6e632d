package io.authcontract.guide;

import io.authcontract.credential.Credential;
import io.authcontract.testkit.ScriptedService;
import io.authcontract.testkit.ScriptedService.Asked;
import io.authcontract.testkit.ScriptedService.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A shop with tokens of its own that end at a logout, and a log in a file. */
final class Shop implements AutoCloseable {
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final AtomicInteger given = new AtomicInteger();
    private final AtomicInteger orders = new AtomicInteger();
    private final AtomicInteger served = new AtomicInteger();
    private final Path log;
    private final boolean isTalkative;
    private final ScriptedService service = ScriptedService.start(this::answer);

    private Shop(Path log, boolean isTalkative) {
        this.log = log;
        this.isTalkative = isTalkative;
    }

    static Shop discreet(Path log) {
        return new Shop(log, false);
    }

    /** Its log has the whole Authorization line. */
    static Shop talkative(Path log) {
        return new Shop(log, true);
    }

    URI uri() {
        return service.uri();
    }

    Path log() {
        return log;
    }

    String logIn() {
        String token = "shop-token-number-" + given.incrementAndGet();
        tokens.add(token);
        return token;
    }

    void logOut(Credential credential) {
        if (credential instanceof Credential.Bearer bearer) {
            tokens.remove(bearer.token());
        }
    }

    private Reply answer(Asked asked) {
        Reply reply = reply(asked);
        String who = isTalkative ? " " + asked.authorization() : "";
        write(asked.method() + " " + asked.path() + who + " " + reply.status() + " "
                + asked.header("X-Request-Id").orElse("-"));
        return reply;
    }

    private Reply reply(Asked asked) {
        if (!asked.path().equals("/orders")) {
            return Reply.json(404, "{}");
        }
        String line = asked.authorization();
        if (!line.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return refusal("");
        }
        if (!tokens.contains(line.substring(7).strip())) {
            return refusal(", error=\"invalid_token\"");
        }
        return switch (asked.method()) {
            case "GET", "HEAD" ->
                Reply.json(200, "{\"orders\":" + orders + ",\"servedAt\":" + served.incrementAndGet() + "}");
            case "POST" -> Reply.json(201, "{\"order\":" + orders.incrementAndGet() + "}");
            default -> Reply.json(405, "{}").with("Allow", "GET, HEAD, POST");
        };
    }

    private static Reply refusal(String error) {
        return Reply.json(401, "{\"title\":\"Unauthorized\",\"status\":401}")
                .with("WWW-Authenticate", "Bearer realm=\"shop\"" + error)
                .with("Content-Type", "application/problem+json")
                .with("Cache-Control", "no-store");
    }

    private synchronized void write(String line) {
        try {
            Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
