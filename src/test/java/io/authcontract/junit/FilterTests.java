package io.authcontract.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.TestExecutionResult.Status.ABORTED;
import static org.junit.platform.engine.TestExecutionResult.Status.SUCCESSFUL;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** {@code authcontract.only} runs some cells, and nothing that matches nothing passes silently. */
class FilterTests {
    @AuthContract(MatrixFixtures.Orders.class)
    static class OrdersTestCases implements RefusesUnauthenticated {}

    @AuthContract(MatrixFixtures.Invoices.class)
    static class InvoicesTestCases implements RefusesUnauthenticated {}

    private static Suite only(String cells) {
        return Suite.sequential().with(AuthContractProperties.ONLY, cells);
    }

    @Test
    void runsTheCellsThatMatch() {
        assertThat(Node.of(only("orders: GET /orders ~ none.*; HEAD *").run(OrdersTestCases.class)))
                .extracting(Node::name)
                .containsExactly(
                        "GET /orders ~ none.no-credentials",
                        "GET /orders ~ none.unknown-scheme",
                        "HEAD /orders ~ bearer.pos.valid",
                        "HEAD /orders ~ none.no-credentials",
                        "HEAD /orders ~ none.unknown-scheme",
                        "HEAD /orders ~ bearer.random",
                        "(whole matrix)");
    }

    @Test
    void skipsAMatrixWithoutAMatch() {
        var results = only("orders: GET *").run(OrdersTestCases.class, InvoicesTestCases.class);

        assertThat(Suite.failures(results)).allMatch(TestAbortedException.class::isInstance);
        List<Node> nodes = Node.of(results);
        assertThat(nodes.get(nodes.size() - 1))
                .isEqualTo(new Node(
                        "(no cell)",
                        ABORTED,
                        "No cell of the contract \"invoices\" matches authcontract.only = \"orders: GET *\"."));
    }

    @Test
    void failsARunWithoutAMatch() {
        List<Throwable> failures = only("orders: BREW *").failures(OrdersTestCases.class, InvoicesTestCases.class);

        assertThat(failures.get(failures.size() - 1))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "No cell of any matrix matches authcontract.only = \"orders: BREW *\". A cell is named by contract, operation and"
                                + " scenario, for example \"orders: DELETE * ~ none.*\"; Matrix.of(contract).stream() lists them.");
    }

    @Test
    void refusesAnEmptyFilter() {
        assertThat(only(" ; ").failures(OrdersTestCases.class))
                .singleElement()
                .extracting(Throwable::getMessage)
                .isEqualTo(
                        "The property authcontract.only: The filter \" ; \" selects nothing. Write for example \"orders: DELETE * ~ none.*\","
                                + " or leave it out.");
    }

    @Test
    void letsARunOfOnlyClosedMethodsPass() {
        assertThat(Node.of(only("orders: POST *").run(OrdersTestCases.class)))
                .extracting(Node::status)
                .containsExactly(SUCCESSFUL, SUCCESSFUL);
    }
}
