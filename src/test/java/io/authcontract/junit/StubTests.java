package io.authcontract.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.TestExecutionResult.Status.FAILED;
import static org.junit.platform.engine.TestExecutionResult.Status.SUCCESSFUL;

import io.authcontract.client.AuthClient;
import io.authcontract.contract.Contract;
import io.authcontract.credential.Tier;
import io.authcontract.stub.AuthStub;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The stub stands in where it is asked for, and only there. */
@Execution(ExecutionMode.SAME_THREAD)
class StubTests {
    private static final List<URI> STUBS = Collections.synchronizedList(new ArrayList<>());

    @AuthContract(
            stub = true,
            tiers = {Tier.CORE, Tier.STANDARD})
    static class MatrixTestCases implements RefusesUnauthenticated {}

    @AuthContract(stub = true)
    static class RehearsingTestCases {
        @Test
        void knowsTheStub(AuthStub stub, AuthClient api, Contract contract) {
            STUBS.add(stub.uri());
            assertThat(api.get("/orders").status()).isEqualTo(401);
            assertThat(api.as("alice").get("/orders").status()).isEqualTo(200);
            assertThat(stub.requests()).hasSize(2);
            assertThat(contract.baseUri()).contains(stub.uri());
        }

        @Nested
        class Inside {
            @Test
            void sharesIt(AuthStub stub) {
                STUBS.add(stub.uri());
            }
        }
    }

    @AuthContract(MatrixFixtures.Orders.class)
    static class BesideAServiceTestCases {
        @Test
        void isAStubOfItsOwn(AuthStub stub, AuthClient api) {
            STUBS.add(stub.uri());
            assertThat(api.get("/orders").status()).isEqualTo(401);
            assertThat(stub.requests()).isEmpty();
        }
    }

    @Test
    void provesTheWholeMatrixOfTheStub() {
        assertThat(Node.of(Suite.sequential().run(MatrixTestCases.class)))
                .extracting(Node::status)
                .contains(SUCCESSFUL)
                .doesNotContain(FAILED);
    }

    @Test
    void isInjectedOnceForATestClass() {
        STUBS.clear();

        assertThat(Suite.sequential().failures(RehearsingTestCases.class, BesideAServiceTestCases.class))
                .isEmpty();
        assertThat(STUBS).hasSize(3);
        assertThat(STUBS.get(0)).isEqualTo(STUBS.get(1)).isNotEqualTo(STUBS.get(2));
        assertThat(STUBS.get(0).getPort()).isEqualTo(STUBS.get(2).getPort());
    }

    @Test
    void isNamedFirstInTheReport(@TempDir Path folder) throws IOException {
        Suite suite = Suite.sequential()
                .with(AuthContractProperties.REPORT_FORMATS, "MARKDOWN")
                .with(AuthContractProperties.REPORT_DIR, folder.toString());

        assertThat(suite.failures(MatrixTestCases.class)).noneMatch(AssertionError.class::isInstance);
        assertThat(Files.readString(folder.resolve("matrix.md")).lines().limit(3))
                .anyMatch(line -> line.contains("stub"));
    }

    @AuthContract(stub = true, baseUri = "http://localhost:8080", secured = "GET /orders")
    static class StubAndMoreTestCases {
        @Test
        void needsNothing() {}
    }

    @Test
    void refusesAServiceBesideTheStub() {
        assertThat(Suite.sequential().failures(StubAndMoreTestCases.class))
                .singleElement()
                .extracting(Throwable::getMessage)
                .isEqualTo(
                        "@AuthContract on " + StubAndMoreTestCases.class.getName()
                                + """
                :
                Both stub and baseUri, secured are given, but the stub brings its address, operations, schemes and identities. Keep one: leave \
                out the others to rehearse on the stub, or leave out stub to test a service.""");
    }
}
