package io.authcontract.matrix;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Large matrices by operation, each in a JVM of its own with little memory: the times tell whether they grow with the number of cells. */
final class MemoryRun {
    private static final List<Integer> PATHS = List.of(1471, 2942, 5883);

    private MemoryRun() {}

    static void all(URI service) throws IOException, InterruptedException {
        for (int paths : PATHS) {
            int exit = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/java",
                            "-Xmx96m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "-Dbenchmark.report.formats=" + System.getProperty("benchmark.report.formats", "none"),
                            MemoryRun.class.getName(),
                            service.toString(),
                            Integer.toString(paths))
                    .inheritIO()
                    .start()
                    .waitFor();
            MatrixBenchmarks.print("%d paths under -Xmx96m: exit code %d", paths, exit);
        }
    }

    /** What runs in the other JVM. */
    public static void main(String[] arguments) {
        URI service = URI.create(arguments[0]);
        int paths = Integer.parseInt(arguments[1]);
        long cells = Matrix.of(MatrixBenchmarks.contract(service, paths)).size();
        long began = System.nanoTime();
        TestExecutionSummary summary = JUnitRun.cells(JUnitRun.Operations.class, service, paths);
        double seconds = (System.nanoTime() - began) / 1e9;
        MatrixBenchmarks.print(
                "%d cells in %d nodes (%d passed, %d aborted): %.1f s, %.0f us per cell",
                cells,
                summary.getTestsStartedCount(),
                summary.getTestsSucceededCount(),
                summary.getTestsAbortedCount(),
                seconds,
                seconds * 1e6 / cells);
        System.exit(0);
    }
}
