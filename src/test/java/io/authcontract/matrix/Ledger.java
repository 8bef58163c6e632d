package io.authcontract.matrix;

import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractBuilder;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.http.JdkTransport;
import io.authcontract.http.TransportOptions;
import io.authcontract.testkit.ScriptedService;
import io.authcontract.testkit.ScriptedService.Asked;
import io.authcontract.testkit.ScriptedService.Reply;
import io.authcontract.testkit.ScriptedService.Script;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;

/**
 * A ledger of accounts behind a bearer token: GET and POST /accounts, GET and DELETE /accounts/{id}. It refuses as RFC 6750 says; tests put a mistake in
 * front of it.
 */
final class Ledger implements AutoCloseable {
    static final String TOKEN = "ledger-token-of-alice";
    static final String READ_ONLY = "ledger-token-of-bob";

    private final ConcurrentMap<String, String> accounts =
            new ConcurrentHashMap<>(Map.of("1", "{\"id\":1,\"owner\":\"Ada\"}", "2", "{\"id\":2,\"owner\":\"Grace\"}"));
    private final ScriptedService service;

    private Ledger(UnaryOperator<Script> mistake) {
        this.service = ScriptedService.start(mistake.apply(this::answer));
    }

    static Ledger start() {
        return new Ledger(script -> script);
    }

    /** Starts a ledger whose answers a test changes; the function gets the right script. */
    static Ledger with(UnaryOperator<Script> mistake) {
        return new Ledger(mistake);
    }

    private Reply answer(Asked asked) {
        if (asked.path().equals("/health")) {
            return asked.method().matches("GET|HEAD") ? Reply.json(200, "{\"up\":true}") : notAllowed();
        }
        if (!asked.path().matches("/accounts(/[^/]+)?")) {
            return Reply.json(404, "{\"error\":\"no such resource\"}");
        }
        return refusal(asked, asked.headers()).orElseGet(() -> accounts(asked));
    }

    private static Optional<Reply> refusal(Asked asked, Map<String, List<String>> headers) {
        var lines = headers.getOrDefault("Authorization", List.of());
        if (lines.size() > 1) {
            return Optional.of(Reply.status(400)
                    .with("WWW-Authenticate", "Bearer realm=\"ledger\", error=\"invalid_request\"")
                    .with("Cache-Control", "no-store"));
        }
        String line = lines.isEmpty() ? "" : lines.get(0);
        if (!line.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return Optional.of(Reply.challenge("Bearer realm=\"ledger\""));
        }
        String token = line.substring(7).strip();
        if (token.equals(READ_ONLY) && !asked.method().matches("GET|HEAD")) {
            return Optional.of(Reply.status(403)
                    .with(
                            "WWW-Authenticate",
                            "Bearer realm=\"ledger\", error=\"insufficient_scope\", scope=\"ledger:write\"")
                    .with("Cache-Control", "no-store"));
        }
        return token.equals(TOKEN) || token.equals(READ_ONLY)
                ? Optional.empty()
                : Optional.of(Reply.challenge("Bearer realm=\"ledger\", error=\"invalid_token\""));
    }

    private Reply accounts(Asked asked) {
        String id = asked.path().substring("/accounts".length()).replace("/", "");
        return switch (asked.method()) {
            case "GET", "HEAD" ->
                id.isEmpty()
                        ? Reply.json(200, new TreeMap<>(accounts).values().toString())
                        : accounts.containsKey(id) ? Reply.json(200, accounts.get(id)) : absent();
            case "POST" -> id.isEmpty() ? created(asked.body()) : notAllowed();
            case "DELETE" -> !id.isEmpty() && accounts.remove(id) != null ? Reply.status(204) : absent();
            default -> notAllowed();
        };
    }

    private Reply created(String body) {
        if (!body.matches("\\{\"owner\":\"\\w+\"}")) {
            return Reply.json(400, "{\"error\":\"an account needs an owner\"}");
        }
        accounts.put("3", body);
        return Reply.json(201, body);
    }

    private static Reply absent() {
        return Reply.json(404, "{\"error\":\"no such account\"}");
    }

    private static Reply notAllowed() {
        return Reply.status(405).with("Allow", "GET, HEAD, POST, DELETE");
    }

    /** The contract that this service keeps. */
    ContractBuilder contract() {
        return Contract.named("ledger")
                .baseUri(service.uri())
                .scheme(Scheme.bearer("ledger"))
                .identity(Identity.valid("alice", () -> Credential.bearer(TOKEN)))
                .identity(Identity.lowPrivilege("bob", () -> Credential.bearer(READ_ONLY)))
                .sample("id", "1");
    }

    /** Everything it serves, declared. */
    ContractBuilder everything() {
        return contract()
                .secured("GET /accounts")
                .secured("POST /accounts", o -> o.scopes("ledger:write"))
                .secured("GET /accounts/{id}")
                .secured("DELETE /accounts/{id}", o -> o.scopes("ledger:write"))
                .open("GET /health", "load balancer probe");
    }

    static Coverage run(Contract contract) {
        try (JdkTransport transport = new JdkTransport(TransportOptions.standard())) {
            return Matrix.of(contract).run(Target.of(contract, transport), MatrixOptions.standard());
        }
    }

    static Coverage run(ContractBuilder contract) {
        return run(contract.build());
    }

    ScriptedService service() {
        return service;
    }

    Set<String> accounts() {
        return new TreeSet<>(accounts.keySet());
    }

    @Override
    public void close() {
        service.close();
    }
}
