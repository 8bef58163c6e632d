package io.authcontract.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractBuilder;
import io.authcontract.contract.Identity;
import io.authcontract.contract.Policy;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.credential.Tier;
import io.authcontract.rule.Profile;
import io.authcontract.testkit.ScriptedService.Asked;
import io.authcontract.testkit.ScriptedService.Reply;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What each verdict means, on real services: the promises of the table, one by one. */
class VerdictTests {
    private static boolean isAlice(Asked asked) {
        return asked.authorization().equals("Bearer " + Ledger.TOKEN);
    }

    private static Set<String> ids(Coverage coverage, Verdict verdict) {
        return coverage.cells(verdict).stream().map(it -> it.cell().id()).collect(Collectors.toSet());
    }

    @Test
    void provesEveryCellOfAServiceThatKeepsItsContract() {
        try (Ledger ledger = Ledger.start()) {
            Coverage coverage = Ledger.run(ledger.everything().tiers(Tier.CORE, Tier.STANDARD));

            assertThat(coverage.cells()).allSatisfy(cell -> assertThat(cell.verdict())
                    .as(cell.cell().id() + ": " + cell.reason())
                    .isIn(Verdict.PROVEN, Verdict.CLOSED));
            assertThat(coverage.isFullyProven()).isTrue();
            assertThat(coverage.overall()).isEmpty();
        }
    }

    @Test
    void provesNothingOfAServiceThatRefusesEverybody() {
        try (Ledger ledger = Ledger.with(right -> asked -> Reply.challenge("Bearer realm=\"ledger\""))) {
            Coverage coverage = Ledger.run(ledger.everything());

            assertThat(coverage.cells(Verdict.PROVEN)).isEmpty();
            assertThat(ids(coverage, Verdict.UNPROVEN))
                    .contains(
                            "ledger: GET /accounts ~ bearer.pos.valid",
                            "ledger: GET /accounts ~ none.no-credentials",
                            "ledger: DELETE /accounts/{id} ~ bearer.random",
                            "ledger: bearer ~ none.scheme-only");
        }
    }

    @Test
    void deletesAndCreatesNothing() {
        try (Ledger ledger = Ledger.start()) {
            Ledger.run(ledger.everything().tiers(Tier.values()));

            assertThat(ledger.accounts()).containsExactly("1", "2");
        }
    }

    @Test
    void deletesAndCreatesNothingAtAServiceThatRefusesNobody() {
        try (Ledger ledger = Ledger.with(right -> asked -> right.answer(new Asked(
                asked.method(),
                asked.path(),
                asked.query(),
                Map.of("Authorization", List.of("Bearer " + Ledger.TOKEN)),
                asked.body())))) {
            Coverage coverage = Ledger.run(ledger.everything().tiers(Tier.values()));

            assertThat(ledger.accounts()).containsExactly("1", "2");
            assertThat(ids(coverage, Verdict.BROKEN))
                    .contains(
                            "ledger: GET /accounts ~ none.no-credentials",
                            "ledger: GET /accounts/{id} ~ bearer.random");
        }
    }

    @Test
    void saysThatAnOperationMayBeOpenToEverybody() {
        try (Ledger ledger = Ledger.with(
                right -> asked -> asked.method().equals("DELETE") ? Reply.json(404, "{}") : right.answer(asked))) {
            Coverage coverage = Ledger.run(ledger.contract().secured("DELETE /accounts/{id}"));

            assertThat(coverage.cells(Verdict.UNPROVEN).get(0).reason())
                    .isEqualTo(
                            "no control: the control, DELETE /accounts/{id} as alice, was answered with 404, and a request without credentials"
                                    + " is not answered otherwise: either DELETE /accounts/{id} is open to everybody, or the service gives"
                                    + " 404 before it asks for credentials; look at its guard, or declare an input that succeeds: samples"
                                    + " and a body with harmless(), or the right status with controlStatus(..)");
        }
    }

    @Test
    void deletesWhatTheContractSaysMayBeDeleted() {
        try (Ledger ledger = Ledger.start()) {
            Coverage coverage = Ledger.run(ledger.contract()
                    .secured("DELETE /accounts/{id}", o -> o.sample("id", "2").harmless()));

            assertThat(ledger.accounts()).containsExactly("1");
            assertThat(ids(coverage, Verdict.PROVEN)).contains("ledger: DELETE /accounts/{id} ~ bearer.pos.valid");
        }
    }

    @Test
    void doesNotSendADeleteThatNamesNoObject() {
        try (Ledger ledger = Ledger.start()) {
            Coverage coverage = Ledger.run(ledger.contract().secured("GET,DELETE /accounts"));

            assertThat(ledger.service().asked())
                    .noneMatch(asked -> asked.toString().equals("DELETE /accounts"));
            assertThat(ids(coverage, Verdict.SKIPPED)).contains("ledger: DELETE /accounts ~ none.no-credentials");
        }
    }

    @Test
    void saysThatTheTokenOfTheControlHasRunOut() {
        // {"alg":"none"}.{"sub":"alice","exp":1700000000}.x: 2023-11-14T22:13:20Z
        String expired = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSIsImV4cCI6MTcwMDAwMDAwMH0.x";
        try (Ledger ledger = Ledger.start()) {
            Contract contract = Contract.named("ledger")
                    .baseUri(ledger.service().uri())
                    .scheme(Scheme.bearer("ledger"))
                    .identity(Identity.valid("alice", () -> Credential.bearer(expired)))
                    .secured("GET /accounts")
                    .build();

            Coverage coverage = Ledger.run(contract);

            assertThat(coverage.cells(Verdict.UNPROVEN).get(0).reason())
                    .isEqualTo(
                            "no control: the control, GET /accounts as alice, was answered with 401: its token ran out"
                                    + " at 2023-11-14T22:13:20Z; let the identity's supplier fetch a fresh one");
        }
    }

    @Test
    void isInconclusiveWhereTheServiceThrottles() {
        try (Ledger ledger = Ledger.with(right -> asked ->
                asked.authorization().isEmpty() ? Reply.status(429).with("Retry-After", "1") : right.answer(asked))) {
            Coverage coverage = Ledger.run(ledger.contract().secured("GET /accounts"));

            assertThat(ids(coverage, Verdict.INCONCLUSIVE)).contains("ledger: GET /accounts ~ none.no-credentials");
            assertThat(ids(coverage, Verdict.PROVEN)).contains("ledger: GET /accounts ~ bearer.random");
        }
    }

    @Test
    void isBrokenWhereAStrangerIsLetIn() {
        try (Ledger ledger = Ledger.with(right ->
                asked -> asked.authorization().startsWith("Foo ") ? Reply.json(200, "[]") : right.answer(asked))) {
            Coverage coverage = Ledger.run(ledger.contract().secured("GET /accounts"));

            CellSummary broken = coverage.cells(Verdict.BROKEN).get(0);
            assertThat(broken.cell().id()).isEqualTo("ledger: GET /accounts ~ none.unknown-scheme");
            assertThat(broken.reason()).isEqualTo("accepted with 200, although its credential is not valid");
            assertThat(broken.clusters())
                    .extracting(
                            cluster -> cluster.finding().orElseThrow().rule().id())
                    .contains("no-anonymous-access");
        }
    }

    @Test
    void isBrokenWithoutAControlTooWhereAStrangerIsLetIn() {
        try (Ledger ledger = Ledger.with(right -> asked -> Reply.json(200, "[]"))) {
            Contract contract = Contract.named("ledger")
                    .baseUri(ledger.service().uri())
                    .secured("GET /accounts")
                    .build();

            assertThat(ids(Ledger.run(contract), Verdict.BROKEN))
                    .contains("ledger: GET /accounts ~ none.no-credentials");
        }
    }

    @Test
    void isBrokenWhereAValidSpellingIsRefused() {
        try (Ledger ledger = Ledger.with(right -> asked -> asked.authorization().startsWith("bearer ")
                ? Reply.challenge("Bearer realm=\"ledger\"")
                : right.answer(asked))) {
            Coverage coverage = Ledger.run(ledger.contract().secured("GET /accounts"));

            assertThat(ids(coverage, Verdict.BROKEN)).containsExactly("ledger: bearer ~ bearer.pos.scheme-case/lower");
        }
    }

    @Test
    void comparesWithAControlOfNowWhereTheListHasChanged() {
        AtomicBoolean emptied = new AtomicBoolean();
        try (Ledger ledger = Ledger.with(right -> asked -> {
            Reply reply = right.answer(asked);
            boolean isAlice = asked.authorization().matches("(?i)bearer " + Ledger.TOKEN);
            if (isAlice && asked.authorization().startsWith("bearer ")) {
                emptied.set(true);
            }
            return isAlice && emptied.get() ? Reply.json(200, "[]") : reply;
        })) {
            Coverage coverage = Ledger.run(ledger.contract().secured("GET /accounts"));

            assertThat(ids(coverage, Verdict.BROKEN)).isEmpty();
            assertThat(ids(coverage, Verdict.PROVEN)).contains("ledger: bearer ~ bearer.pos.scheme-case/lower");
        }
    }

    @Test
    void skipsWhatNobodyMayBeLockedOutFor() {
        try (Ledger ledger = Ledger.start()) {
            Contract contract = Contract.named("ledger")
                    .baseUri(ledger.service().uri())
                    .scheme(Scheme.basic("ledger"))
                    .identity(Identity.valid("alice", () -> Credential.basic("alice", "s3cret")))
                    .secured("GET /accounts")
                    .build();

            Coverage coverage = Ledger.run(contract);

            assertThat(coverage.cells(Verdict.SKIPPED).get(0).reason())
                    .isEqualTo(
                            "the scenario has no identity for it; declare .identity(Identity.disposable(\"dave\", () ->"
                                    + " Credential.basic(..)))");
        }
    }

    /** What is refused behind the end of a token proves nothing of the service. */
    @Test
    void saysThatACredentialHasRunOutMeanwhile() {
        AtomicBoolean over = new AtomicBoolean();
        try (Ledger ledger = Ledger.with(right -> asked -> {
            boolean ends = asked.header("Accept")
                    .filter("application/x-authcontract"::equals)
                    .isPresent();
            over.compareAndSet(false, ends);
            return isAlice(asked) && over.get()
                    ? Reply.challenge("Bearer realm=\"ledger\", error=\"invalid_token\"")
                    : right.answer(asked);
        })) {
            Coverage coverage =
                    Ledger.run(ledger.contract().secured("GET /accounts").tiers(Tier.values()));

            assertThat(coverage.cells(Verdict.BROKEN)).isEmpty();
            assertThat(coverage.cells(Verdict.UNPROVEN))
                    .filteredOn(cell -> cell.cell().id().endsWith("bearer.pos.not-acceptable"))
                    .extracting(CellSummary::reason)
                    .containsExactly(
                            "no control: the control, GET /accounts as alice, worked and was answered with 401 when it was"
                                    + " sent again: the credential has run out; use one that lasts as long as the run");
        }
    }

    /** RFC 6749 section 5.2: 401 is asked for where a client has used the Authorization field. */
    @Test
    void takesABadRequestOfATokenEndpointForARefusal() {
        try (Ledger ledger = Ledger.with(right -> asked ->
                asked.isAnonymous() ? Reply.json(400, "{\"error\":\"invalid_client\"}") : right.answer(asked))) {
            Coverage coverage = Ledger.run(ledger.contract().profile(Profile.AS).secured("GET /accounts"));

            assertThat(coverage.cells())
                    .filteredOn(cell -> cell.cell().id().endsWith("GET /accounts ~ none.no-credentials"))
                    .extracting(CellSummary::verdict)
                    .containsOnly(Verdict.PROVEN);
        }
    }

    /** RFC 9110 section 15.5.7 does not say what is looked at first; and who is sent elsewhere is not let in. */
    @Test
    void takesOtherAnswersToOddRequestsForRefusals() {
        try (Ledger ledger = Ledger.with(right -> asked -> {
            boolean isPage =
                    asked.header("Accept").filter(a -> a.contains("text/html")).isPresent();
            return isPage
                    ? Reply.status(406).with("Cache-Control", "no-store")
                    : asked.path().equals("/accounts/")
                            ? Reply.status(302).with("Location", "/accounts")
                            : right.answer(asked);
        })) {
            Coverage coverage =
                    Ledger.run(ledger.contract().secured("GET /accounts").tiers(Tier.values()));

            assertThat(coverage.cells())
                    .filteredOn(cell -> cell.cell().id().endsWith("none.accept-html")
                            || cell.cell().id().endsWith("shape.path.trailing-slash"))
                    .hasSize(2)
                    .extracting(CellSummary::verdict)
                    .containsOnly(Verdict.PROVEN);
        }
    }

    @Test
    void proves404WhereTheContractConceals() {
        try (Ledger ledger = Ledger.with(right -> asked -> isAlice(asked)
                ? right.answer(asked)
                : Reply.json(404, "{\"error\":\"no such resource\"}").with("Cache-Control", "no-store"))) {
            ContractBuilder open = ledger.contract().secured("GET /accounts");
            ContractBuilder concealing =
                    ledger.contract().secured("GET /accounts").policy(Policy.CONCEAL_WITH_404);

            assertThat(ids(Ledger.run(open), Verdict.BROKEN)).contains("ledger: GET /accounts ~ none.no-credentials");
            assertThat(ids(Ledger.run(concealing), Verdict.PROVEN))
                    .contains("ledger: GET /accounts ~ none.no-credentials", "ledger: GET /accounts ~ bearer.random");
        }
    }

    @Test
    void provesNothingOfARefusalThatIsTheAnswerToAValidCredentialToo() {
        // Nobody asks who is calling; what was sent cannot be parsed, or names no object.
        try (Ledger ledger = Ledger.with(right -> asked -> asked.method().equals("POST")
                ? Reply.json(400, "{\"error\":\"no JSON\"}")
                : Reply.json(404, "{\"error\":\"no such account\"}").with("Cache-Control", "no-store"))) {
            Coverage coverage = Ledger.run(ledger.contract()
                    .policy(Policy.CONCEAL_WITH_404)
                    .secured("POST /accounts", o -> o.controlStatus(400))
                    .secured("DELETE /accounts/{id}", o -> o.controlStatus(404)));

            assertThat(coverage.cells(Verdict.PROVEN))
                    .allMatch(cell -> cell.cell().scenario().id().contains(".pos."));
            assertThat(ids(coverage, Verdict.INCONCLUSIVE))
                    .contains(
                            "ledger: POST /accounts ~ none.unknown-scheme",
                            "ledger: DELETE /accounts/{id} ~ none.no-credentials",
                            "ledger: DELETE /accounts/{id} ~ bearer.random",
                            "ledger: bearer ~ none.scheme-only");
        }
    }

    @Test
    void provesAMalformedCredentialRefusedWithTheStatusOfTheControlButInOtherWords() {
        try (Ledger ledger = Ledger.with(right -> asked -> asked.authorization().startsWith("Foo ")
                ? Reply.json(400, "{\"error\":\"unknown scheme\"}").with("Cache-Control", "no-store")
                : right.answer(asked))) {
            Coverage coverage = Ledger.run(ledger.contract().secured("GET,POST /accounts"));

            assertThat(ids(coverage, Verdict.PROVEN)).contains("ledger: POST /accounts ~ none.unknown-scheme");
        }
    }

    @Test
    void doesNotCallASuccessARefusal() {
        // The account remembers when it was last seen: nothing at first, a time from then on.
        try (Ledger ledger = Ledger.with(right -> asked -> isAlice(asked)
                ? Reply.json(200, "{\"seen\":null}")
                : asked.authorization().endsWith(Ledger.TOKEN)
                        ? Reply.json(200, "{\"seen\":\"now\"}")
                        : right.answer(asked))) {
            Coverage coverage = Ledger.run(ledger.contract().secured("GET /accounts"));

            assertThat(ids(coverage, Verdict.BROKEN)).isEmpty();
            assertThat(coverage.cells(Verdict.INCONCLUSIVE))
                    .extracting(CellSummary::reason)
                    .containsOnly(
                            "answered with 200 and other content than the control: neither a refusal nor surely the"
                                    + " operation's answer");
        }
    }
}
