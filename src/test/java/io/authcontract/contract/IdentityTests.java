package io.authcontract.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authcontract.credential.Credential;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdentityTests {
    @Test
    void asksForACredentialInPlaceOfNull() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Identity.valid("alice", () -> null).credential())
                .withMessage(
                        "The supplier of the identity \"alice\" gives null."
                                + " Let it give a credential, for example Credential.bearer(context.secret(\"ORDERS_TOKEN\")).");
    }

    private final AtomicInteger asked = new AtomicInteger();

    private Credential ask() {
        return Credential.bearer("sesame-" + asked.incrementAndGet());
    }

    @Test
    void asksTheSupplierOnceAndOnlyWhenNeeded() {
        Identity alice = Identity.valid("alice", this::ask);

        assertThat(asked).hasValue(0);
        assertThat(IntStream.range(0, 100).parallel().mapToObj(i -> alice.credential()))
                .containsOnly(Credential.bearer("sesame-1"));
        assertThat(asked).hasValue(1);
    }

    @Test
    void asksAgainAfterAFailure() {
        Identity alice = Identity.valid("alice", () -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("log-in is down");
            }
            return ask();
        });

        assertThatThrownBy(alice::credential).hasMessage("log-in is down");
        assertThat(alice.credential()).isEqualTo(Credential.bearer("sesame-3"));
    }

    @Test
    void hasFourKinds() {
        assertThat(Identity.valid("a", this::ask).kind()).isEqualTo(Identity.Kind.VALID);
        assertThat(Identity.lowPrivilege("a", this::ask).kind()).isEqualTo(Identity.Kind.LOW_PRIVILEGE);
        assertThat(Identity.second("a", this::ask).kind()).isEqualTo(Identity.Kind.SECOND);
        assertThat(Identity.disposable("a", this::ask).kind()).isEqualTo(Identity.Kind.DISPOSABLE);
    }

    @Test
    void refusesABlankName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Identity.lowPrivilege("", this::ask))
                .withMessage("An identity (LOW_PRIVILEGE) has a blank name: \"\"."
                        + " Write the name of a caller, for example Identity.valid(\"alice\", ..).");
    }

    @Test
    void neverPrintsItsCredential() {
        Identity alice = Identity.valid("alice", this::ask);
        alice.credential();

        assertThat(alice).hasToString("alice (VALID)");
    }
}
