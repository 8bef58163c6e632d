package io.authcontract.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.contract.Contract;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.http.Body;
import io.authcontract.http.Exchange;
import io.authcontract.http.Headers;
import io.authcontract.http.Method;
import io.authcontract.http.Redaction;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import io.authcontract.rule.Happening;
import io.authcontract.rule.Observation;
import io.authcontract.rule.Result;
import io.authcontract.rule.Rule;
import io.authcontract.rule.RuleBook;
import io.authcontract.rule.SetRule;
import io.authcontract.testkit.ScriptedService;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Causes are kept apart as long as a reader could still tell them apart. */
class RecorderTests {
    private static final int MOST_CLUSTERS = 2000;
    private static final Rule WATCHED = RuleBook.standard().setRules().get(0).rule();

    private final Contract contract = Contract.named("ledger")
            .baseUri("http://localhost:1")
            .scheme(Scheme.bearer("ledger"))
            .identity(Identity.valid("alice", () -> Credential.bearer("sesame")))
            .secured("GET /accounts")
            .build();
    private final Recorder recorder = new Recorder(Matrix.of(contract), Redaction::standard);

    private Recorded record(String reason) {
        return record(Verdict.INCONCLUSIVE, reason);
    }

    private Recorded record(Verdict verdict, String reason) {
        Cell cell = Matrix.of(contract).stream().findFirst().orElseThrow();
        return recorder.record(CellResult.unsent(cell, verdict, reason));
    }

    private List<Cluster> clusters() {
        return recorder.coverage().clusters();
    }

    @Test
    void countsCellsWithOneReasonTogether() {
        record("the connection was reset");
        record("the connection was reset");
        record("no answer within 10 s");

        assertThat(clusters())
                .extracting(Cluster::reason)
                .containsExactly("the connection was reset", "no answer within 10 s");
    }

    /** A service that answers each cell in its own way must not use up the memory, nor give the reason of one cell to another. */
    @Test
    void saysThatItKeepsNoMoreCausesApart() {
        IntStream.range(0, MOST_CLUSTERS + 3).forEach(i -> record("reason " + i));

        assertThat(clusters()).hasSize(MOST_CLUSTERS + 1);
        assertThat(clusters().get(MOST_CLUSTERS - 1).reason()).isEqualTo("reason 1999");
        assertThat(clusters().get(MOST_CLUSTERS)).satisfies(last -> {
            assertThat(last.reason())
                    .isEqualTo("more causes than a report keeps apart; the cell itself tells its reason");
            assertThat(last.finding()).isEmpty();
        });
        assertThat(record("reason 2002").summary().reason()).isEqualTo("reason 2002");
    }

    @Test
    void tellsABrokenCellInFullHoweverManyWereInconclusiveBefore() {
        IntStream.range(0, 60).forEach(i -> record("answered with 302, which says nothing of path " + i));

        assertThat(record(Verdict.BROKEN, "accepted with 200").isFull()).isTrue();
    }

    @Test
    void tellsFiftyInFull() {
        List<Recorded> broken = IntStream.range(0, 60)
                .mapToObj(i -> record(Verdict.BROKEN, "accepted with 200, path " + i))
                .toList();

        assertThat(broken).filteredOn(Recorded::isFull).hasSize(50);
    }

    /** Whatever is cut, is cut behind the redactor: half a secret it does not recognise. */
    @Test
    void showsNoPartOfASecretInWhatRefusalsLookLike() {
        for (int length : List.of(176, 976)) {
            String realm = "x".repeat(length) + Ledger.TOKEN;
            try (Ledger ledger = Ledger.with(right -> asked -> {
                ScriptedService.Reply reply = right.answer(asked);
                return reply.status() == 401 ? reply.with("WWW-Authenticate", "Bearer realm=\"" + realm + "\"") : reply;
            })) {
                assertThat(Ledger.run(ledger.contract().secured("GET /accounts"))
                                .refusals())
                        .isNotEmpty()
                        .allSatisfy(shape -> assertThat(shape.challenges()).doesNotContain("ledger-to"));
            }
        }
    }

    /** A fault of a rule may quote what it looked at. */
    @Test
    void namesRulesAboutAllExchangesThatThrow() {
        Recorder own = watching(anything -> {}, () -> {
            throw new IllegalStateException("odd: Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
        });

        Coverage coverage = own.coverage();
        assertThat(coverage.defects()).containsOnlyKeys(WATCHED.id());
        assertThat(coverage.defects().get(WATCHED.id()))
                .startsWith("java.lang.IllegalStateException: odd: Authorization: Basic ")
                .doesNotContain("QWxhZGRpbjpvcGVuIHNlc2FtZQ");
        assertThat(coverage.notApplicable().get(WATCHED.id()))
                .isEqualTo("the rule has judged nothing, for it threw "
                        + coverage.defects().get(WATCHED.id()));
    }

    /** A coverage that was asked for early does not hide what came after. */
    @Test
    void coversWhatCameSinceItWasLastAsked() {
        record("the connection was reset");
        Coverage early = recorder.coverage();
        record("the connection was reset");

        assertThat(early.cells()).hasSize(1);
        assertThat(recorder.coverage().cells()).hasSize(2);
    }

    @Test
    void judgesWhatCameSinceItWasLastAsked() {
        List<Object> told = new ArrayList<>();
        Recorder own = watching(told::add, () -> Result.notApplicable("told " + told));
        String atFirst = own.coverage().notApplicable().get(WATCHED.id());
        own.notice(new Happening.LoginPageSeen("/login", false));
        String noticed = own.coverage().notApplicable().get(WATCHED.id());
        own.record(refused());
        String seen = own.coverage().notApplicable().get(WATCHED.id());

        assertThat(atFirst).isEqualTo("told []");
        assertThat(noticed).contains("LoginPageSeen").doesNotContain("Observation");
        assertThat(seen).contains("LoginPageSeen").contains("Observation");
    }

    private CellResult refused() {
        Cell cell = Matrix.of(contract).stream().findFirst().orElseThrow();
        Exchange exchange = Exchange.of(
                Request.of(Method.GET, URI.create("http://localhost:1/accounts")),
                Response.of(401, Headers.of(), Body.of("no")));
        return new CellResult(
                cell,
                Verdict.PROVEN,
                "",
                cell.operation(),
                Optional.of(Observation.of(exchange)),
                List.of(),
                List.of(),
                Optional.empty());
    }

    /** The rules about all exchanges have much to compare. */
    @Test
    void judgesAllExchangesOnceForAllWhoAsk() {
        AtomicInteger judged = new AtomicInteger();
        Recorder own = watching(anything -> {}, () -> {
            judged.incrementAndGet();
            return Result.satisfied();
        });
        own.coverage();
        own.coverage();

        assertThat(judged).hasValue(1);
    }

    /** A secret may be learned after the coverage was made for the first time. */
    @Test
    void showsNoSecretThatBecameKnownSinceItWasLastAsked() {
        AtomicReference<Redaction> redaction = new AtomicReference<>(Redaction.standard());
        Recorder own = watching(redaction::get, anything -> {}, () -> Result.notApplicable("asked as sesame-4711"));
        Coverage early = own.coverage();
        redaction.set(Redaction.standard().withSecrets(List.of("sesame-4711")));

        assertThat(early.notApplicable().get(WATCHED.id())).contains("sesame-4711");
        assertThat(own.coverage().notApplicable().get(WATCHED.id())).doesNotContain("sesame-4711");
    }

    private static Recorder watching(Consumer<Object> told, Supplier<Result> result) {
        return watching(Redaction::standard, told, result);
    }

    /** With one rule about all exchanges that does as told. */
    private static Recorder watching(Supplier<Redaction> redaction, Consumer<Object> told, Supplier<Result> result) {
        SetRule.Watch watch = new SetRule.Watch() {
            @Override
            public void see(Observation observation) {
                told.accept(observation.getClass().getSimpleName());
            }

            @Override
            public void notice(Happening happening) {
                told.accept(happening);
            }

            @Override
            public Result result() {
                return result.get();
            }
        };
        SetRule rule = new SetRule() {
            @Override
            public Rule rule() {
                return WATCHED;
            }

            @Override
            public Watch watch() {
                return watch;
            }
        };
        return new Recorder(
                Matrix.of(Contract.named("ledger")
                        .baseUri("http://localhost:1")
                        .book(RuleBook.standard().without(WATCHED.id()).with(rule))
                        .build()),
                redaction);
    }
}
