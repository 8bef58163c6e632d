package io.authcontract.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.TestExecutionResult.Status.ABORTED;
import static org.junit.platform.engine.TestExecutionResult.Status.FAILED;
import static org.junit.platform.engine.TestExecutionResult.Status.SUCCESSFUL;

import io.authcontract.contract.Contract;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.junit.AuthMatrix.Granularity;
import io.authcontract.testkit.TestApi;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One invocation for an operation, and one failure for all of its cells. */
class GranularityTests {
    private static final TestApi API = TestApi.start(MatrixFixtures::brokenBusyAndLost);

    private static Contract contract() {
        return Contract.named("orders")
                .baseUri(API.uri())
                .scheme(Scheme.basic("admin"))
                .scheme(Scheme.bearer("orders"))
                .identity(Identity.valid("alice", () -> Credential.bearer(TestApi.TOKEN)))
                .secured("GET /orders")
                .secured("GET /busy")
                .secured("GET /broken")
                .build();
    }

    static class OperationsTestCases {
        @RegisterExtension
        static final AuthContractExtension CONTRACT = AuthContractExtension.with(GranularityTests::contract);

        @AuthMatrix(granularity = Granularity.OPERATION)
        void matrix() {}
    }

    static class InsideTestCases extends OperationsTestCases {
        @BeforeEach
        void before() {}
    }

    static Stream<Class<?>> fixtures() {
        return Stream.of(OperationsTestCases.class, InsideTestCases.class);
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void isAnInvocationForEachOperation(Class<?> fixture) {
        Suite suite = Suite.sequential().with(AuthContractProperties.ONLY, "* ~ none.*;* ~ bearer.*");

        List<Node> nodes = Node.of(suite.run(fixture));

        assertThat(nodes)
                .extracting(Node::name)
                .containsExactly(
                        "GET /orders",
                        "HEAD /orders",
                        "GET /busy",
                        "HEAD /busy",
                        "GET /broken",
                        "HEAD /broken",
                        "undeclared methods of /orders",
                        "undeclared methods of /busy",
                        "undeclared methods of /broken",
                        "once for each scheme",
                        "(whole matrix)");
    }

    private static Node node(String cells, int index) {
        return Node.of(Suite.sequential()
                        .with(AuthContractProperties.ONLY, cells)
                        .run(OperationsTestCases.class))
                .get(index);
    }

    @Test
    void failsOnceAndListsTheCells() {
        Node broken = node("GET /broken ~ bearer.*", 0);

        assertThat(broken.status()).isEqualTo(FAILED);
        assertThat(broken.text())
                .startsWith("GET /broken: 1 cell of 2 fail\n\norders: GET /broken ~ bearer.random\n\nasked: ")
                .contains("found:    accepted with 200, although its credential is not valid")
                .contains("Run it again with\n  mvn test -Dtest='GranularityTests$OperationsTestCases#matrix'"
                        + " -Dauthcontract.only='orders: GET /broken ~ bearer.random'");
    }

    @Test
    void abortsWhenACellIsInconclusive() {
        Node busy = node("GET /busy ~ none.no-credentials;GET /busy ~ bearer.*", 0);

        assertThat(busy)
                .isEqualTo(
                        new Node(
                                "GET /busy",
                                ABORTED,
                                "GET /busy: 1 cell of 3 prove nothing\n"
                                        + "none.no-credentials: inconclusive: the answer 429 says nothing about credentials; run it again later"));
    }

    @Test
    void passesWithASkippedCellBesideProvenOnes() {
        assertThat(node("GET /orders ~ bearer.*", 0)).isEqualTo(new Node("GET /orders", SUCCESSFUL, ""));
    }

    @Test
    void keepsWhatMayLockOutForTheEnd() {
        List<Node> nodes = Node.of(Suite.sequential()
                .with(AuthContractProperties.ONLY, "GET /orders ~ basic.wrong-password;GET /orders ~ bearer.random")
                .run(OperationsTestCases.class));

        assertThat(nodes)
                .extracting(Node::name)
                .containsExactly("GET /orders", "GET /orders, what may lock out", "(whole matrix)");
        assertThat(nodes.get(1).text())
                .startsWith(
                        "GET /orders, what may lock out: 1 cell of 1 prove nothing\nbasic.wrong-password: skipped: ");
    }
}
