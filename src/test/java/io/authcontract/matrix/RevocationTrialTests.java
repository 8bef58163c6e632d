package io.authcontract.matrix;

import static io.authcontract.rule.Fact.fact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractBuilder;
import io.authcontract.contract.Identity;
import io.authcontract.contract.Revocation;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.rule.Finding;
import io.authcontract.testkit.ScriptedService;
import io.authcontract.testkit.ScriptedService.Asked;
import io.authcontract.testkit.ScriptedService.Reply;
import io.authcontract.testkit.TestApi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whether a credential that was taken out of service is refused by a real service, and what is said where nobody can know. */
class RevocationTrialTests {
    private static final String RULE = "revoked-credential";
    private static final String ALICE = "session-of-alice-for-all-tests";

    /** How often each session is still let in; the service answers 401 afterwards. */
    private final Map<String, Integer> sessions =
            Collections.synchronizedMap(new HashMap<>(Map.of(ALICE, Integer.MAX_VALUE)));

    private final List<String> revoked = new ArrayList<>();
    private Reply afterwards = TestApi.refusal("Bearer realm=\"accounts\", error=\"invalid_token\"");
    private final ScriptedService service = ScriptedService.start(this::answer);

    @AfterEach
    void stop() {
        service.close();
    }

    private Reply answer(Asked asked) {
        if (asked.isAnonymous()) {
            return TestApi.refusal("Bearer realm=\"accounts\"");
        }
        String session = asked.authorization().replaceFirst("(?i)^Bearer ", "");
        if (!sessions.containsKey(session)) {
            return TestApi.refusal("Bearer realm=\"accounts\", error=\"invalid_token\"");
        }
        if (!asked.path().equals("/account")) {
            return Reply.json(404, "{}");
        }
        int left = sessions.merge(session, -1, Integer::sum);
        return left < 0 ? afterwards : Reply.json(200, "{\"balance\":\"17.30\"}");
    }

    private Credential login() {
        String session = "session-of-dave-" + sessions.size();
        sessions.put(session, Integer.MAX_VALUE);
        return Credential.bearer(session);
    }

    /** Leaves a session that many more requests. */
    private Consumer<Credential> leaving(int requests) {
        return credential -> {
            String session = ((Credential.Bearer) credential).token();
            revoked.add(session);
            sessions.put(session, requests);
        };
    }

    private ContractBuilder bare() {
        return Contract.named("accounts")
                .baseUri(service.uri())
                .scheme(Scheme.bearer("accounts"))
                .identity(Identity.valid("alice", () -> Credential.bearer(ALICE)));
    }

    private ContractBuilder contract(Revocation... revocations) {
        ContractBuilder contract = bare().secured("GET /account");
        for (Revocation revocation : revocations) {
            contract.hooks(h -> h.revocation(revocation));
        }
        return contract;
    }

    private List<Finding> found(Coverage coverage) {
        return coverage.overall().stream()
                .filter(finding -> finding.rule().id().equals(RULE))
                .toList();
    }

    private String reason(ContractBuilder contract) {
        Coverage coverage = Ledger.run(contract);
        assertThat(found(coverage)).isEmpty();
        return coverage.notApplicable().getOrDefault(RULE, "satisfied");
    }

    @Test
    void findsASessionThatOutlivesItsLogout() {
        Revocation logout = Revocation.by("logout", this::login, leaving(1000));

        assertThat(found(Ledger.run(contract(logout)))).singleElement().satisfies(finding -> {
            assertThat(finding.fails()).isTrue();
            assertThat(finding.facts())
                    .isEqualTo(List.of(
                            fact("after", "logout"),
                            fact("operation", "GET /account"),
                            fact("status", 200),
                            fact("waited", "not at all")));
        });
    }

    @Test
    void isMetWhereItIsRefusedAtOnce() {
        assertThat(reason(contract(Revocation.by("logout", this::login, leaving(0)))))
                .isEqualTo("satisfied");
        assertThat(revoked).hasSize(1).doesNotContain(ALICE);
    }

    @Test
    void waitsAsLongAsTheContractAllows() {
        Revocation late = Revocation.by("logout", this::login, leaving(5)).within(Duration.ofMillis(40));
        assertThat(reason(contract(late))).isEqualTo("satisfied");

        Revocation never = Revocation.by("logout", this::login, leaving(1000)).within(Duration.ofMillis(40));
        assertThat(found(Ledger.run(contract(never))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fact("waited")).isEqualTo("40 ms"));
    }

    /** Each run has a credential of its own: one that was revoked before would not be accepted. */
    @Test
    void asksForACredentialInEveryRun() {
        ContractBuilder contract = contract(Revocation.by("logout", this::login, leaving(0)));

        assertThat(reason(contract)).isEqualTo("satisfied");
        assertThat(reason(contract)).isEqualTo("satisfied");
        assertThat(revoked).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void triesEachEvent() {
        Revocation logout = Revocation.by("logout", this::login, leaving(0));
        Revocation disabling = Revocation.by("disabling the account", this::login, leaving(1000));

        assertThat(found(Ledger.run(contract(logout, disabling))))
                .extracting(finding -> finding.fact("after"))
                .containsExactly("disabling the account");
    }

    @Test
    void saysWhyNothingIsKnown() {
        assertThat(reason(contract())).startsWith("the contract has no revocation; declare .hooks(h -> h.revocation(");
        assertThat(reason(contract(Revocation.by("logout", () -> Credential.bearer("session-of-nobody"), leaving(0)))))
                .isEqualTo(
                        "the revocation by logout: its credential was accepted nowhere before: GET /account with 401");
        assertThat(reason(contract(Revocation.by("logout", this::login, session -> {
                    throw new IllegalStateException("no such page");
                }))))
                .isEqualTo("the revocation by logout: it threw java.lang.IllegalStateException: no such page");
        assertThat(reason(contract(Revocation.by(
                        "logout",
                        () -> {
                            throw new IllegalStateException("no such user");
                        },
                        leaving(0)))))
                .isEqualTo(
                        "the revocation by logout: its credential could not be had: java.lang.IllegalStateException: no"
                                + " such user");
    }

    /** A failure, or another page with 200, is neither a refusal nor what the credential got before. */
    @Test
    void concludesNothingFromAnAnswerOfAnotherKind() {
        for (Reply other : List.of(Reply.status(503), Reply.status(304), Reply.json(200, "{\"login\":\"please\"}"))) {
            afterwards = other;
            assertThat(reason(contract(Revocation.by("logout", this::login, leaving(0)))))
                    .isEqualTo("the revocation by logout: GET /account was answered with " + other.status()
                            + " afterwards, which says neither that the credential works nor that it does not");
        }
    }

    /** A path that nobody can write shows nothing of the credential. */
    @Test
    void asksOnlyWhereThePathIsKnown() {
        ContractBuilder contract = bare();
        for (int i = 0; i < 6; i++) {
            contract.secured("GET /account/parts" + i + "/{part}");
        }
        contract.secured("GET /account").hooks(h -> h.revocation(Revocation.by("logout", this::login, leaving(0))));

        assertThat(reason(contract)).isEqualTo("satisfied");
    }

    /** What one event leaves unknown is not made up for by another. */
    @Test
    void isNotMetByHalf() {
        Revocation logout = Revocation.by("logout", this::login, leaving(0));
        Revocation broken = Revocation.by("revocation", () -> Credential.bearer("session-of-nobody"), leaving(0));

        assertThat(reason(contract(logout, broken))).startsWith("the revocation by revocation: its credential was");
    }

    @Test
    void refusesWhatCannotBeMeant() {
        Revocation logout = Revocation.by("logout", this::login, leaving(0));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> contract(logout, logout))
                .withMessage("The hooks have two revocations by logout. Give each event a name of its own.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Revocation.by(" ", this::login, leaving(0)))
                .withMessageContaining("Revocation.by(\"logout\", ..)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> logout.within(Duration.ofMillis(-1)))
                .withMessageContaining("within(PT-0.001S)");
    }
}
