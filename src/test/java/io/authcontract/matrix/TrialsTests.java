package io.authcontract.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.contract.LogCapture;
import io.authcontract.contract.Revocation;
import io.authcontract.contract.StateProbe;
import io.authcontract.credential.Credential;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A hook is code of a user: whatever it throws, what the cells have shown is not lost. */
class TrialsTests {
    static Stream<Supplier<Error>> errors() {
        return Stream.of(
                () -> new AssertionError("no line with " + Ledger.TOKEN), () -> new StackOverflowError("too deep"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void losesNothing(Supplier<Error> error) {
        try (Ledger ledger = Ledger.start()) {
            Coverage coverage = Ledger.run(ledger.everything().hooks(h -> h.stateProbe(StateProbe.of(() -> {
                        throw error.get();
                    }))
                    .log(LogCapture.of(() -> {
                        throw error.get();
                    }))
                    .revocation(Revocation.by("logout", () -> Credential.bearer(Ledger.READ_ONLY), session -> {
                        throw error.get();
                    }))));

            assertThat(coverage.cells()).isNotEmpty();
            assertThat(List.of("no-side-effects", "log-no-credentials", "revoked-credential"))
                    .allSatisfy(rule -> assertThat(coverage.notApplicable().get(rule))
                            .contains(
                                    "threw java.lang." + error.get().getClass().getSimpleName())
                            .doesNotContain(Ledger.TOKEN));
        }
    }
}
