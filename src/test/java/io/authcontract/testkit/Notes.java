package io.authcontract.testkit;

import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractBuilder;
import io.authcontract.contract.Identity;
import io.authcontract.contract.StateProbe;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.testkit.ScriptedService.Asked;
import io.authcontract.testkit.ScriptedService.Reply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Notes behind a bearer token: POST /notes adds one, PUT /notes/{id} keeps a page whether there was one or not, GET /notes shows all. Authentication comes
 * first, except for requests of which a test says that they are acted upon before.
 */
public final class Notes implements AutoCloseable {
    /** The token of alice. */
    public static final String TOKEN = "notes-token-of-alice";
    /** The token of bob, who may read. */
    public static final String READ_ONLY = "notes-token-of-bob";

    private final List<String> notes = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final AtomicInteger shown = new AtomicInteger();
    private final Predicate<Asked> actsFirst;
    private final ScriptedService service;

    private Notes(Predicate<Asked> actsFirst) {
        this.actsFirst = actsFirst;
        this.service = ScriptedService.start(this::answer);
    }

    /** Starts a service that refuses first. */
    public static Notes start() {
        return actingFirst(asked -> false);
    }

    /** Starts a service that does what some requests say before it looks at who sent them. */
    public static Notes actingFirst(Predicate<Asked> actsFirst) {
        return new Notes(actsFirst);
    }

    private Reply answer(Asked asked) {
        if (!asked.path().matches("/(notes|clock)(/.*)?")) {
            return Reply.json(404, "{}");
        }
        if (actsFirst.test(asked)) {
            act(asked);
        }
        return refusal(asked).orElseGet(() -> asked.method().equals("GET") ? shown(asked) : act(asked));
    }

    private static Optional<Reply> refusal(Asked asked) {
        if (asked.authorization().equals("Bearer " + TOKEN)) {
            return Optional.empty();
        }
        if (!asked.authorization().equals("Bearer " + READ_ONLY)) {
            return Optional.of(TestApi.refusal(
                    "Bearer realm=\"notes\"" + (asked.isAnonymous() ? "" : ", error=\"invalid_token\"")));
        }
        return asked.method().equals("GET")
                ? Optional.empty()
                : Optional.of(Reply.json(403, "{}")
                        .with(
                                "WWW-Authenticate",
                                "Bearer realm=\"notes\", error=\"insufficient_scope\", scope=\"write\""));
    }

    private Reply shown(Asked asked) {
        return switch (asked.path()) {
            case "/notes" -> Reply.json(200, state());
            case "/clock" -> Reply.json(200, "{\"shown\":" + shown.incrementAndGet() + ",\"state\":" + state() + "}");
            default -> Reply.json(404, "{}");
        };
    }

    private String state() {
        return "{\"notes\":" + List.copyOf(notes) + ",\"pages\":\"" + new TreeMap<>(pages).values() + "\"}";
    }

    private Reply act(Asked asked) {
        if (asked.method().equals("POST") && asked.path().equals("/notes")) {
            notes.add("\"note " + notes.size() + "\"");
            return Reply.json(201, "{}");
        }
        if (asked.method().equals("PUT") && asked.path().startsWith("/notes/")) {
            pages.put(asked.path(), asked.path().substring("/notes/".length()));
            return Reply.json(200, "{}");
        }
        return Reply.json(405, "{}").with("Allow", "GET, POST");
    }

    /** What it serves, without hooks. */
    public ContractBuilder contract() {
        return Contract.named("notes")
                .baseUri(service.uri())
                .scheme(Scheme.bearer("notes"))
                .identity(Identity.valid("alice", () -> Credential.bearer(TOKEN)))
                .identity(Identity.lowPrivilege("bob", () -> Credential.bearer(READ_ONLY)))
                .secured("GET /notes")
                .secured(
                        "POST /notes",
                        o -> o.scopes("write").body("application/json", "{}").harmless());
    }

    /** What it serves, and how to look at it. */
    public ContractBuilder probed() {
        return contract().hooks(h -> h.stateProbe(StateProbe.get("/notes", "alice")));
    }

    /** What it was asked, in order. */
    public List<Asked> asked() {
        return service.asked();
    }

    @Override
    public void close() {
        service.close();
    }
}
