package io.authcontract.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report of 100,000 cells needs no more memory than the run itself had, and its page shows a part of them. */
class ManyCellsTests {
    private static final long MEGABYTE = 1 << 20;

    @TempDir
    private Path directory;

    @Test
    void areWrittenWithLittleMemory() throws Exception {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WritesManyCells.class.getName(),
                        directory.toString(),
                        "100000")
                .inheritIO()
                .start();

        assertThat(jvm.waitFor()).isZero();
        assertThat(Document.of(directory).cells()).hasSizeGreaterThan(99_000);
        assertThat(Files.size(directory.resolve("index.html"))).isLessThan(24 * MEGABYTE);
        assertThat(Files.readString(directory.resolve("index.html"))).contains("more, listed in matrix.json.");
    }
}
