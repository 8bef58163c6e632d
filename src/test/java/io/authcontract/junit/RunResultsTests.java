package io.authcontract.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.junit.platform.engine.TestExecutionResult.Status.FAILED;
import static org.junit.platform.engine.TestExecutionResult.Status.SUCCESSFUL;

import io.authcontract.contract.Contract;
import io.authcontract.testkit.ScriptedService.Reply;
import io.authcontract.testkit.TestApi;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What only the whole shows: of one matrix, and of the run. */
class RunResultsTests {
    /** Refuses everybody, alice too. */
    private static final TestApi CLOSED =
            TestApi.start(asked -> Optional.of(TestApi.refusal("Bearer realm=\"orders\"")));

    /** Lets everybody in. */
    private static final TestApi OPEN = TestApi.start(asked -> Optional.of(Reply.json(200, "[]")));

    static class NothingProvenTestCases {
        @RegisterExtension
        static final AuthContractExtension CONTRACT =
                AuthContractExtension.with(() -> MatrixFixtures.contract("closed", CLOSED.uri())
                        .secured("GET /orders")
                        .build());

        @AuthMatrix
        void matrix() {}
    }

    @AuthContract(MatrixFixtures.Orders.class)
    static class OrdersTestCases implements RefusesUnauthenticated {}

    @Test
    void failsARunThatProvesNothing() {
        List<Throwable> failures = Suite.sequential().failures(NothingProvenTestCases.class);

        assertThat(failures.get(failures.size() - 1))
                .isInstanceOf(CellFailure.class)
                .message()
                .matches(
                        "Nothing is proven: no cell of this run is PROVEN \\(Coverage\\[closed, \\d+ cells, 0 proven, 0 broken\\]\\)\\. A run"
                                + " that proves nothing must not pass\\. Look at the first failure, or at what was skipped\\.");
    }

    @Test
    void doesNotMindAMatrixThatProvesNothingBesideOneThatDoes() {
        List<Throwable> failures = Suite.sequential().failures(NothingProvenTestCases.class, OrdersTestCases.class);

        assertThat(failures).noneMatch(failure -> failure.getMessage().startsWith("Nothing is proven"));
    }

    static class NobodyListensTestCases {
        @RegisterExtension
        static final AuthContractExtension CONTRACT =
                AuthContractExtension.with(() -> MatrixFixtures.contract("absent", URI.create("http://127.0.0.1:1"))
                        .secured("GET /orders")
                        .build());

        @AuthMatrix
        void matrix() {}
    }

    @Test
    void mindsAContractWhoseServiceNobodyStartedBesideOneThatIsProven() {
        List<Throwable> failures = Suite.sequential().failures(NobodyListensTestCases.class, OrdersTestCases.class);

        assertThat(failures)
                .filteredOn(CellFailure.class::isInstance)
                .singleElement()
                .extracting(Throwable::getMessage, STRING)
                .matches(
                        "Nothing is proven of absent: no cell of it is PROVEN, and none has failed \\(Coverage\\[absent, \\d+ cells, 0 proven, 0"
                                + " broken\\]\\)\\. A contract that proves nothing must not pass\\. Look at why its cells were skipped\\.");
    }

    static class BrokenTestCases {
        @RegisterExtension
        static final AuthContractExtension CONTRACT =
                AuthContractExtension.with(() -> MatrixFixtures.contract("orders", OPEN.uri())
                        .secured("GET /orders")
                        .build());

        @AuthMatrix
        void matrix() {}
    }

    @Test
    void leavesItToTheBrokenCellThatIsRunAgainToFail() {
        List<Throwable> failures = Suite.sequential()
                .with(AuthContractProperties.ONLY, "orders: GET /orders ~ none.no-credentials")
                .failures(BrokenTestCases.class);

        assertThat(failures)
                .singleElement()
                .extracting(Throwable::getMessage, STRING)
                .startsWith("orders: GET /orders ~ none.no-credentials");
    }

    @Test
    void writesReports(@TempDir Path folder) throws IOException {
        Suite suite = Suite.sequential()
                .with(AuthContractProperties.REPORT_FORMATS, "json, Markdown")
                .with(AuthContractProperties.REPORT_DIR, folder.toString());

        assertThat(suite.failures(OrdersTestCases.class)).isEmpty();

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).extracting(file -> file.getFileName().toString()).contains("matrix.json", "matrix.md");
        }
        assertThat(Files.readString(folder.resolve("matrix.json")))
                .contains("orders: GET /orders ~ none.no-credentials")
                .doesNotContain(TestApi.TOKEN);
    }

    @Test
    void writesReportsBeforeItFails(@TempDir Path folder) {
        Suite suite = Suite.sequential()
                .with(AuthContractProperties.REPORT_FORMATS, "JSON")
                .with(AuthContractProperties.REPORT_DIR, folder.toString());

        assertThat(suite.failures(NothingProvenTestCases.class)).isNotEmpty();
        assertThat(folder.resolve("matrix.json")).exists();
    }

    @Test
    void namesFormatsItKnows() {
        Suite suite = Suite.sequential().with(AuthContractProperties.REPORT_FORMATS, "PDF");

        assertThat(suite.failures(OrdersTestCases.class))
                .singleElement()
                .extracting(Throwable::getMessage)
                .isEqualTo(
                        "The property authcontract.report.formats is \"PDF\". Write some of [HTML, MARKDOWN, JSON], separated by commas, or"
                                + " none.");
    }

    static class UnusedTolerationTestCases {
        @RegisterExtension
        static final AuthContractExtension CONTRACT = AuthContractExtension.with(UnusedTolerationTestCases::contract);

        private static Contract contract() {
            return MatrixFixtures.contract("orders", MatrixFixtures.API.uri())
                    .secured("GET /orders")
                    .tolerate("bearer-has-param", "*", "gateway strips the realm, ORD-12", LocalDate.of(2999, 1, 31))
                    .build();
        }

        @AuthMatrix
        void matrix() {}
    }

    @Test
    void failsForATolerationThatNothingNeeds() {
        List<Node> nodes = Node.of(Suite.sequential().run(UnusedTolerationTestCases.class));

        assertThat(nodes.get(nodes.size() - 1))
                .isEqualTo(
                        new Node(
                                "(whole matrix)",
                                FAILED,
                                """
                                orders: (whole matrix)

                                Nothing needs this toleration any more. Delete this line of the contract:
                                  .tolerate("bearer-has-param", "*", "gateway strips the realm, ORD-12", LocalDate.parse("2999-01-31"))

                                Run it again with
                                  mvn test -Dtest='RunResultsTests$UnusedTolerationTestCases#matrix'"""));
    }

    @Test
    void doesNotAskForItInAFilteredRun() {
        List<Node> nodes = Node.of(
                Suite.sequential().with(AuthContractProperties.ONLY, "GET *").run(UnusedTolerationTestCases.class));

        assertThat(nodes.get(nodes.size() - 1)).isEqualTo(new Node("(whole matrix)", SUCCESSFUL, ""));
    }

    static class ExpiredTolerationTestCases {
        @RegisterExtension
        static final AuthContractExtension CONTRACT =
                AuthContractExtension.with(() -> MatrixFixtures.contract("orders", MatrixFixtures.API.uri())
                        .secured("GET /orders")
                        .tolerate("bearer-has-param", "*", "ORD-12", LocalDate.of(2020, 1, 31))
                        .build());

        @AuthMatrix
        void matrix() {}
    }

    @Test
    void failsOnceForAnExpiredToleration() {
        assertThat(Suite.sequential().failures(ExpiredTolerationTestCases.class))
                .singleElement()
                .extracting(Throwable::getMessage)
                .asString()
                .startsWith("Contract \"orders\" tolerates bearer-has-param in * until 2020-01-31, and today is ");
    }
}
