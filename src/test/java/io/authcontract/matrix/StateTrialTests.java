package io.authcontract.matrix;

import static io.authcontract.rule.Fact.fact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractBuilder;
import io.authcontract.contract.Identity;
import io.authcontract.contract.StateProbe;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.http.JdkTransport;
import io.authcontract.http.Method;
import io.authcontract.http.Outcome;
import io.authcontract.http.Request;
import io.authcontract.http.Transport;
import io.authcontract.http.TransportOptions;
import io.authcontract.rule.Fact;
import io.authcontract.rule.Finding;
import io.authcontract.rule.RuleBook;
import io.authcontract.testkit.Notes;
import io.authcontract.testkit.ScriptedService;
import io.authcontract.testkit.ScriptedService.Asked;
import io.authcontract.testkit.ScriptedService.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether refused requests change the state of a real service, and what is said where nobody can know. */
class StateTrialTests {
    private static final String RULE = "no-side-effects";

    private static List<Finding> found(Coverage coverage) {
        return coverage.overall().stream()
                .filter(finding -> finding.rule().id().equals(RULE))
                .toList();
    }

    private static String reason(ContractBuilder contract) {
        Coverage coverage = Ledger.run(contract);
        assertThat(found(coverage)).isEmpty();
        return coverage.notApplicable().getOrDefault(RULE, "satisfied");
    }

    private static boolean isPost(Asked asked) {
        return asked.method().equals("POST");
    }

    /** An unknown user is a scenario that runs once for the scheme, and is tried with each operation here. */
    @Test
    void triesUnknownUsersOfBasic() {
        AtomicInteger notes = new AtomicInteger();
        String alice = "Basic " + Base64.getEncoder().encodeToString("alice:pa55word".getBytes(StandardCharsets.UTF_8));
        try (ScriptedService service = ScriptedService.start(asked -> {
            boolean isAlice = asked.authorization().equals(alice);
            if (isPost(asked) && asked.authorization().startsWith("Basic ")) {
                notes.incrementAndGet();
            }
            return isAlice ? Reply.json(200, "{}") : Reply.challenge("Basic realm=\"notes\"");
        })) {
            Coverage coverage = Ledger.run(Contract.named("notes")
                    .baseUri(service.uri())
                    .scheme(Scheme.basic("notes"))
                    .identity(Identity.valid("alice", () -> Credential.basic("alice", "pa55word")))
                    .secured(
                            "POST /notes", o -> o.body("application/json", "{}").harmless())
                    .hooks(h -> h.stateProbe(StateProbe.of(() -> "" + notes.get()))));

            assertThat(found(coverage))
                    .extracting(finding -> finding.fact("refused"))
                    .containsExactly("POST /notes ~ basic.unknown-user");
        }
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        "strangers",
                        (Predicate<Asked>) asked -> isPost(asked) && asked.isAnonymous(),
                        "none.no-credentials",
                        401),
                Arguments.of(
                        "callers with an invalid token",
                        (Predicate<Asked>)
                                asked -> isPost(asked) && asked.authorization().matches("Bearer (?!notes-token-of).+"),
                        "bearer.random",
                        401),
                Arguments.of(
                        "callers without the scope",
                        (Predicate<Asked>)
                                asked -> isPost(asked) && asked.authorization().endsWith(Notes.READ_ONLY),
                        "bearer.insufficient-scope",
                        403));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void findsWhatIsDoneFor(String whom, Predicate<Asked> actsFirst, String scenario, int status) {
        try (Notes notes = Notes.actingFirst(actsFirst)) {
            assertThat(found(Ledger.run(notes.probed()))).singleElement().satisfies(finding -> {
                assertThat(finding.fails()).isTrue();
                assertThat(finding.facts())
                        .startsWith(fact("refused", "POST /notes ~ " + scenario), fact("status", status))
                        .hasSize(3);
                assertThat(finding.fact("changed")).matches("\\$\\.notes\\[(\\d+)] from absent to \"note \\1\"");
            });
        }
    }

    @Test
    void isMetWhereOnlyAcceptedRequestsChangeSomething() {
        try (Notes notes = Notes.start()) {
            assertThat(reason(notes.probed())).isEqualTo("satisfied");
        }
    }

    /** Cells have sent the same request before: only an id that none of them named shows what one more request does. */
    @Test
    void findsWhatIsDoneOnlyOnce() {
        try (Notes notes = Notes.actingFirst(asked -> asked.method().equals("PUT"))) {
            assertThat(found(Ledger.run(notes.probed().secured("PUT /notes/{id}"))))
                    .singleElement()
                    .satisfies(finding ->
                            assertThat(finding.fact("refused")).isEqualTo("PUT /notes/{id} ~ none.no-credentials"));
        }
    }

    @Test
    void looksWhenEveryCellIsThrough() {
        try (Notes notes = Notes.start()) {
            ContractBuilder contract = notes.contract()
                    .book(RuleBook.standard().without("body-framing"))
                    .hooks(h -> h.stateProbe(StateProbe.get("/notes?probe", "alice")));
            Ledger.run(contract);

            List<Asked> asked = notes.asked();
            int first = (int)
                    asked.stream().takeWhile(it -> !it.query().equals("probe")).count();
            assertThat(asked.subList(first, asked.size()))
                    .extracting(it -> it.query().equals("probe") ? "look" : it.method())
                    .containsExactly(
                            "look", "look", "POST", "look", "POST", "look", "POST", "look", "POST", "look", "look");
        }
    }

    /** Keeps what must not be sent twice. */
    private record Noting(Transport transport, List<Request> once) implements Transport {
        @Override
        public Outcome send(Request request) {
            once.add(request);
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

    /** Whether it was done before a connection ended, nobody knows. */
    @Test
    void sendsTheAcceptedRequestOnce() {
        List<Request> once = new CopyOnWriteArrayList<>();
        try (Notes notes = Notes.start();
                Noting transport = new Noting(new JdkTransport(TransportOptions.standard()), once)) {
            var contract = notes.probed().build();
            Matrix.of(contract).run(Target.of(contract, transport), MatrixOptions.standard());

            assertThat(once).singleElement().satisfies(request -> {
                assertThat(request.method()).isEqualTo(Method.POST);
                assertThat(request.headers().first("Authorization")).hasValue("Bearer " + Notes.TOKEN);
            });
        }
    }

    static Stream<Arguments> blind() {
        return Stream.of(
                Arguments.of(
                        StateProbe.get("/nothing", "alice"),
                        "the state probe, GET /nothing as alice, was answered with 404"),
                Arguments.of(
                        StateProbe.of(() -> {
                            throw new IllegalStateException("no database");
                        }),
                        "the state probe, a function of the contract, threw java.lang.IllegalStateException: no database"),
                Arguments.of(
                        StateProbe.of(StateTrialTests::nothing),
                        "the state probe, a function of the contract, gave null"),
                Arguments.of(
                        StateProbe.get("/clock", "alice"),
                        "the state changes without any request, first at $; declare members that do with"
                                + " .without(\"servedAt\"), or let nothing else use the service meanwhile"),
                Arguments.of(
                        StateProbe.of(() -> "always the same"),
                        "nothing changed, but no accepted request showed that the state probe would tell; declare input"
                                + " that may be sent with a valid credential and changes what the probe shows:"
                                + " o -> o.body(..).harmless()"));
    }

    @SuppressWarnings("NullAway") // What a user may do all the same.
    private static String nothing() {
        return null;
    }

    @ParameterizedTest
    @MethodSource("blind")
    void saysWhyNothingIsKnown(StateProbe probe, String because) {
        try (Notes notes = Notes.start()) {
            assertThat(reason(notes.contract().hooks(h -> h.stateProbe(probe)))).isEqualTo(because);
        }
    }

    @Test
    void leavesOutWhatChangesByItself() {
        try (Notes notes = Notes.start()) {
            StateProbe probe = StateProbe.get("/clock", "alice").without("shown");

            assertThat(reason(notes.contract().hooks(h -> h.stateProbe(probe)))).isEqualTo("satisfied");
        }
    }

    @Test
    void namesTheHookThatIsMissing() {
        try (Notes notes = Notes.start()) {
            assertThat(reason(notes.contract())).startsWith("the contract has no state probe; declare .hooks(");
        }
    }

    @Test
    void saysWhenNobodyWasRefused() {
        try (Notes notes = Notes.start();
                JdkTransport transport = new JdkTransport(TransportOptions.standard())) {
            var contract = notes.probed().secured("PUT /elsewhere/{id}").build();
            Target elsewhere = Target.of(contract, transport);
            Coverage coverage = Matrix.of(contract)
                    .only(CellFilter.parse("notes: PUT /elsewhere/*"))
                    .run(elsewhere, MatrixOptions.standard());

            assertThat(coverage.notApplicable())
                    .containsEntry(RULE, "no operation that may change something refused anybody");
        }
    }

    /** What is queued at first becomes visible after a while: here, after one more look. */
    @Test
    void looksOnceMoreWhereEffectsAreLate() {
        Queue<String> late = new ArrayDeque<>(List.of("0", "0", "0", "1"));
        StateProbe probe = StateProbe.of(() -> late.size() > 1 ? late.remove() : late.element());
        try (Notes notes = Notes.start()) {
            Coverage coverage =
                    Ledger.run(notes.contract().hooks(h -> h.stateProbe(probe.seenAfter(Duration.ofMillis(1)))));

            assertThat(found(coverage)).singleElement().satisfies(finding -> assertThat(finding.fact("changed"))
                    .isEqualTo("line 1 from 0 to 1"));
        }
    }

    @Test
    void asksNothingWhereTheBookOrTheFilterHasNoUseForIt() {
        try (Notes notes = Notes.start();
                JdkTransport transport = new JdkTransport(TransportOptions.standard())) {
            Ledger.run(notes.contract()
                    .hooks(h -> h.stateProbe(StateProbe.get("/notes?probe", "alice")))
                    .book(RuleBook.standard().without(RULE)));
            var contract = notes.contract()
                    .hooks(h -> h.stateProbe(StateProbe.get("/notes?probe", "alice")))
                    .build();
            Coverage filtered = Matrix.of(contract)
                    .only(CellFilter.parse("notes: GET *"))
                    .run(Target.of(contract, transport), MatrixOptions.standard());

            assertThat(notes.asked()).noneMatch(asked -> asked.query().equals("probe"));
            assertThat(filtered.notApplicable()).containsEntry(RULE, "no operation of this run may change something");
        }
    }

    @Test
    void endsWithTheRun() {
        try (Notes notes = Notes.start();
                JdkTransport transport = new JdkTransport(TransportOptions.standard())) {
            var contract = notes.probed().build();
            MatrixRun run = Matrix.of(contract).start(Target.of(contract, transport), MatrixOptions.standard());
            run.close();

            assertThatExceptionOfType(CancellationException.class).isThrownBy(run::conclude);
            assertThat(notes.asked()).isEmpty();
        }
    }

    @Test
    void isTriedOnce() {
        try (Notes notes = Notes.start();
                JdkTransport transport = new JdkTransport(TransportOptions.standard())) {
            var contract = notes.probed().build();
            try (MatrixRun run = Matrix.of(contract).start(Target.of(contract, transport), MatrixOptions.standard())) {
                run.conclude();
                int sent = notes.asked().size();
                run.conclude();

                assertThat(notes.asked()).hasSize(sent).isNotEmpty();
            }
        }
    }

    @Test
    void refusesAnIdentityThatNobodyDeclares() {
        try (Notes notes = Notes.start()) {
            ContractBuilder contract = notes.contract().hooks(h -> h.stateProbe(StateProbe.get("/notes", "root")));

            assertThatIllegalArgumentException()
                    .isThrownBy(contract::build)
                    .withMessage(
                            "Contract \"notes\" has stateProbe(StateProbe.get(..)) as \"root\", but no identity of that"
                                    + " name. Declare .identity(Identity.valid(\"root\", ..)), or write one of [alice, bob].");
        }
    }

    /** Wherever a text is cut: not in the middle of a secret before it was masked. */
    @Test
    void cutsBehindTheRedactor() {
        String password = "pass phrase of carol the builder";
        for (int at : List.of(120, 1000)) {
            Queue<String> states =
                    new ArrayDeque<>(List.of("{}", "{}", "{\"note\":\"" + " ".repeat(at - 20) + password + "\"}"));
            StateProbe probe = StateProbe.of(() -> states.size() > 1 ? states.remove() : states.element());
            try (Notes notes = Notes.start()) {
                assertThat(found(Ledger.run(notes.contract()
                                .scheme(Scheme.basic("notes"))
                                .identity(Identity.valid("carol", () -> Credential.basic("carol", password)))
                                .hooks(h -> h.stateProbe(probe)))))
                        .isNotEmpty()
                        .allSatisfy(finding -> assertThat(finding.facts())
                                .extracting(Fact::value)
                                .noneMatch(value -> value.contains("pass")));
            }
        }
    }

    /** A member that is named like a secret is masked, as everywhere. */
    @Test
    void keepsSecretsOfTheState() {
        Queue<String> states = new ArrayDeque<>(List.of("{}", "{}", "{\"access_token\":\"sesame-of-nobody-else\"}"));
        StateProbe probe = StateProbe.of(() -> states.size() > 1 ? states.remove() : states.element());
        try (Notes notes = Notes.start()) {
            assertThat(found(Ledger.run(notes.contract().hooks(h -> h.stateProbe(probe)))))
                    .isNotEmpty()
                    .allSatisfy(finding -> assertThat(finding.facts())
                            .extracting(Fact::value)
                            .contains("$ from absent to \"access_token\":\"***\"")
                            .noneMatch(value -> value.contains("sesame-of-nobody-else")));
        }
    }
}
