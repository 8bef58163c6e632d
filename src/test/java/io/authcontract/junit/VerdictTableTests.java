package io.authcontract.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.TestExecutionResult.Status.ABORTED;
import static org.junit.platform.engine.TestExecutionResult.Status.FAILED;
import static org.junit.platform.engine.TestExecutionResult.Status.SUCCESSFUL;

import io.authcontract.contract.Contract;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.matrix.Cell;
import io.authcontract.testkit.TestApi;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every row of the table from verdict to JUnit result, at a service that earns it. */
@Execution(ExecutionMode.SAME_THREAD)
class VerdictTableTests {
    private static final TestApi API = TestApi.start(MatrixFixtures::brokenBusyAndLost);

    private static final List<String> BODIES = Collections.synchronizedList(new ArrayList<>());

    private static Contract contract() {
        return Contract.named("orders")
                .baseUri(API.uri())
                .scheme(Scheme.bearer("orders"))
                .identity(Identity.valid("alice", () -> Credential.bearer(TestApi.TOKEN)))
                .secured("GET /orders")
                .secured("GET /busy")
                .secured("GET /broken")
                .secured("GET /lost")
                .secured("DELETE /everything")
                .build();
    }

    static class AllTestCases {
        @RegisterExtension
        static final AuthContractExtension CONTRACT = AuthContractExtension.with(VerdictTableTests::contract);

        @AuthMatrix
        void matrix(Cell cell) {
            BODIES.add(cell.id());
        }
    }

    private static List<Node> nodes(Suite suite) {
        BODIES.clear();
        return Node.of(suite.run(AllTestCases.class));
    }

    @Test
    void followsTheTable() {
        List<Node> nodes = nodes(Suite.sequential());

        assertThat(Node.named(nodes, "GET /orders ~ none.no-credentials").status())
                .isEqualTo(SUCCESSFUL);
        assertThat(Node.named(nodes, "POST /orders ~ none.unsupported-method").status())
                .isEqualTo(SUCCESSFUL);
        assertThat(Node.named(nodes, "GET /busy ~ none.no-credentials"))
                .isEqualTo(new Node(
                        "GET /busy ~ none.no-credentials",
                        ABORTED,
                        "inconclusive: the answer 429 says nothing about credentials; run it again later"));
        assertThat(Node.named(nodes, "DELETE /everything ~ none.no-credentials"))
                .isEqualTo(new Node(
                        "DELETE /everything ~ none.no-credentials",
                        ABORTED,
                        "skipped: DELETE /everything would delete what the path names; declare it with o ->"
                                + " o.harmless() if it may"));
        assertThat(Node.named(nodes, "GET /broken ~ none.no-credentials").status())
                .isEqualTo(FAILED);
        assertThat(Node.named(nodes, "GET /broken ~ none.no-credentials").text())
                .startsWith("orders: GET /broken ~ none.no-credentials\n");
        assertThat(nodes.get(nodes.size() - 1)).isEqualTo(new Node("(whole matrix)", SUCCESSFUL, ""));
    }

    @Test
    void failsOnceForAnOperationThatCannotBeProven() {
        List<Node> lost = nodes(Suite.sequential()).stream()
                .filter(node -> node.name().startsWith("GET /lost"))
                .toList();

        assertThat(lost).extracting(Node::status).containsExactly(FAILED, ABORTED, ABORTED, ABORTED, ABORTED, ABORTED);
        assertThat(lost.get(0).text())
                .contains("unproven: no control: the control, GET /lost as alice, was answered with 404");
        assertThat(lost.get(1).text()).startsWith("unproven: no control: ");
    }

    @Test
    void runsTheBodyOfCellsThatPass() {
        List<Node> nodes = nodes(Suite.sequential());

        assertThat(BODIES)
                .containsExactlyElementsOf(nodes.stream()
                        .filter(node ->
                                node.status() == SUCCESSFUL && !node.name().equals(WholeMatrix.NAME))
                        .map(node -> "orders: " + node.name())
                        .toList());
    }

    @Test
    void failsWhatIsInconclusiveWhenStrict() {
        List<Node> nodes = nodes(Suite.sequential().with(AuthContractProperties.STRICT, "true"));

        assertThat(Node.named(nodes, "GET /busy ~ none.no-credentials").status())
                .isEqualTo(FAILED);
        assertThat(Node.named(nodes, "DELETE /everything ~ none.no-credentials").status())
                .isEqualTo(ABORTED);
    }

    @Test
    void endsTheSameInParallel() {
        List<Node> sequential = nodes(Suite.sequential());
        List<Node> parallel = nodes(Suite.parallel());

        // Which cell of an operation comes first, and tells it, is a matter of luck in parallel.
        assertThat(parallel.stream()
                        .filter(node -> !node.name().contains("/lost"))
                        .map(node -> node.status() + " " + node.name()))
                .containsExactlyInAnyOrderElementsOf(sequential.stream()
                        .filter(node -> !node.name().contains("/lost"))
                        .map(node -> node.status() + " " + node.name())
                        .toList());
        assertThat(parallel.stream()
                        .filter(node -> node.name().startsWith("GET /lost"))
                        .map(Node::status))
                .containsExactlyInAnyOrder(FAILED, ABORTED, ABORTED, ABORTED, ABORTED, ABORTED);
    }
}
