package io.authcontract.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.TestExecutionResult.Status.ABORTED;
import static org.junit.platform.engine.TestExecutionResult.Status.FAILED;
import static org.junit.platform.engine.TestExecutionResult.Status.SUCCESSFUL;

import io.authcontract.contract.ContractBuilder;
import io.authcontract.contract.LogCapture;
import io.authcontract.rule.RuleBook;
import io.authcontract.testkit.Notes;
import io.authcontract.testkit.ScriptedService.Asked;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Credentials in the log are told by the last node of the matrix, and not shown by it. */
class LogHookTests {
    private static final Notes SERVICE = Notes.start();

    private static AuthContractExtension logging(Function<Asked, String> line) {
        return AuthContractExtension.with(() -> SERVICE.contract()
                .hooks(h -> h.log(
                        LogCapture.of(() -> SERVICE.asked().stream().map(line).toList())))
                .build());
    }

    static class TalkativeTestCases {
        @RegisterExtension
        static final AuthContractExtension CONTRACT =
                logging(asked -> asked.method() + " " + asked.path() + " by " + asked.authorization());

        @AuthMatrix
        void matrix() {}
    }

    static class DiscreetTestCases {
        @RegisterExtension
        static final AuthContractExtension CONTRACT = logging(asked -> asked.method() + " " + asked.path());

        @AuthMatrix
        void matrix() {}
    }

    /** Tells of those who were let in, and of nobody else. */
    private static ContractBuilder forgetful(RuleBook book) {
        return SERVICE.contract()
                .book(book)
                .hooks(h -> h.log(LogCapture.of(() -> SERVICE.asked().stream()
                        .filter(asked -> asked.authorization().endsWith(Notes.TOKEN))
                        .map(asked -> "request " + asked.header("X-Request-Id").orElse("-") + " of alice")
                        .toList())));
    }

    static class ForgetfulTestCases {
        @RegisterExtension
        static final AuthContractExtension CONTRACT = AuthContractExtension.with(
                () -> forgetful(RuleBook.everything()).build());

        @AuthMatrix
        void matrix() {}
    }

    static class ForgetfulAndChosenTestCases {
        @RegisterExtension
        static final AuthContractExtension CONTRACT = AuthContractExtension.with(
                () -> forgetful(RuleBook.everything().failing("failure-logged")).build());

        @AuthMatrix
        void matrix() {}
    }

    static class UnreadableTestCases {
        @RegisterExtension
        static final AuthContractExtension CONTRACT = logging(asked -> {
            throw new IllegalStateException("no log for " + Notes.TOKEN);
        });

        @AuthMatrix
        void matrix() {}
    }

    static class MisspelledTestCases {
        @RegisterExtension
        static final AuthContractExtension CONTRACT = AuthContractExtension.with(() -> SERVICE.contract()
                .hooks(h -> h.log(LogCapture.file(Path.of("target/no-such-service.log"))))
                .build());

        @AuthMatrix
        void matrix() {}
    }

    private static Node whole(Class<?> fixture) {
        return Node.named(Node.of(Suite.sequential().run(fixture)), "(whole matrix)");
    }

    @Test
    void tellsThatACredentialIsLogged() {
        Node whole = whole(TalkativeTestCases.class);

        assertThat(whole.status()).isEqualTo(FAILED);
        assertThat(whole.text())
                .startsWith("notes: (whole matrix)\n\n1. log-no-credentials: Logs never contain the credential\n")
                .contains("   sent: GET /notes ~ bearer.pos.valid\n", "   first: GET /notes by Bearer ***\n")
                .doesNotContain(Notes.TOKEN);
    }

    @Test
    void passesWhereTheLogTellsOfRequestsOnly() {
        assertThat(whole(DiscreetTestCases.class).status()).isEqualTo(SUCCESSFUL);
    }

    @Test
    void failsWhereATeamHasChosenARuleThatOnlyInforms() {
        assertThat(whole(ForgetfulTestCases.class).status()).isEqualTo(SUCCESSFUL);

        Node chosen = whole(ForgetfulAndChosenTestCases.class);
        assertThat(chosen.status()).isEqualTo(FAILED);
        assertThat(chosen.text())
                .startsWith("notes: (whole matrix)\n\n1. failure-logged: Each refused authentication is logged\n")
                .doesNotContain(Notes.TOKEN);
    }

    @Test
    void saysThatTheLogToldNothing() {
        Node whole = whole(MisspelledTestCases.class);

        assertThat(whole.status()).isEqualTo(ABORTED);
        assertThat(whole.text())
                .contains(
                        "no-such-service.log", "gave no line while requests were sent; is it the log of this service");
    }

    @Test
    void saysThatTheLogCannotBeRead() {
        Node whole = whole(UnreadableTestCases.class);

        assertThat(whole.status()).isEqualTo(ABORTED);
        assertThat(whole.text().lines().distinct())
                .isEqualTo(
                        List.of(
                                "(whole matrix): hooks of the contract have shown nothing",
                                "  the log capture, a function of the contract, threw java.lang.IllegalStateException: no log for ***"));
    }
}
