package io.authcontract.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.TestExecutionResult.Status.SUCCESSFUL;

import io.authcontract.http.Outcome;
import io.authcontract.http.RawTransport;
import io.authcontract.http.Request;
import io.authcontract.http.Transport;
import io.authcontract.junit.AuthMatrix.Ahead;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cells are sent ahead where nobody can tell, and inside of their invocations where somebody could. */
@Execution(ExecutionMode.SAME_THREAD)
class AheadTests {
    /** The thread of each request of a cell: what is tried when all are through is sent by whoever ends the run. */
    private static final List<String> SENDERS = Collections.synchronizedList(new ArrayList<>());

    /** Notes the thread a request is sent on. */
    static final AuthContractExtension NOTING = AuthContractExtension.with(
                    () -> MatrixFixtures.contract("ahead", MatrixFixtures.API.uri())
                            .secured("GET /orders")
                            .build())
            .withTransport(options -> new Noting(new RawTransport(options.transport())));

    private record Noting(RawTransport raw) implements Transport {
        @Override
        public Outcome send(Request request) {
            if (request.path().startsWith("/orders")) {
                SENDERS.add(Thread.currentThread().getName());
            }
            return raw.send(request);
        }

        @Override
        public Optional<String> cannotSend(Request request) {
            return raw.cannotSend(request);
        }

        @Override
        public void close() {
            raw.close();
        }
    }

    static class PlainTestCases {
        @RegisterExtension
        static final AuthContractExtension CONTRACT = NOTING;

        @AuthMatrix
        void matrix() {}
    }

    static class BeforeEachTestCases extends PlainTestCases {
        @BeforeEach
        void before() {}
    }

    static class InheritedAfterEachTestCases extends AfterEachTestCases {}

    static class AfterEachTestCases extends PlainTestCases {
        @AfterEach
        void after() {}
    }

    interface Around {
        @BeforeEach
        default void before() {}
    }

    static class InterfaceTestCases extends PlainTestCases implements Around {}

    static final class PerTest implements BeforeEachCallback {
        @Override
        public void beforeEach(ExtensionContext context) {}
    }

    static final class PerClass implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext context) {}
    }

    static final class AfterExecution implements AfterTestExecutionCallback {
        @Override
        public void afterTestExecution(ExtensionContext context) {}
    }

    @ExtendWith(PerTest.class)
    static class ExtendedTestCases extends PlainTestCases {}

    @ExtendWith(PerClass.class)
    static class ExtendedPerClassTestCases extends PlainTestCases {}

    static class ExtendedMethodTestCases {
        @RegisterExtension
        static final AuthContractExtension CONTRACT = NOTING;

        @AuthMatrix
        @ExtendWith({PerClass.class, AfterExecution.class})
        void matrix() {}
    }

    static class RegisteredTestCases extends PlainTestCases {
        @RegisterExtension
        static final Extension OTHER = new PerTest();
    }

    static class InstanceFieldTestCases extends PlainTestCases {
        @RegisterExtension
        final PerTest other = new PerTest();
    }

    static class OuterTestCases extends BeforeEachTestCases {
        @Nested
        class Inside {
            @AuthMatrix
            void inside() {}
        }
    }

    static class AheadAnywayTestCases {
        @RegisterExtension
        static final AuthContractExtension CONTRACT = NOTING;

        @BeforeEach
        void before() {}

        @AuthMatrix(ahead = Ahead.YES)
        void matrix() {}
    }

    static class NotAheadTestCases {
        @RegisterExtension
        static final AuthContractExtension CONTRACT = NOTING;

        @AuthMatrix(ahead = Ahead.NO)
        void matrix() {}
    }

    static Stream<Class<?>> ahead() {
        return Stream.of(PlainTestCases.class, ExtendedPerClassTestCases.class, AheadAnywayTestCases.class);
    }

    static Stream<Class<?>> inside() {
        return Stream.of(
                BeforeEachTestCases.class,
                AfterEachTestCases.class,
                InheritedAfterEachTestCases.class,
                InterfaceTestCases.class,
                ExtendedTestCases.class,
                ExtendedMethodTestCases.class,
                RegisteredTestCases.class,
                InstanceFieldTestCases.class,
                OuterTestCases.class,
                NotAheadTestCases.class);
    }

    private static List<Node> run(Suite suite, Class<?> fixture) {
        SENDERS.clear();
        return Node.of(suite.run(fixture));
    }

    @ParameterizedTest
    @MethodSource("ahead")
    void sendsAheadOnThreadsOfItsOwn(Class<?> fixture) {
        assertThat(run(Suite.sequential(), fixture)).extracting(Node::status).containsOnly(SUCCESSFUL);
        assertThat(SENDERS).isNotEmpty().allMatch(name -> name.startsWith("authcontract-ahead-"));
    }

    @ParameterizedTest
    @MethodSource("inside")
    void sendsInsideOfTheInvocation(Class<?> fixture) {
        assertThat(run(Suite.sequential(), fixture)).extracting(Node::status).containsOnly(SUCCESSFUL);
        assertThat(SENDERS).isNotEmpty().noneMatch(name -> name.startsWith("authcontract-"));
    }

    @Test
    void sendsInsideWhereInvocationsRunConcurrently() {
        assertThat(run(Suite.parallel(), PlainTestCases.class))
                .extracting(Node::status)
                .containsOnly(SUCCESSFUL);
        assertThat(SENDERS).isNotEmpty().noneMatch(name -> name.startsWith("authcontract-"));
    }

    @Test
    void sendsAheadInAParallelRunWhoseMethodsAreNot() {
        Suite suite = Suite.parallel().with("junit.jupiter.execution.parallel.mode.default", "same_thread");

        assertThat(run(suite, PlainTestCases.class)).extracting(Node::status).containsOnly(SUCCESSFUL);
        assertThat(SENDERS).isNotEmpty().allMatch(name -> name.startsWith("authcontract-ahead-"));
    }

    @ParameterizedTest
    @MethodSource("ahead")
    void leavesNoThreadBehind(Class<?> fixture) {
        run(Suite.sequential(), fixture);

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("authcontract-ahead-"));
    }

    static class BrokenLifecycleTestCases extends PlainTestCases {
        @BeforeEach
        void before() {
            throw new IllegalStateException("no database");
        }
    }

    @Test
    void sendsNothingForInvocationsThatDoNotBegin() {
        List<Node> nodes = run(Suite.sequential(), BrokenLifecycleTestCases.class);

        assertThat(nodes).extracting(Node::text).containsOnly("no database");
        assertThat(SENDERS).isEmpty();
    }
}
