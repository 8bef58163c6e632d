package io.authcontract.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.TestExecutionResult.Status.ABORTED;
import static org.junit.platform.engine.TestExecutionResult.Status.FAILED;
import static org.junit.platform.engine.TestExecutionResult.Status.SUCCESSFUL;

import io.authcontract.contract.Contract;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.rule.Profile;
import io.authcontract.rule.RuleBook;
import io.authcontract.testkit.Gateway;
import io.authcontract.testkit.TestApi;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a gateway does to refusals and pages is told by the last node of the matrix. */
class OriginHookTests {
    private static final TestApi SERVICE = TestApi.start();
    private static final Gateway HONEST = Gateway.changing(SERVICE.uri(), reply -> reply);
    private static final Gateway MIXING =
            Gateway.caching(SERVICE.uri(), asked -> Optional.of(asked.method() + asked.path() + asked.query())
                    .filter(key -> asked.query().startsWith("authcontract=")));

    private static AuthContractExtension through(Gateway gateway, URI origin) {
        return AuthContractExtension.with(() -> Contract.named("orders")
                .baseUri(gateway.uri())
                .scheme(Scheme.bearer("orders"))
                .identity(Identity.valid("alice", () -> Credential.bearer(TestApi.TOKEN)))
                .profile(Profile.PROXY)
                .book(RuleBook.everything().only("challenge-survives-proxy", "cache-partitioned"))
                .secured("GET /orders")
                .hooks(h -> h.origin(origin.toString()))
                .build());
    }

    static class MixingTestCases {
        @RegisterExtension
        static final AuthContractExtension CONTRACT = through(MIXING, SERVICE.uri());

        @AuthMatrix
        void matrix() {}
    }

    static class HonestTestCases {
        @RegisterExtension
        static final AuthContractExtension CONTRACT = through(HONEST, SERVICE.uri());

        @AuthMatrix
        void matrix() {}
    }

    static class NobodyTestCases {
        @RegisterExtension
        static final AuthContractExtension CONTRACT = through(HONEST, URI.create("http://localhost:1"));

        @AuthMatrix
        void matrix() {}
    }

    private static Node whole(Class<?> fixture) {
        return Node.named(Node.of(Suite.sequential().run(fixture)), "(whole matrix)");
    }

    @Test
    void tellsWhoGotWhoseAnswer() {
        Node whole = whole(MixingTestCases.class);

        assertThat(whole.status()).isEqualTo(FAILED);
        assertThat(whole.text())
                .startsWith("orders: (whole matrix)\n\n1. cache-partitioned: ")
                .contains("   mixed up: a stranger got the answer of a user\n")
                .doesNotContain(TestApi.TOKEN);
    }

    @Test
    void passesWhereTheGatewayOnlyForwards() {
        assertThat(whole(HonestTestCases.class).status()).isEqualTo(SUCCESSFUL);
    }

    @Test
    void saysThatNobodyIsAtTheOrigin() {
        Node whole = whole(NobodyTestCases.class);

        assertThat(whole.status()).isEqualTo(ABORTED);
        assertThat(whole.text()).startsWith("(whole matrix): hooks of the contract have shown nothing\n  ");
    }
}
