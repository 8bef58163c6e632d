package io.authcontract.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.TestExecutionResult.Status.ABORTED;
import static org.junit.platform.engine.TestExecutionResult.Status.FAILED;
import static org.junit.platform.engine.TestExecutionResult.Status.SUCCESSFUL;

import io.authcontract.contract.Contract;
import io.authcontract.contract.Identity;
import io.authcontract.contract.Revocation;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.testkit.ScriptedService;
import io.authcontract.testkit.ScriptedService.Reply;
import io.authcontract.testkit.TestApi;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A session that outlives its logout is told by the last node of the matrix. */
class RevocationHookTests {
    private static final String ALICE = "session-of-alice";
    private static final Set<String> SESSIONS = ConcurrentHashMap.newKeySet();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final ScriptedService SERVICE = ScriptedService.start(asked -> {
        String session = asked.authorization().replaceFirst("(?i)^Bearer +", "");
        if (!asked.path().equals("/account") || !asked.method().matches("GET|HEAD")) {
            return Reply.json(405, "{}").with("Allow", "GET, HEAD");
        }
        return session.equals(ALICE) || SESSIONS.contains(session)
                ? Reply.json(200, "{\"balance\":\"17.30\"}")
                : TestApi.refusal(
                        "Bearer realm=\"accounts\"" + (asked.isAnonymous() ? "" : ", error=\"invalid_token\""));
    });

    private static AuthContractExtension revoking(Consumer<Credential> logout) {
        return AuthContractExtension.with(() -> Contract.named("accounts")
                .baseUri(SERVICE.uri())
                .scheme(Scheme.bearer("accounts"))
                .identity(Identity.valid("alice", () -> Credential.bearer(ALICE)))
                .secured("GET /account")
                .hooks(h -> h.revocation(Revocation.by("logout", RevocationHookTests::login, logout)))
                .build());
    }

    private static Credential login() {
        String session = "session-of-dave-" + NUMBER.incrementAndGet();
        SESSIONS.add(session);
        return Credential.bearer(session);
    }

    static class ForgetfulTestCases {
        @RegisterExtension
        static final AuthContractExtension CONTRACT = revoking(session -> {});

        @AuthMatrix
        void matrix() {}
    }

    static class CarefulTestCases {
        @RegisterExtension
        static final AuthContractExtension CONTRACT =
                revoking(session -> SESSIONS.remove(((Credential.Bearer) session).token()));

        @AuthMatrix
        void matrix() {}
    }

    static class BrokenTestCases {
        @RegisterExtension
        static final AuthContractExtension CONTRACT = revoking(session -> {
            throw new IllegalStateException("no such page");
        });

        @AuthMatrix
        void matrix() {}
    }

    private static Node whole(Class<?> fixture) {
        return Node.named(Node.of(Suite.sequential().run(fixture)), "(whole matrix)");
    }

    @Test
    void tellsThatASessionGoesOn() {
        Node whole = whole(ForgetfulTestCases.class);

        assertThat(whole.status()).isEqualTo(FAILED);
        assertThat(whole.text())
                .startsWith("accounts: (whole matrix)\n\n1. revoked-credential: ")
                .contains("   after: logout\n   operation: GET /account\n   status: 200\n   waited: not at all\n")
                .doesNotContain("session-of-dave");
    }

    @Test
    void passesWhereItIsOver() {
        assertThat(whole(CarefulTestCases.class).status()).isEqualTo(SUCCESSFUL);
    }

    @Test
    void saysThatItCouldNotBeTried() {
        assertThat(whole(BrokenTestCases.class))
                .isEqualTo(
                        new Node(
                                "(whole matrix)",
                                ABORTED,
                                "(whole matrix): hooks of the contract have shown nothing\n"
                                        + "  the revocation by logout: it threw java.lang.IllegalStateException: no such page"));
    }
}
