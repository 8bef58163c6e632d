package io.authcontract.matrix;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.authcontract.contract.Contract;
import io.authcontract.junit.AuthContractExtension;
import io.authcontract.junit.AuthMatrix;
import io.authcontract.junit.AuthMatrix.Granularity;
import java.net.URI;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The matrix through JUnit's Launcher, and as many nodes that do nothing. */
final class JUnitRun {
    private static final String SERVICE = "benchmark.service";
    private static final String NUMBER = "benchmark.number";

    private final Contract contract;

    JUnitRun(Contract contract) {
        this.contract = contract;
    }

    static final class Cells {
        @RegisterExtension
        static final AuthContractExtension CONTRACT = AuthContractExtension.with(JUnitRun::declared);

        @AuthMatrix
        void cell() {}
    }

    static final class Operations {
        @RegisterExtension
        static final AuthContractExtension CONTRACT = AuthContractExtension.with(JUnitRun::declared);

        @AuthMatrix(granularity = Granularity.OPERATION)
        void operation() {}
    }

    static final class Nodes {
        @TestTemplate
        @ExtendWith(Empty.class)
        void nothing() {}
    }

    /** A node for each number. */
    static final class Empty implements TestTemplateInvocationContextProvider {
        @Override
        public boolean supportsTestTemplate(ExtensionContext context) {
            return true;
        }

        @Override
        public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
            return IntStream.range(0, Integer.getInteger(NUMBER)).mapToObj(i -> new TestTemplateInvocationContext() {});
        }
    }

    private static Contract declared() {
        return MatrixBenchmarks.contract(URI.create(System.getProperty(SERVICE)), Integer.getInteger(NUMBER));
    }

    void run() {
        cells(
                Cells.class,
                contract.baseUri().orElseThrow(),
                contract.operations().size());
    }

    static TestExecutionSummary cells(Class<?> type, URI service, int paths) {
        System.setProperty(SERVICE, service.toString());
        System.setProperty(NUMBER, Integer.toString(paths));
        return execute(type);
    }

    static void emptyNodes(int number) {
        System.setProperty(NUMBER, Integer.toString(number));
        execute(Nodes.class);
    }

    private static TestExecutionSummary execute(Class<?> type) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(type))
                .configurationParameter(
                        "authcontract.report.formats", System.getProperty("benchmark.report.formats", "none"))
                .configurationParameter(
                        "authcontract.report.dir", System.getProperty("java.io.tmpdir") + "/authcontract-benchmark")
                .configurationParameter("authcontract.summary", "false")
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        TestExecutionSummary summary = listener.getSummary();
        if (summary.getTestsFailedCount() + summary.getContainersFailedCount() > 0) {
            throw new IllegalStateException(
                    String.valueOf(summary.getFailures().get(0).getException()));
        }
        return summary;
    }
}
