package io.authcontract.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.TestExecutionResult.Status.SUCCESSFUL;

import io.authcontract.assertion.AuthResponse;
import io.authcontract.client.AuthClient;
import io.authcontract.contract.Contract;
import io.authcontract.matrix.Cell;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wherever a matrix method and its contract stand, every cell of the closest contract is an invocation. */
class MatrixDeclarationTests {
    private static final List<String> ORDERS = allOf(MatrixFixtures.orders());
    private static final List<String> INVOICES = allOf(MatrixFixtures.invoices());

    private static List<String> allOf(Contract contract) {
        return Stream.concat(MatrixFixtures.names(contract).stream(), Stream.of("(whole matrix)"))
                .toList();
    }

    static Stream<Suite> suites() {
        return Stream.of(Suite.sequential(), Suite.parallel());
    }

    /** Every fixture whose matrix is that of the orders, once. */
    static Stream<Class<?>> ordersOnce() {
        return Stream.of(
                AnnotatedTestCases.class,
                StaticFieldTestCases.class,
                PerClassTestCases.class,
                InterfaceTestCases.class,
                InheritedTestCases.class,
                MetaAnnotatedTestCases.class,
                OnMethodTestCases.class);
    }

    @AuthContract(MatrixFixtures.Orders.class)
    static class AnnotatedTestCases {
        @AuthMatrix
        void matrix() {}
    }

    static class StaticFieldTestCases {
        @RegisterExtension
        static final AuthContractExtension CONTRACT = AuthContractExtension.with(MatrixFixtures::orders);

        @AuthMatrix
        @DisplayName("every operation refuses")
        void matrix(AuthResponse response, Contract contract, Cell cell, AuthClient api) {
            assertThat(response.exchange().request().orElseThrow().path()).startsWith("/orders");
            assertThat(contract.name()).isEqualTo(cell.contract());
            assertThat(api.get("/orders").status()).isEqualTo(401);
        }
    }

    @TestInstance(Lifecycle.PER_CLASS)
    static class PerClassTestCases {
        @RegisterExtension
        final AuthContractExtension contract = AuthContractExtension.with(MatrixFixtures::orders);

        @AuthMatrix
        void matrix(Cell cell) {
            assertThat(cell.contract()).isEqualTo("orders");
        }
    }

    @AuthContract(MatrixFixtures.Orders.class)
    static class InterfaceTestCases implements RefusesUnauthenticated {}

    static class InheritedTestCases extends AnnotatedTestCases {}

    @AuthMatrix(ahead = AuthMatrix.Ahead.NO)
    @Retention(RetentionPolicy.RUNTIME)
    @interface OwnMatrix {}

    @AuthContract(MatrixFixtures.Orders.class)
    static class MetaAnnotatedTestCases {
        @OwnMatrix
        void matrix(AuthClient api) {
            assertThat(api.toString()).isNotEmpty();
        }
    }

    @AuthContract(MatrixFixtures.Invoices.class)
    static class OnMethodTestCases {
        @AuthMatrix
        @AuthContract(MatrixFixtures.Orders.class)
        void matrix() {}
    }

    @ParameterizedTest
    @MethodSource("ordersOnce")
    void runsEachCellInOrder(Class<?> fixture) {
        List<Node> nodes = Node.of(Suite.sequential().run(fixture));

        assertThat(nodes).extracting(Node::name).containsExactlyElementsOf(ORDERS);
        assertThat(nodes).extracting(Node::status).containsOnly(SUCCESSFUL);
    }

    @ParameterizedTest
    @MethodSource("ordersOnce")
    void runsEachCellOnceInParallel(Class<?> fixture) {
        List<Node> nodes = Node.of(Suite.parallel().run(fixture));

        assertThat(nodes).extracting(Node::name).containsExactlyInAnyOrderElementsOf(ORDERS);
        assertThat(nodes).extracting(Node::status).containsOnly(SUCCESSFUL);
    }

    @AuthContract(MatrixFixtures.Orders.class)
    static class NestedTestCases {
        @Nested
        class SameContract {
            @AuthMatrix
            void matrix(Cell cell, AuthClient api) {
                assertThat(api.get("/orders").status()).isEqualTo(401);
            }
        }

        @Nested
        @AuthContract(MatrixFixtures.Invoices.class)
        class OtherContract implements RefusesUnauthenticated {}
    }

    @ParameterizedTest
    @MethodSource("suites")
    void takesTheClosestContractInNestedClasses(Suite suite) {
        List<Node> nodes = Node.of(suite.run(NestedTestCases.class));

        List<String> both = new ArrayList<>(ORDERS);
        both.addAll(INVOICES);
        assertThat(nodes).extracting(Node::name).containsExactlyInAnyOrderElementsOf(both);
        assertThat(nodes).extracting(Node::status).containsOnly(SUCCESSFUL);
    }

    static class InstanceFieldTestCases {
        @RegisterExtension
        final AuthContractExtension contract = AuthContractExtension.with(MatrixFixtures::orders);

        @AuthMatrix
        void matrix() {}
    }

    @AuthContract(MatrixFixtures.Orders.class)
    static class InstanceFieldInsideTestCases {
        @Nested
        class Inside {
            @RegisterExtension
            final AuthContractExtension contract = AuthContractExtension.with(MatrixFixtures::orders);

            @AuthMatrix
            void matrix() {}
        }
    }

    static class OverriddenInstanceFieldTestCases {
        @RegisterExtension
        final AuthContractExtension contract = AuthContractExtension.with(Fixtures::outer);

        @Nested
        @AuthContract(MatrixFixtures.Orders.class)
        class Inside {
            @AuthMatrix
            void matrix() {}
        }
    }

    @Test
    void asksForAStaticField() {
        assertThat(message(InstanceFieldTestCases.class))
                .isEqualTo("@AuthMatrix on " + InstanceFieldTestCases.class.getName()
                        + """
                        .matrix:
                        The field contract of %s registers the contract, but JUnit asks for the cells before there is a test instance \
                        that has the field. Make it static, or annotate the class with @TestInstance(Lifecycle.PER_CLASS)."""
                                .formatted(InstanceFieldTestCases.class.getName()));
        assertThat(message(InstanceFieldInsideTestCases.class)).contains("Make it static");
    }

    @Test
    void doesNotMindAFieldThatACloserContractHides() {
        assertThat(Node.of(Suite.sequential().run(OverriddenInstanceFieldTestCases.class)))
                .extracting(Node::name)
                .containsExactlyElementsOf(ORDERS);
    }

    static class NoContractTestCases {
        @AuthMatrix
        void matrix() {}
    }

    @AuthContract(Fixtures.Outer.class)
    static class NoOperationTestCases {
        @AuthMatrix
        void matrix() {}
    }

    @AuthContract(MatrixFixtures.Orders.class)
    static class NoSingleCellTestCases {
        @AuthMatrix(granularity = AuthMatrix.Granularity.OPERATION)
        void matrix(Cell cell) {}
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(message(NoContractTestCases.class))
                .startsWith(NoContractTestCases.class.getName()
                        + ":\nAuthContractExtension is registered, but no contract is declared.");
        assertThat(message(NoOperationTestCases.class))
                .isEqualTo(
                        "@AuthMatrix on " + NoOperationTestCases.class.getName()
                                + """
                        .matrix:
                        The contract "outer" declares no operation, so there is no matrix. Declare what the service serves, for example \
                        .secured("GET,POST /orders") and .open("GET /health", "load balancer probe").""");
        assertThat(Suite.sequential().failures(NoSingleCellTestCases.class).get(0))
                .rootCause()
                .hasMessage(
                        "@AuthMatrix on " + NoSingleCellTestCases.class.getName()
                                + """
                        .matrix:
                        The parameter Cell belongs to one cell, but with granularity OPERATION an invocation has many. Leave it out, or write \
                        @AuthMatrix without granularity.""");
    }

    private static String message(Class<?> fixture) {
        List<Throwable> failures = Suite.sequential().failures(fixture);
        assertThat(failures).hasSize(1);
        return failures.get(0).getMessage();
    }
}
