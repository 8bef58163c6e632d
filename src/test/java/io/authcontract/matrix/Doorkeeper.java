package io.authcontract.matrix;

import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractBuilder;
import io.authcontract.contract.Identity;
import io.authcontract.contract.RepeatedFailures;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.http.RawTransport;
import io.authcontract.http.Redaction;
import io.authcontract.http.Sender;
import io.authcontract.http.TransportOptions;
import io.authcontract.rule.RuleBook;
import io.authcontract.testkit.ScriptedService;
import io.authcontract.testkit.ScriptedService.Asked;
import io.authcontract.testkit.ScriptedService.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * A service with one page, {@code GET /account}, for dave's password and for the tokens of alice and dave, and a login, {@code POST /login}. It counts wrong passwords
 * as a test says, forgets them for the right one, and counts no more where it refuses before it looks at the password.
 */
final class Doorkeeper implements AutoCloseable {
    static final String PASSWORD = "pa55word-of-dave";
    private static final Reply BUSY = Reply.status(503).with("Retry-After", "1");
    private static final String SESSION = "session-of-dave-from-before";
    private static final String ALICE = "token-of-alice-for-all-tests";

    /** How late it is: it takes as long as it says, and no thread waits for it. */
    private final AtomicLong clock = new AtomicLong();

    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final ScriptedService service = ScriptedService.start(this::answer);

    private int most = Integer.MAX_VALUE;
    private Function<Asked, String> counter = Doorkeeper::user;
    private Reply locked = Reply.status(429).with("Retry-After", "60");
    private Reply lockedRight = locked;
    private IntFunction<Duration> delay = count -> Duration.ZERO;
    private int tiredAfter = Integer.MAX_VALUE;
    private int busyAt = -1;
    private int busyForTheOwnerAt = -1;
    private int askedByTheOwner;
    private boolean shutsOutSessions;
    private boolean shutsOutEverybody;

    static Doorkeeper start() {
        return new Doorkeeper();
    }

    /** Reacts after so many wrong passwords, whatever the password then is. */
    Doorkeeper lockingAfter(int failed, Reply reply) {
        most = failed;
        locked = reply;
        lockedRight = reply;
        return this;
    }

    /** Answers the right password in its own way during a lock. */
    Doorkeeper confirming(Reply reply) {
        lockedRight = reply;
        return this;
    }

    /** Counts for each value of this. */
    Doorkeeper countingBy(Function<Asked, String> what) {
        counter = what;
        return this;
    }

    /** Counts for each value of a field that the client writes. */
    Doorkeeper trusting(String field) {
        return countingBy(asked -> asked.headers().entrySet().stream()
                .filter(line -> line.getKey().equalsIgnoreCase(field))
                .map(line -> line.getValue().get(0))
                .findFirst()
                .orElse("127.0.0.1"));
    }

    /** Takes that long for a wrong password. */
    Doorkeeper slowingDown(IntFunction<Duration> byCount) {
        delay = byCount;
        return this;
    }

    /** Takes long for every request after so many wrong passwords. */
    Doorkeeper tiringAfter(int failed) {
        tiredAfter = failed;
        return this;
    }

    /** Is too busy for one of the wrong passwords, and says when to come back. */
    Doorkeeper busyAt(int failed) {
        busyAt = failed;
        return this;
    }

    /** Is too busy for one of the requests with the right password during a lock. */
    Doorkeeper busyForTheOwnerAt(int asked) {
        busyForTheOwnerAt = asked;
        return this;
    }

    Doorkeeper shuttingOutSessions() {
        shutsOutSessions = true;
        return this;
    }

    /** Refuses every request during a lock, from whomever it is. */
    Doorkeeper shuttingOutEverybody() {
        shutsOutEverybody = true;
        return this;
    }

    private Reply answer(Asked asked) {
        clock.addAndGet(Duration.ofMillis(3).toNanos());
        boolean tired = failures.getOrDefault("dave", 0) >= tiredAfter;
        clock.addAndGet(tired ? Duration.ofMillis(600).toNanos() : 0);
        String key = counter.apply(asked);
        boolean isLocked = failures.getOrDefault(key, 0) >= most;
        boolean isSomebody = failures.values().stream().anyMatch(count -> count >= most);
        if (isSomebody && shutsOutEverybody) {
            return locked;
        }
        if (asked.path().equals("/login")) {
            return login(asked, key, isLocked);
        }
        if (!asked.path().equals("/account")) {
            return Reply.json(404, "{}");
        }
        return switch (asked.authorization()) {
            case "" -> refused();
            case "Bearer " + ALICE -> page();
            case "Bearer " + SESSION -> isSomebody && shutsOutSessions ? refused() : page();
            default ->
                asked.authorization().startsWith("Basic ")
                        ? password(key, isLocked, asked.authorization().equals(right()), page(), refused())
                        : refused();
        };
    }

    private Reply login(Asked asked, String key, boolean isLocked) {
        boolean right = asked.body().equals("{\"user\":\"dave\",\"password\":\"" + PASSWORD + "\"}");
        return password(
                key,
                isLocked,
                right,
                Reply.json(200, "{\"ok\":true,\"token\":\"t\"}"),
                Reply.json(200, "{\"ok\":false}"));
    }

    private Reply password(String key, boolean isLocked, boolean right, Reply page, Reply refusal) {
        if (isLocked) {
            boolean isBusy = right && ++askedByTheOwner == busyForTheOwnerAt;
            return isBusy ? BUSY : right ? lockedRight : locked;
        }
        if (right) {
            failures.remove(key);
            return page;
        }
        int count = failures.merge(key, 1, Integer::sum);
        clock.addAndGet(delay.apply(count).toNanos());
        return count == busyAt ? BUSY : refusal;
    }

    private static String user(Asked asked) {
        String line = asked.authorization();
        return line.isEmpty() ? "dave" : new String(decoded(line), StandardCharsets.UTF_8).split(":", 2)[0];
    }

    private static byte[] decoded(String line) {
        try {
            return Base64.getDecoder().decode(line.substring(line.indexOf(' ') + 1));
        } catch (IllegalArgumentException noBase64) {
            return new byte[0];
        }
    }

    private static String right() {
        byte[] pair = ("dave:" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    static Reply page() {
        return Reply.json(200, "{\"balance\":\"17.30\"}");
    }

    static Reply refused() {
        return Reply.json(401, "{\"error\":\"who are you?\"}").with("WWW-Authenticate", "Basic realm=\"accounts\"");
    }

    /** The contract without hooks. */
    ContractBuilder contract() {
        return Contract.named("accounts")
                .baseUri(service.uri())
                .scheme(Scheme.basic("accounts"))
                .scheme(Scheme.bearer("accounts"))
                .identity(Identity.valid("alice", () -> Credential.bearer(ALICE)))
                .identity(Identity.disposable("dave", () -> Credential.basic("dave", PASSWORD)))
                .secured("GET /account")
                .book(RuleBook.everything().only("bruteforce-limited", "lockout-safe"));
    }

    /** Guesses, with a session of dave that is there before. */
    Coverage guessed(UnaryOperator<RepeatedFailures> more) {
        RepeatedFailures failures =
                more.apply(RepeatedFailures.of("dave").within(12).session(() -> Credential.bearer(SESSION)));
        return run(contract().hooks(h -> h.repeatedFailures(failures)));
    }

    /** The few cells that matter: one of them is a wrong password. */
    Coverage run(ContractBuilder contract) {
        TransportOptions limits = TransportOptions.standard();
        try (Sender sender = new Sender(() -> new RawTransport(limits), limits, Duration.ZERO, clock::get)) {
            Target target = new Target(service::uri, Identity::credential, sender, () -> Redaction.standard()
                    .withSecrets(Set.of(PASSWORD, SESSION, ALICE)));
            return Matrix.of(contract.build())
                    .only(CellFilter.parse("accounts: GET /account ~ basic.*"))
                    .run(target, MatrixOptions.standard().withConcurrency(1));
        }
    }

    ScriptedService service() {
        return service;
    }

    @Override
    public void close() {
        service.close();
    }
}
