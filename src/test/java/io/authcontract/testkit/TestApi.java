package io.authcontract.testkit;

import io.authcontract.testkit.ScriptedService.Asked;
import io.authcontract.testkit.ScriptedService.Reply;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/** A service that guards its paths with a bearer token as the RFCs ask, except where a test says otherwise. */
public final class TestApi {
    /** The token of alice. */
    public static final String TOKEN = "sesame-of-the-test-api";

    private static final String PROBLEM = "{\"title\":\"Unauthorized\",\"status\":401}";

    private final ScriptedService service;

    private TestApi(ScriptedService service) {
        this.service = service;
    }

    /** Starts a service without a fault; it lives as long as the JVM. */
    public static TestApi start() {
        return start(asked -> Optional.empty());
    }

    /** Starts a service that answers some requests in its own way; it lives as long as the JVM. */
    public static TestApi start(Function<Asked, Optional<Reply>> exceptions) {
        return new TestApi(
                ScriptedService.start(asked -> exceptions.apply(asked).orElseGet(() -> conformant(asked))));
    }

    /** GET for alice; everything else is refused, or not served. */
    private static Reply conformant(Asked asked) {
        if (!asked.method().equals("GET") && !asked.method().equals("HEAD")) {
            return Reply.json(405, "{}").with("Allow", "GET, HEAD");
        }
        if (asked.authorization().matches("(?i:bearer) +" + TOKEN)) {
            return Reply.json(200, "[{\"id\":7}]");
        }
        return refusal("Bearer realm=\"orders\"" + (asked.isAnonymous() ? "" : ", error=\"invalid_token\""));
    }

    /** Returns a refusal with this challenge. */
    public static Reply refusal(String challenge) {
        return Reply.json(401, PROBLEM)
                .with("WWW-Authenticate", challenge)
                .with("Content-Type", "application/problem+json")
                .with("Cache-Control", "no-store");
    }

    /** Returns the address, without a path. */
    public URI uri() {
        return service.uri();
    }
}
