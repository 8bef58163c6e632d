package io.authcontract.junit;

import static io.authcontract.junit.Fixtures.reaches;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.authcontract.client.AuthClient;
import io.authcontract.contract.Contract;
import io.authcontract.testkit.OrdersService;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a declaration opens is opened once, when it is first needed, and closed once. The fixtures count in static fields. */
@Execution(ExecutionMode.SAME_THREAD)
class SessionTests {
    static Stream<Suite> suites() {
        return Stream.of(Suite.sequential(), Suite.parallel());
    }

    static class SharedTestCases {
        static CountingTransport transport = new CountingTransport();
        static AtomicInteger contracts = new AtomicInteger();

        @RegisterExtension
        static final AuthContractExtension CONTRACT = AuthContractExtension.with(() -> {
                    contracts.incrementAndGet();
                    return Fixtures.outer();
                })
                .withTransport(options -> transport.open(options));

        @BeforeAll
        static void beforeAll(AuthClient api) {
            assertThat(contracts).hasValue(0);
        }

        @RepeatedTest(5)
        void repeated(AuthClient api) {
            reaches("outer", api);
        }

        @Test
        void one(AuthClient api) {
            reaches("outer", api);
        }

        @Nested
        class Inside {
            @Test
            void one(AuthClient api) {
                reaches("outer", api);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("suites")
    void opensOnceForAClassWithAllThatIsNestedInIt(Suite suite) {
        SharedTestCases.transport = new CountingTransport();
        SharedTestCases.contracts = new AtomicInteger();

        assertThat(suite.failures(SharedTestCases.class)).isEmpty();

        assertThat(SharedTestCases.contracts).hasValue(1);
        assertThat(SharedTestCases.transport.opened).hasValue(1);
        assertThat(SharedTestCases.transport.closed).hasValue(1);
    }

    static class PerTestTestCases {
        static CountingTransport transport = new CountingTransport();

        @RegisterExtension
        final AuthContractExtension contract =
                AuthContractExtension.with(Fixtures::outer).withTransport(options -> transport.open(options));

        @RepeatedTest(3)
        void repeated(AuthClient api) {
            reaches("outer", api);
        }

        @Nested
        class Inside {
            @Test
            void one(AuthClient api) {
                reaches("outer", api);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("suites")
    void opensForEachTestWithAFieldOfItsOwn(Suite suite) {
        PerTestTestCases.transport = new CountingTransport();

        assertThat(suite.failures(PerTestTestCases.class)).isEmpty();

        assertThat(PerTestTestCases.transport.opened).hasValue(4);
        assertThat(PerTestTestCases.transport.closed).hasValue(4);
    }

    @TestInstance(Lifecycle.PER_CLASS)
    static class PerClassTestCases {
        static CountingTransport transport = new CountingTransport();

        @RegisterExtension
        final AuthContractExtension contract =
                AuthContractExtension.with(Fixtures::outer).withTransport(options -> transport.open(options));

        @RepeatedTest(3)
        void repeated(AuthClient api) {
            reaches("outer", api);
        }
    }

    @ParameterizedTest
    @MethodSource("suites")
    void opensOnceForTheOneInstanceOfAClass(Suite suite) {
        PerClassTestCases.transport = new CountingTransport();

        assertThat(suite.failures(PerClassTestCases.class)).isEmpty();

        assertThat(PerClassTestCases.transport.opened).hasValue(1);
        assertThat(PerClassTestCases.transport.closed).hasValue(1);
    }

    static class UnusedTestCases {
        static CountingTransport transport = new CountingTransport();

        @RegisterExtension
        static final AuthContractExtension CONTRACT =
                AuthContractExtension.with(Fixtures::outer).withTransport(options -> transport.open(options));

        @Test
        void sendsNothing(AuthClient api) {
            assertThat(api.as("alice")).hasToString("AuthClient[as alice]");
        }
    }

    @Test
    void opensNothingThatIsNotUsed() {
        UnusedTestCases.transport = new CountingTransport();

        assertThat(Suite.sequential().failures(UnusedTestCases.class)).isEmpty();

        assertThat(UnusedTestCases.transport.opened).hasValue(0);
        assertThat(UnusedTestCases.transport.closed).hasValue(0);
    }

    @AuthContract(Fixtures.Outer.class)
    static class KeptTestCases {
        static final Queue<AuthClient> KEPT = new ConcurrentLinkedQueue<>();

        @Test
        void one(AuthClient api) {
            KEPT.add(api);
        }

        @Test
        @AuthContract(Fixtures.Inner.class)
        void two(AuthClient api) {
            KEPT.add(api);
        }

        @Nested
        @AuthContract(Fixtures.Inner.class)
        class Inside {
            @Test
            void one(AuthClient api) {
                KEPT.add(api);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("suites")
    void closesWhatAnnotationsDeclare(Suite suite) {
        KeptTestCases.KEPT.clear();

        assertThat(suite.failures(KeptTestCases.class)).isEmpty();

        assertThat(KeptTestCases.KEPT).hasSize(3).doesNotHaveDuplicates();
        assertThat(KeptTestCases.KEPT).allSatisfy(kept -> assertThatIllegalStateException()
                .isThrownBy(() -> kept.get("/orders"))
                .withMessageContaining("is closed"));
    }

    /** The port is known only once the service listens, and the contract may come before that. */
    static class StartedLateTestCases {
        static OrdersService service;

        @RegisterExtension
        static final AuthContractExtension CONTRACT = AuthContractExtension.with(
                () -> Contract.named("late").baseUri(() -> service.uri()).build());

        private final AuthClient api;

        StartedLateTestCases(AuthClient api) {
            this.api = api;
        }

        @BeforeAll
        static void start(AuthClient early) {
            service = OrdersService.start("late");
            assertThat(early.get("/orders").exchange().hasStatus(401)).isTrue();
        }

        @AfterAll
        static void stop() {
            service.close();
        }

        @Test
        void one(AuthClient other) {
            assertThat(api.get("/orders").exchange().hasStatus(401)).isTrue();
            assertThat(other.get("/orders").exchange().hasStatus(401)).isTrue();
        }
    }

    /** Here not even the contract can be built before the service listens. */
    static class BuiltLateTestCases {
        static OrdersService service;

        @RegisterExtension
        static final AuthContractExtension CONTRACT = AuthContractExtension.with(
                () -> Contract.named("late").baseUri(service.uri()).build());

        private final AuthClient api;

        BuiltLateTestCases(AuthClient api) {
            this.api = api;
        }

        @BeforeAll
        static void start(AuthClient early) {
            service = OrdersService.start("late");
        }

        @AfterAll
        static void stop() {
            service.close();
        }

        @Test
        void one() {
            assertThat(api.get("/orders").exchange().hasStatus(401)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("suites")
    void waitsForAServiceThatIsStartedInBeforeAll(Suite suite) {
        assertThat(suite.failures(StartedLateTestCases.class)).isEmpty();
        assertThat(suite.failures(BuiltLateTestCases.class)).isEmpty();
    }

    /** Each test has a service of its own, which listens elsewhere. */
    @Execution(ExecutionMode.SAME_THREAD)
    static class StartedForEachTestCases {
        static OrdersService service;

        @RegisterExtension
        static final AuthContractExtension CONTRACT = AuthContractExtension.with(
                () -> Contract.named("each").baseUri(() -> service.uri()).build());

        @BeforeEach
        void start() {
            service = OrdersService.start("each");
        }

        @AfterEach
        void stop() {
            service.close();
        }

        @RepeatedTest(2)
        void one(AuthClient api) {
            assertThat(api.get("/orders").exchange().hasStatus(401)).isTrue();
        }
    }

    @Test
    void followsAServiceThatIsStartedForEachTest() {
        assertThat(Suite.sequential().failures(StartedForEachTestCases.class)).isEmpty();
    }

    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class RecoveringTestCases {
        static OrdersService service;

        @RegisterExtension
        static final AuthContractExtension CONTRACT = AuthContractExtension.with(
                () -> Contract.named("late").baseUri(service.uri()).build());

        @Test
        @Order(1)
        void comesTooEarly(AuthClient api) {}

        @Test
        @Order(2)
        void startsTheService() {
            service = OrdersService.start("late");
        }

        @Test
        @Order(3)
        void isServed(AuthClient api) {
            assertThat(api.get("/orders").exchange().hasStatus(401)).isTrue();
            service.close();
        }
    }

    @Test
    void asksAgainForAContractThatCouldNotBeBuilt() {
        assertThat(Suite.sequential().failures(RecoveringTestCases.class))
                .singleElement()
                .satisfies(failure -> assertThat(failure).hasRootCauseInstanceOf(NullPointerException.class));
    }
}
