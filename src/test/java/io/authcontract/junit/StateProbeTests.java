package io.authcontract.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.TestExecutionResult.Status.ABORTED;
import static org.junit.platform.engine.TestExecutionResult.Status.FAILED;
import static org.junit.platform.engine.TestExecutionResult.Status.SUCCESSFUL;

import io.authcontract.contract.StateProbe;
import io.authcontract.testkit.Notes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What refused requests have changed is told by the last node of the matrix. */
class StateProbeTests {
    private static final Notes HASTY = Notes.actingFirst(asked -> asked.method().equals("POST"));
    private static final Notes CAREFUL = Notes.start();

    static class HastyTestCases {
        @RegisterExtension
        static final AuthContractExtension CONTRACT =
                AuthContractExtension.with(() -> HASTY.probed().build());

        @AuthMatrix
        void matrix() {}
    }

    static class CarefulTestCases {
        @RegisterExtension
        static final AuthContractExtension CONTRACT =
                AuthContractExtension.with(() -> CAREFUL.probed().build());

        @AuthMatrix
        void matrix() {}
    }

    static class BlindTestCases {
        @RegisterExtension
        static final AuthContractExtension CONTRACT = AuthContractExtension.with(() -> CAREFUL.contract()
                .hooks(h -> h.stateProbe(StateProbe.get("/nothing", "alice")))
                .build());

        @AuthMatrix
        void matrix() {}
    }

    static List<Suite> suites() {
        return List.of(Suite.sequential(), Suite.parallel());
    }

    private static Node whole(Suite suite, Class<?> fixture) {
        return Node.named(Node.of(suite.run(fixture)), "(whole matrix)");
    }

    @ParameterizedTest
    @MethodSource("suites")
    void tellsWhatHasChanged(Suite suite) {
        Node whole = whole(suite, HastyTestCases.class);

        assertThat(whole.status()).isEqualTo(FAILED);
        assertThat(whole.text().replaceAll("note(s?)\\W+\\d+", "note$1 #"))
                .isEqualTo(
                        """
                        notes: (whole matrix)

                        1. no-side-effects: A refused request changes nothing and calls nobody
                           level: MUST, blocker
                           refused: POST /notes ~ none.no-credentials
                           status: 401
                           changed: $.notes #] from absent to "note #"
                           why: The caller is told that nothing was done, and the order is deleted all the same.
                           fix: Authenticate before the handler runs; do not act first and check later.
                           see: RFC 9110, 15.5.2 https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2

                        Run it again with
                          mvn test -Dtest='StateProbeTests$HastyTestCases#matrix'""");
    }

    @Test
    void passesWhereNothingIsDone() {
        assertThat(whole(Suite.sequential(), CarefulTestCases.class).status()).isEqualTo(SUCCESSFUL);
    }

    /** As a cell without an answer: it is no pass, and no fault of the service either. */
    @Test
    void saysThatAHookHasShownNothing() {
        String reason = "(whole matrix): hooks of the contract have shown nothing\n"
                + "  the state probe, GET /nothing as alice, was answered with 404";
        Suite suite = Suite.sequential();
        Node whole = whole(suite, BlindTestCases.class);
        Node strict = whole(suite.with(AuthContractProperties.STRICT, "true"), BlindTestCases.class);
        Node filtered = whole(suite.with(AuthContractProperties.ONLY, "GET *"), BlindTestCases.class);

        assertThat(whole).isEqualTo(new Node("(whole matrix)", ABORTED, reason));
        assertThat(strict.status()).isEqualTo(FAILED);
        assertThat(strict.text()).startsWith(reason + "\n\nRun it again with\n");
        assertThat(filtered.status()).isEqualTo(SUCCESSFUL);
    }
}
