package io.authcontract.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.matrix.Coverage;
import io.authcontract.testkit.PaperOrders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several forks of Surefire, or Failsafe beside it, write to one folder. */
class ConcurrentRunsTests {
    @TempDir
    private Path directory;

    @Test
    void severalJvmsLoseNothing() throws Exception {
        List<Process> jvms = new ArrayList<>();
        for (String name : List.of("fork1.Tests", "fork2.Tests", "fork3.Tests")) {
            jvms.add(jvm(name));
        }
        for (Process jvm : jvms) {
            assertThat(jvm.waitFor()).isZero();
        }

        assertThat(Document.of(directory).contracts())
                .hasSize(15)
                .contains("fork1.Tests0 orders", "fork2.Tests4 orders", "fork3.Tests2 orders");
        assertThat(Files.readString(directory.resolve("index.html")))
                .contains("fork1.Tests4", "fork3.Tests4")
                .endsWith("</html>\n");
        assertNoHalfFiles();
    }

    private Process jvm(String name) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AddsFragments.class.getName(),
                        directory.toString(),
                        name,
                        "5")
                .inheritIO()
                .start();
    }

    @Test
    void severalThreadsLoseNothing() throws Exception {
        Coverage coverage = PaperOrders.withMistake().run(PaperOrders.everything());
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Path>> added = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                String name = "Thread" + i;
                added.add(threads.submit(
                        () -> ReportFolder.at(directory).add(name, coverage, EnumSet.of(ReportFormat.JSON))));
            }
            for (Future<Path> each : added) {
                assertThat(each.get()).isEqualTo(directory);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(Document.of(directory).contracts()).hasSize(16);
        assertNoHalfFiles();
    }

    private void assertNoHalfFiles() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.map(Path::toString)).noneMatch(file -> file.endsWith(".half"));
        }
    }
}
