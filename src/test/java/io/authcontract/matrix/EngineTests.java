package io.authcontract.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractBuilder;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.http.Body;
import io.authcontract.http.Exchange;
import io.authcontract.http.Fault;
import io.authcontract.http.Headers;
import io.authcontract.http.HostNotAllowedException;
import io.authcontract.http.Outcome;
import io.authcontract.http.Redaction;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import io.authcontract.http.Sender;
import io.authcontract.http.Transport;
import io.authcontract.http.TransportOptions;
import io.authcontract.testkit.ScriptedService;
import io.authcontract.testkit.ScriptedService.Reply;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How a run goes: lazily, so many at once and no more, in order, and leaving nothing behind. */
class EngineTests {
    private static final String NOBODY = "http://localhost:1";

    /** Counts, and does what a test says. */
    private static final class Counting implements Transport {
        private final AtomicInteger sent = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final AtomicInteger now = new AtomicInteger();
        private final Runnable each;
        private final Outcome outcome;

        Counting(Runnable each) {
            this(each, new Fault(Fault.Kind.CONNECTION_REFUSED, "nobody is there"));
        }

        Counting(Runnable each, Outcome outcome) {
            this.each = each;
            this.outcome = outcome;
        }

        @Override
        public Outcome send(Request request) {
            sent.incrementAndGet();
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            each.run();
            now.decrementAndGet();
            return outcome;
        }

        @Override
        public Optional<String> cannotSend(Request request) {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }

    private static Contract wide(int operations) {
        ContractBuilder contract = Contract.named("wide").baseUri(NOBODY);
        for (int i = 0; i < operations; i++) {
            contract.secured("GET /things/" + i);
        }
        return contract.build();
    }

    private static MatrixRun start(Contract contract, Transport transport, int concurrency) {
        return Matrix.of(contract)
                .start(Target.of(contract, transport), MatrixOptions.standard().withConcurrency(concurrency));
    }

    @Test
    void sendsNothingBeforeItIsAsked() {
        Counting transport = new Counting(() -> {});
        Contract contract = wide(3);

        try (MatrixRun run = start(contract, transport, 4)) {
            assertThat(Matrix.of(contract).size()).isPositive();
            run.ahead();
            assertThat(transport.sent).hasValue(0);
        }
    }

    @Test
    void sendsNoMoreThanItsWindowAhead() throws Exception {
        Counting transport = new Counting(() -> {});

        try (MatrixRun run = start(wide(200), transport, 2)) {
            Iterator<Future<CellResult>> cells = run.ahead();
            cells.next().get();
        }

        assertThat(transport.sent.get()).isBetween(1, 16); // a window of eight times two
    }

    /** One cell more is asked for than taken. */
    @Test
    void goesFurtherAheadWhereAnswersAreShort() throws Exception {
        assertThat(takenForTwo(Body.of("no"))).isEqualTo(1 + 64 + 1);
    }

    /** All that was sent ahead is kept until it is looked at. */
    @Test
    void goesNotSoFarAheadWhereAnswersAreLong() throws Exception {
        assertThat(takenForTwo(Body.of(new byte[1 << 20]))).isEqualTo(16 + 1);
    }

    @Test
    void goesNotSoFarAheadWhereNobodyAnswers() throws Exception {
        assertThat(takenForTwo(new Fault(Fault.Kind.CONNECTION_REFUSED, "nobody is there")))
                .isEqualTo(16 + 1);
    }

    private static int takenForTwo(Body content) throws Exception {
        return takenForTwo(Response.of(401, Headers.of(), content));
    }

    private static int takenForTwo(Outcome outcome) throws Exception {
        Contract contract = wide(20);
        Matrix matrix = Matrix.of(contract);
        MatrixOptions options = MatrixOptions.standard().withConcurrency(2);
        Target target = Target.of(contract, new Counting(() -> {}, outcome));
        AtomicInteger taken = new AtomicInteger();
        try (Workers workers = new Workers("window", options, target.sender())) {
            CellRun run = new CellRun(contract, matrix.operations(), target, options, workers::beforeWaiting);
            Iterator<Future<CellResult>> cells = workers.ahead(
                    matrix.stream().peek(cell -> taken.incrementAndGet()).iterator(), run);
            cells.next().get();
            cells.next().get();
        }
        return taken.get();
    }

    @Test
    void hasSoManyUnderWayAtOnceAndNoMore() {
        CyclicBarrier together = new CyclicBarrier(4);
        Counting transport = new Counting(() -> meet(together));

        try (MatrixRun run = start(wide(8), transport, 4);
                Stream<Recorded> results = run.results().limit(16)) {
            assertThat(results.count()).isEqualTo(16);
        }

        assertThat(transport.most).hasValue(4);
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await(30, TimeUnit.SECONDS);
        } catch (Exception alone) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void deliversInTheOrderOfTheCells() {
        Contract contract = wide(20);

        try (MatrixRun run = start(contract, new Counting(() -> {}), 8);
                Stream<Recorded> results = run.results()) {
            assertThat(results.map(it -> it.result().cell().id()))
                    .containsExactlyElementsOf(
                            Matrix.of(contract).stream().map(Cell::id).toList());
        }
    }

    @Test
    void leavesNoThreadBehind() {
        try (MatrixRun run = start(wide(5), new Counting(() -> {}), 4)) {
            run.results().forEach(each -> {});
            assertThat(threads("authcontract-wide-")).isNotEmpty();
        }

        assertThat(threads("authcontract-wide-")).isEmpty();
    }

    private static Set<String> threads(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.startsWith(prefix))
                .collect(Collectors.toSet());
    }

    @Test
    void stopsWhatIsUnderWayWhenItIsClosed() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Counting transport = new Counting(() -> {
            begun.countDown();
            sleepUntilInterrupted();
        });

        MatrixRun run = start(wide(50), transport, 2);
        Iterator<Future<CellResult>> cells = run.ahead();
        cells.next();
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        run.close();

        assertThat(transport.sent.get()).isLessThanOrEqualTo(2);
        assertThatThrownBy(cells::next).isInstanceOf(CancellationException.class);
    }

    @Test
    void endsTheWaitForACellThatWillNeverBeSent() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Counting transport = new Counting(() -> {
            begun.countDown();
            sleepUntilInterrupted();
        });
        MatrixRun run = start(wide(50), transport, 1);
        Iterator<Future<CellResult>> cells = run.ahead();
        List<Future<CellResult>> handedOut =
                Stream.generate(cells::next).limit(3).toList();
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

        run.close();

        // Whoever looks at results on another thread is not left waiting for one that stood in the queue.
        assertThatThrownBy(() -> handedOut.get(2).get(30, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
    }

    private static void sleepUntilInterrupted() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void asksForAHostThatIsNamed() {
        Contract contract = Contract.named("far")
                .baseUri("http://orders.example.org")
                .secured("GET /orders")
                .build();

        assertThatThrownBy(() -> start(contract, new Counting(() -> {}), 1))
                .isInstanceOf(HostNotAllowedException.class);
    }

    @Test
    void sendsOnlySafeMethodsToAnAllowedHost() {
        Counting transport = new Counting(() -> {});
        Contract contract = Contract.named("far")
                .baseUri("http://orders.example.org")
                .allowHosts("orders.example.org")
                .secured("POST /orders")
                .build();

        try (MatrixRun run = start(contract, transport, 1)) {
            List<CellResult> unsafe = Matrix.of(contract).stream()
                    .filter(cell -> cell.id().contains("POST"))
                    .map(run::judge)
                    .toList();

            assertThat(unsafe).isNotEmpty().allMatch(it -> it.verdict() == Verdict.SKIPPED);
            assertThat(transport.sent).hasValue(0);
        }
    }

    @Test
    void refusesATolerationThatHasRunOut() {
        Contract contract = Contract.named("orders")
                .baseUri(NOBODY)
                .secured("GET /orders")
                .tolerate("bearer-has-param", "*", "gateway strips the realm, ORD-12", LocalDate.of(2027, 1, 31))
                .build();
        Clock later = Clock.fixed(Instant.parse("2027-02-01T00:00:00Z"), ZoneOffset.UTC);

        assertThatThrownBy(() -> Matrix.of(contract)
                        .start(
                                Target.of(contract, new Counting(() -> {})),
                                MatrixOptions.standard().withClock(later)))
                .hasMessage(
                        "Contract \"orders\" tolerates bearer-has-param in * until 2027-01-31, and today is 2027-02-01 (gateway"
                                + " strips the realm, ORD-12). Repair the service and delete the toleration, or decide anew and"
                                + " give it another day.");
    }

    @Test
    void neverMixesTwoIdentities() {
        // Each token may see its own path only: a mix-up would be a 403 for one of the controls.
        try (ScriptedService service = ScriptedService.start(asked -> {
            String owner = asked.path().substring(1, 2);
            return asked.authorization().equals("Bearer token-" + owner)
                    ? Reply.json(200, "{\"owner\":\"" + owner + "\"}")
                    : Reply.challenge("Bearer realm=\"x\"");
        })) {
            Set<Verdict> verdicts = Stream.of("a", "b")
                    .parallel()
                    .flatMap(owner -> controls(service.uri(), owner).stream())
                    .map(CellSummary::verdict)
                    .collect(Collectors.toSet());

            assertThat(verdicts).containsExactly(Verdict.PROVEN);
        }
    }

    private static List<CellSummary> controls(URI uri, String owner) {
        ContractBuilder contract = Contract.named(owner)
                .baseUri(uri)
                .scheme(Scheme.bearer("x"))
                .identity(Identity.valid(owner, () -> Credential.bearer("token-" + owner)));
        for (int i = 0; i < 40; i++) {
            contract.secured("GET /" + owner + "/" + i);
        }
        return Ledger.run(contract).cells().stream()
                .filter(it -> it.cell().scenario().isControl())
                .toList();
    }

    @Test
    void measuresWithTheClockOfItsSender() {
        AtomicInteger asked = new AtomicInteger();
        Contract contract = wide(2);
        // A clock that stands still for the pace, and counts how often it was asked.
        Sender sender = new Sender(
                () -> new Counting(() -> {}),
                TransportOptions.standard(),
                Duration.ofNanos(1),
                () -> asked.incrementAndGet() * 1_000L);
        Target target = new Target(() -> URI.create(NOBODY), Identity::credential, sender, Redaction::standard);

        try (MatrixRun run = Matrix.of(contract).start(target, MatrixOptions.standard())) {
            Exchange exchange = run.judge(
                            Matrix.of(contract).stream().findFirst().orElseThrow())
                    .exchange()
                    .orElseThrow();

            assertThat(exchange.duration()).isEqualTo(Duration.ofNanos(1_000));
            assertThat(asked).hasValue(3); // the pace, the beginning, the end
        }
    }
}
