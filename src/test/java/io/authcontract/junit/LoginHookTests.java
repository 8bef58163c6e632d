package io.authcontract.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.TestExecutionResult.Status.ABORTED;
import static org.junit.platform.engine.TestExecutionResult.Status.FAILED;
import static org.junit.platform.engine.TestExecutionResult.Status.SUCCESSFUL;

import io.authcontract.contract.Contract;
import io.authcontract.contract.Identity;
import io.authcontract.contract.Login;
import io.authcontract.contract.Policy;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.rule.Profile;
import io.authcontract.testkit.ScriptedService;
import io.authcontract.testkit.ScriptedService.Asked;
import io.authcontract.testkit.ScriptedService.Reply;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A session that survives the login is told by the last node of the matrix. */
class LoginHookTests {
    private static final String ALICE = "session-of-alice";
    private static final String PASSWORD = "pa55word-of-dave";

    /** A site with sessions, of which one kind gives the user another id at login. */
    private static final class Site {
        private final Set<String> users = ConcurrentHashMap.newKeySet();
        private final AtomicInteger number = new AtomicInteger();
        private final boolean rotates;
        private final String login;
        private final ScriptedService service = ScriptedService.start(this::answer);

        Site(boolean rotates) {
            this(rotates, "/login");
        }

        /** Leads to this login page. */
        Site(boolean rotates, String login) {
            this.rotates = rotates;
            this.login = login;
            users.add(ALICE);
        }

        private Reply answer(Asked asked) {
            String session = asked.header("Cookie").orElse("").replaceFirst("^sid=", "");
            if (!asked.path().equals("/login")) {
                return users.contains(session) ? page("<h1>Account</h1>") : led(login);
            }
            if (!asked.method().equals("POST")) {
                return page("<form method=post action=/login><input name=user><input type=password name=pass></form>");
            }
            if (!asked.body().contains("pass=" + PASSWORD)) {
                return led("/login");
            }
            String fresh = rotates ? "session-" + number.incrementAndGet() : session;
            users.add(fresh);
            return led("/account").with("Set-Cookie", "sid=" + fresh + "; Path=/; HttpOnly");
        }

        private static Reply page(String html) {
            return Reply.status(200).with("Content-Type", "text/html").withBody(html);
        }

        private static Reply led(String where) {
            return Reply.status(303).with("Location", where).with("Cache-Control", "no-store");
        }

        AuthContractExtension loggingIn(String password) {
            return AuthContractExtension.with(() -> Contract.named("accounts")
                    .baseUri(service.uri())
                    .scheme(Scheme.cookie("sid"))
                    .identity(Identity.valid("alice", () -> Credential.cookie("sid", ALICE)))
                    .profile(Profile.BROWSER)
                    .policy(Policy.REDIRECT_TO_LOGIN)
                    .secured("GET /account")
                    .hooks(h ->
                            h.login(Login.form("/login", "user", "pass", () -> new Credential.Basic("dave", password))))
                    .build());
        }
    }

    static class FixatedTestCases {
        @RegisterExtension
        static final AuthContractExtension CONTRACT = new Site(false).loggingIn(PASSWORD);

        @AuthMatrix
        void matrix() {}
    }

    static class RotatingTestCases {
        @RegisterExtension
        static final AuthContractExtension CONTRACT = new Site(true).loggingIn(PASSWORD);

        @AuthMatrix
        void matrix() {}
    }

    static class LockedOutTestCases {
        @RegisterExtension
        static final AuthContractExtension CONTRACT = new Site(true).loggingIn("forgotten-by-dave");

        @AuthMatrix
        void matrix() {}
    }

    static class ElsewhereTestCases {
        @RegisterExtension
        static final AuthContractExtension CONTRACT =
                new Site(true, "https://login.example/authorize").loggingIn(PASSWORD);

        @AuthMatrix
        void matrix() {}
    }

    private static Node whole(Class<?> fixture) {
        return Node.named(Node.of(Suite.sequential().run(fixture)), "(whole matrix)");
    }

    @Test
    void tellsThatTheSessionIdStays() {
        Node whole = whole(FixatedTestCases.class);

        assertThat(whole.status()).isEqualTo(FAILED);
        assertThat(whole.text())
                .startsWith("accounts: (whole matrix)\n\n1. session-rotates: The session id changes at login\n")
                .contains("   operation: GET /account\n   cookies from before the login: sid\n")
                .doesNotContain(PASSWORD);
    }

    @Test
    void passesWhereItChanges() {
        assertThat(whole(RotatingTestCases.class).status()).isEqualTo(SUCCESSFUL);
    }

    /** Where a login page at another host leads back to is not known, and that the session changes is. */
    @Test
    void passesWhereTheLoginPageIsElsewhereAndTheSessionChanges() {
        assertThat(whole(ElsewhereTestCases.class).status()).isEqualTo(SUCCESSFUL);
    }

    @Test
    void saysThatNobodyCouldLogIn() {
        Node whole = whole(LockedOutTestCases.class);

        assertThat(whole.status()).isEqualTo(ABORTED);
        assertThat(whole.text())
                .startsWith(
                        "(whole matrix): hooks of the contract have shown nothing\n"
                                + "  the login with the form at /login: afterwards GET /account was answered with 200, after 1 redirects")
                .doesNotContain("forgotten-by-dave");
    }
}
