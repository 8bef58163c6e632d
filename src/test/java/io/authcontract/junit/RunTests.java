package io.authcontract.junit;

import static io.authcontract.junit.Fixtures.reaches;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.client.AuthClient;
import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractContext;
import io.authcontract.contract.ContractSource;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.testkit.OrdersService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a whole run shares: credentials are asked for once, and nothing that was read as a secret is printed. */
@Execution(ExecutionMode.SAME_THREAD)
class RunTests {
    static Stream<Suite> suites() {
        return Stream.of(Suite.sequential(), Suite.parallel());
    }

    static final AtomicInteger ASKED = new AtomicInteger();

    static final class Counting implements ContractSource {
        @Override
        public Contract contract(ContractContext context) {
            return Contract.named("outer")
                    .baseUri(Fixtures.OUTER::uri)
                    .identity(Identity.valid("alice", () -> {
                        ASKED.incrementAndGet();
                        return Credential.bearer("sesame-of-outer");
                    }))
                    .build();
        }
    }

    @AuthContract(Counting.class)
    static class OneTestCases {
        @RepeatedTest(3)
        void one(AuthClient api) {
            reaches("outer", api);
        }

        @Nested
        @AuthContract(Counting.class)
        class Inside {
            @Test
            void one(AuthClient api) {
                reaches("outer", api);
            }
        }
    }

    @AuthContract(Counting.class)
    static class OtherTestCases {
        @Test
        void one(AuthClient api) {
            reaches("outer", api);
        }
    }

    @ParameterizedTest
    @MethodSource("suites")
    void asksAnIdentityOnceARun(Suite suite) {
        ASKED.set(0);

        assertThat(suite.failures(OneTestCases.class, OtherTestCases.class)).isEmpty();
        assertThat(ASKED).hasValue(1);

        assertThat(suite.failures(OtherTestCases.class)).isEmpty();
        assertThat(ASKED).hasValue(2);
    }

    /** Both contracts call their identity alice; a mix-up would be refused. */
    static class CrowdTestCases {
        @RegisterExtension
        static final AuthContractExtension CONTRACT = AuthContractExtension.with(Fixtures::outer);

        @RepeatedTest(20)
        void outer(AuthClient api) {
            reaches("outer", api);
        }

        @Nested
        @AuthContract(Fixtures.Inner.class)
        class Inside {
            @RepeatedTest(20)
            void inner(AuthClient api) {
                reaches("inner", api);
            }

            @RepeatedTest(20)
            @AuthContract(Fixtures.Outer.class)
            void outer(AuthClient api) {
                reaches("outer", api);
            }
        }
    }

    @Test
    void mixesUpNothingInParallel() {
        var results = Suite.parallel().run(CrowdTestCases.class);

        assertThat(Suite.failures(results)).isEmpty();
        assertThat(results.testEvents().succeeded().count()).isEqualTo(60);
    }

    /** Reads its key from the secrets file; the service then tells it in every answer. */
    static class SecretTestCases {
        static OrdersService service;

        @RegisterExtension
        static final AuthContractExtension CONTRACT = AuthContractExtension.with(context -> Contract.named("echo")
                .baseUri(() -> service.uri())
                .identity(Identity.valid(
                        "alice", () -> Credential.apiKey("X-Own-Key", context.secret("AUTHCONTRACT_RUNTESTS_KEY"))))
                .build());

        @Test
        void one(AuthClient api) {
            var response = api.as("alice").get("/orders");
            assertThat(response.exchange().request().orElseThrow().headers().first("X-Own-Key"))
                    .contains("open-sesame-42");
            assertThat(response.toString())
                    .containsIgnoringCase(OrdersService.NAME_FIELD + ": ***")
                    .doesNotContain("open-sesame-42");
            // Another request that carries no credential, and an answer that still knows it.
            assertThat(api.get("/again").toString())
                    .containsIgnoringCase(OrdersService.NAME_FIELD + ": ***")
                    .doesNotContain("open-sesame-42");
        }
    }

    @Test
    void masksWhatWasReadFromTheSecretsFile(@TempDir Path folder) throws IOException {
        Path file =
                Files.writeString(folder.resolve("secrets.properties"), "AUTHCONTRACT_RUNTESTS_KEY=open-sesame-42\n");
        try (OrdersService service = OrdersService.start("open-sesame-42")) {
            SecretTestCases.service = service;

            assertThat(Suite.sequential()
                            .with(AuthContractProperties.SECRETS_FILE, file.toString())
                            .failures(SecretTestCases.class))
                    .isEmpty();
        }
    }
}
