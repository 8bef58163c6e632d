package io.authcontract.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractBuilder;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.http.Outcome;
import io.authcontract.http.RawTransport;
import io.authcontract.http.Request;
import io.authcontract.http.Transport;
import io.authcontract.http.TransportOptions;
import io.authcontract.testkit.ScriptedService;
import io.authcontract.testkit.ScriptedService.Asked;
import io.authcontract.testkit.ScriptedService.Reply;
import java.net.URI;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The same cells where a few threads have many of them under way, over real sockets. */
class LoopCrewTests {
    private static final String TOKEN = "token-of-alice-0001";

    private final Transport transport = new RawTransport(TransportOptions.standard());

    /** The same transport, which each request has a thread of its own for. */
    private record OnThreads(Transport transport) implements Transport {
        @Override
        public Outcome send(Request request) {
            return transport.send(request);
        }

        @Override
        public Outcome sendRepeatable(Request request) {
            return transport.sendRepeatable(request);
        }

        @Override
        public Optional<String> cannotSend(Request request) {
            return transport.cannotSend(request);
        }

        @Override
        public void close() {
            transport.close();
        }
    }

    @AfterEach
    void close() {
        transport.close();
    }

    private static ContractBuilder contract(URI service, int operations) {
        return contract("looped", service, operations);
    }

    private static ContractBuilder contract(String name, URI service, int operations) {
        ContractBuilder contract = Contract.named(name)
                .baseUri(service)
                .scheme(Scheme.bearer("things"))
                .identity(Identity.valid("alice", () -> Credential.bearer(TOKEN)));
        for (int i = 0; i < operations; i++) {
            contract.secured("GET /things-" + i);
        }
        return contract;
    }

    private static Reply answer(Asked asked) {
        if (!asked.authorization().equals("Bearer " + TOKEN)) {
            return Reply.challenge("Bearer realm=\"things\"");
        }
        return asked.method().matches("GET|HEAD") ? Reply.json(200, "{\"id\":7}") : Reply.status(405);
    }

    private Coverage run(Contract contract, Transport over, int concurrency) {
        return Matrix.of(contract)
                .run(
                        Target.of(contract, over),
                        MatrixOptions.standard().withSeed(7).withConcurrency(concurrency));
    }

    private static List<String> verdicts(Coverage coverage) {
        return coverage.cells().stream()
                .map(cell -> cell.cell().id() + " " + cell.verdict() + " " + cell.reason())
                .toList();
    }

    /** Controls that need several requests, content, open operations, methods that nobody declares, one that is not sent. */
    @Test
    void givesTheVerdictsThatThreadsGive() {
        try (Ledger ledger = Ledger.start()) {
            Contract contract = ledger.everything().build();
            List<String> threads = verdicts(run(contract, new OnThreads(transport), 16));

            assertThat(threads).hasSizeGreaterThan(50);
            assertThat(verdicts(run(contract, transport, 16))).isEqualTo(threads);
            assertThat(verdicts(run(contract, transport, 1))).isEqualTo(threads);
        }
    }

    /** The service answers nobody before five have asked, and then waits whether a sixth one comes. */
    @Test
    void hasSoManyUnderWayAndNoMore() {
        CountDownLatch five = new CountDownLatch(5);
        CountDownLatch six = new CountDownLatch(6);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (ScriptedService service = ScriptedService.start(asked -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            five.countDown();
            six.countDown();
            await(five);
            awaitBriefly(six);
            now.decrementAndGet();
            return answer(asked);
        })) {
            run(contract(service.uri(), 40).build(), transport, 5);
        }

        assertThat(most).hasValue(5);
    }

    private static void awaitBriefly(CountDownLatch latch) {
        try {
            if (latch.await(100, TimeUnit.MILLISECONDS)) {
                return; // It has come.
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** A service that says when it is asked and answers nobody before it may. */
    private static ScriptedService holding(CountDownLatch asked, CountDownLatch mayAnswer) {
        return ScriptedService.start(request -> {
            asked.countDown();
            await(mayAnswer);
            return answer(request);
        });
    }

    /** To judge an order that was refused for its content the engine has to ask again, and to wait: others go on meanwhile. */
    @Test
    void goesOnWhileItHasToWaitForSomethingElse() {
        CountDownLatch others = new CountDownLatch(100);
        try (ScriptedService service = ScriptedService.start(asked -> {
            boolean order = asked.path().startsWith("/orders");
            if (!order) {
                others.countDown();
            } else if (asked.isAnonymous()) {
                await(others);
            }
            Reply usual = answer(asked);
            return order && usual.status() == 405 ? Reply.json(422, "{\"error\":\"which thing?\"}") : usual;
        })) {
            ContractBuilder contract = contract(service.uri(), 0);
            for (int i = 0; i < 3; i++) {
                contract.secured("POST /orders-" + i);
            }
            for (int i = 0; i < 40; i++) {
                contract.secured("GET /things-" + i);
            }
            Coverage coverage = run(contract.build(), transport, 16);

            assertThat(coverage.count(Verdict.UNPROVEN)).isZero();
            assertThat(coverage.count(Verdict.PROVEN)).isGreaterThan(300);
        }
    }

    /** Threads are told apart by the name of the contract: no other test of this JVM may have the same. */
    @Test
    void leavesNoThreadBehindAndNobodyWaiting() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        try (ScriptedService service = holding(asked, never)) {
            Contract contract =
                    contract("closed-amid-requests", service.uri(), 50).build();
            MatrixRun run = Matrix.of(contract)
                    .start(
                            Target.of(contract, transport),
                            MatrixOptions.standard().withConcurrency(4));
            Iterator<Future<CellResult>> cells = run.ahead();
            List<Future<CellResult>> handedOut =
                    Stream.generate(cells::next).limit(10).toList();
            await(asked);

            run.close();

            assertThat(threads("authcontract-closed-amid-requests-")).isEmpty();
            assertThat(handedOut).allSatisfy(cell -> assertThatThrownBy(() -> cell.get(30, TimeUnit.SECONDS))
                    .isInstanceOf(CancellationException.class));
            never.countDown();
        }
    }

    @Test
    void sendsNothingThatWasCancelled() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        try (ScriptedService service = holding(asked, cancelled)) {
            Contract contract = contract("cancelled", service.uri(), 3).build();
            try (MatrixRun run = Matrix.of(contract)
                    .start(
                            Target.of(contract, transport),
                            MatrixOptions.standard().withConcurrency(1))) {
                Map<Cell, Future<CellResult>> handedOut = handedOut(contract, run);
                await(asked);
                handedOut.forEach((cell, sent) -> {
                    if (cell.subject().endsWith(" /things-1")) {
                        sent.cancel(true);
                    }
                });
                cancelled.countDown();

                for (Future<CellResult> sent : handedOut.values()) {
                    assertThat(sent.isCancelled() || sent.get(30, TimeUnit.SECONDS) != null)
                            .isTrue();
                }
                assertThat(service.asked())
                        .extracting(Asked::path)
                        .contains("/things-0", "/things-2")
                        .doesNotContain("/things-1");
            }
        }
    }

    private static Map<Cell, Future<CellResult>> handedOut(Contract contract, MatrixRun run) {
        Map<Cell, Future<CellResult>> handedOut = new LinkedHashMap<>();
        Iterator<Future<CellResult>> ahead = run.ahead();
        Matrix.of(contract).stream().forEach(cell -> handedOut.put(cell, ahead.next()));
        return handedOut;
    }

    /** What a loop has claimed and never got is for whoever still wants it. */
    @Test
    void letsOthersHaveWhatItLeavesUndone() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        try (ScriptedService service = holding(asked, closed)) {
            Contract contract = contract("left", service.uri(), 1).build();
            MatrixRun run = Matrix.of(contract).start(Target.of(contract, transport), MatrixOptions.standard());
            Cell control = Matrix.of(contract).stream().findFirst().orElseThrow();
            run.ahead().next();
            await(asked);
            CompletableFuture<CellResult> judged = CompletableFuture.supplyAsync(() -> run.judge(control));
            run.close();
            closed.countDown();

            assertThat(judged.get(30, TimeUnit.SECONDS).verdict()).isEqualTo(Verdict.PROVEN);
        }
    }

    private static List<String> threads(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.startsWith(prefix))
                .collect(Collectors.toList());
    }

    /** Cells that wait for the control of another are told, too. */
    @Test
    void passesOnWhatASupplierThrows() {
        try (ScriptedService service = ScriptedService.start(LoopCrewTests::answer)) {
            Contract contract = Contract.named("looped")
                    .baseUri(service.uri())
                    .scheme(Scheme.bearer("things"))
                    .identity(Identity.valid("alice", () -> {
                        throw new IllegalStateException("no token for alice");
                    }))
                    .secured("GET /things")
                    .build();

            assertThatThrownBy(() -> run(contract, transport, 8)).hasStackTraceContaining("no token for alice");
        }
    }

    @Test
    void isNotDisturbedByASupplierThatLeavesAnInterruptBehind() {
        try (ScriptedService service = ScriptedService.start(LoopCrewTests::answer)) {
            ContractBuilder usual = contract(service.uri(), 5)
                    .identity(Identity.lowPrivilege("bob", () -> Credential.bearer("token-of-bob-0001")));
            Contract contract = contract(service.uri(), 5)
                    .identity(Identity.lowPrivilege("bob", () -> {
                        Thread.currentThread().interrupt();
                        return Credential.bearer("token-of-bob-0001");
                    }))
                    .build();

            assertThat(verdicts(run(contract, transport, 4))).isEqualTo(verdicts(run(usual.build(), transport, 4)));
        }
    }
}
