package io.authcontract.stub;

import io.authcontract.http.Redaction;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** One stub below its prefix, whatever server it stands on. Safe for use by several threads. */
final class StubRoute {
    private static final String EVERYBODY = "";
    /** Clients name as many as they like. */
    private static final int MOST_SOURCES = 1000;

    private final String prefix;
    private final StubService service;
    private final Accounts accounts;
    private final Nonces nonces;
    private final Sessions sessions;
    private final Guard guard;
    private final Refusals refusals;
    private final Journal journal;
    private final Log log = new Log();
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();
    private final Map<String, Lock> locks = new ConcurrentHashMap<>();
    private volatile Orders orders = new Orders();

    StubRoute(String prefix, StubService service, RandomGenerator random) {
        this.prefix = prefix;
        this.service = service;
        this.nonces = new Nonces(random);
        this.sessions = new Sessions(random);
        this.accounts = Accounts.of(service, random);
        this.guard = new Guard(service, accounts);
        this.refusals = new Refusals(service, nonces);
        this.journal = new Journal(Redaction.standard().withSecrets(accounts.secrets()));
    }

    Response answer(Request request) {
        Encounter encounter = new Encounter(this, request, below(request.path()), lock(EVERYBODY), new Trace());
        Response response = flawed(encounter, service.flaws());
        write(encounter, response);
        Decision decision = encounter.trace().decision().orElseGet(() -> encounter.current(encounter.decision()));
        journal.record(request, prefix, response, decision.caller());
        return response;
    }

    private String below(String path) {
        String well = Metadata.WELL_KNOWN + prefix;
        if (path.startsWith(well)) {
            return Metadata.WELL_KNOWN + path.substring(well.length());
        }
        return path.startsWith(prefix) ? path.substring(prefix.length()) : path;
    }

    /** The log has no query, for there may be a token in it (RFC 6750 section 5.3). */
    private void write(Encounter encounter, Response response) {
        Request request = encounter.request();
        encounter.trace().log(request.method() + " " + request.path() + " -> " + response.status());
        encounter.trace().lines().forEach(log::add);
    }

    private static Response flawed(Encounter encounter, List<Flaw> flaws) {
        return flaws.isEmpty()
                ? encounter.answer()
                : flaws.get(0).answer(encounter, next -> flawed(next, flaws.subList(1, flaws.size())));
    }

    void reset() {
        orders = new Orders();
        locks.clear();
        revoked.clear();
        sessions.clear();
        log.clear();
        journal.clear();
    }

    /** What counts the wrong passwords that come from somewhere. */
    Lock lock(String source) {
        if (locks.size() > MOST_SOURCES) {
            locks.clear();
        }
        return service.plays(StubPart.LOCKOUT)
                ? locks.computeIfAbsent(source, fresh -> Lock.of(accounts))
                : Lock.never(accounts);
    }

    void revoke(Account account) {
        revoked.add(account.name());
    }

    boolean isRevoked(Account account) {
        return revoked.contains(account.name());
    }

    Log log() {
        return log;
    }

    String prefix() {
        return prefix;
    }

    StubService service() {
        return service;
    }

    Accounts accounts() {
        return accounts;
    }

    Guard guard() {
        return guard;
    }

    Sessions sessions() {
        return sessions;
    }

    Nonces nonces() {
        return nonces;
    }

    Refusals refusals() {
        return refusals;
    }

    Journal journal() {
        return journal;
    }

    Orders orders() {
        return orders;
    }

    @Override
    public String toString() {
        return prefix + ": " + service;
    }
}
