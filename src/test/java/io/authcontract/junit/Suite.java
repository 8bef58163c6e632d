package io.authcontract.junit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** One run of the Jupiter engine over fixtures, with these configuration parameters. */
record Suite(Map<String, String> parameters) {

    static Suite sequential() {
        return quiet(Map.of("junit.jupiter.execution.parallel.enabled", "false"));
    }

    static Suite parallel() {
        return quiet(Map.of(
                "junit.jupiter.execution.parallel.enabled", "true",
                "junit.jupiter.execution.parallel.mode.default", "concurrent",
                "junit.jupiter.execution.parallel.mode.classes.default", "concurrent",
                "junit.jupiter.execution.parallel.config.strategy", "fixed",
                "junit.jupiter.execution.parallel.config.fixed.parallelism", "4"));
    }

    /** Fixtures are no run of this project: they leave no report beside those of real tests. */
    private static Suite quiet(Map<String, String> parameters) {
        return new Suite(parameters)
                .with(AuthContractProperties.REPORT_FORMATS, "none")
                .with(AuthContractProperties.SUMMARY, "false");
    }

    Suite with(String name, String value) {
        Map<String, String> all = new HashMap<>(parameters);
        all.put(name, value);
        return new Suite(all);
    }

    EngineExecutionResults run(Class<?>... fixtures) {
        return run(Thread.currentThread().getContextClassLoader(), fixtures);
    }

    /** Runs fixtures in a thread of their own: a worker of the engine around us would take up other tests while it waits. */
    EngineExecutionResults run(ClassLoader loader, Class<?>... fixtures) {
        CompletableFuture<EngineExecutionResults> results = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                results.complete(execute(fixtures));
            } catch (RuntimeException | Error defect) {
                results.completeExceptionally(defect);
            }
        });
        thread.setContextClassLoader(loader);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        return results.join();
    }

    private EngineExecutionResults execute(Class<?>... fixtures) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(
                        Stream.of(fixtures).map(DiscoverySelectors::selectClass).toArray(DiscoverySelector[]::new))
                .configurationParameters(parameters)
                .execute();
    }

    /** Runs fixtures and returns what failed, containers included. */
    List<Throwable> failures(Class<?>... fixtures) {
        return failures(run(fixtures));
    }

    static List<Throwable> failures(EngineExecutionResults results) {
        return results.allEvents().finished().stream()
                .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
                .flatMap(result -> result.getThrowable().stream())
                .toList();
    }
}
