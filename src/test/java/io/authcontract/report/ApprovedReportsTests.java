package io.authcontract.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.testkit.PaperOrders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The reports of one small run as somebody has read and approved them: {@code src/test/resources/report}. What a test finds stands under {@code
 * target/approved}: compare, and copy what is right.
 */
class ApprovedReportsTests {
    private static final Path BASE = Path.of(System.getProperty("basedir", ""));

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"matrix.json", "matrix.md", "index.html"})
    void areAsApproved(String name) throws IOException {
        ReportFolder.at(directory)
                .withClock(PaperOrders.NOON)
                .add(
                        "orders.OrdersAuthTests",
                        PaperOrders.withMistake().run(PaperOrders.everything()),
                        EnumSet.allOf(ReportFormat.class));

        String found = withoutAssets(Files.readString(directory.resolve(name)));
        Path shown = Files.createDirectories(BASE.resolve("target/approved")).resolve(name);
        Files.writeString(shown, found);

        assertThat(found)
                .isEqualTo(Files.readString(
                        BASE.resolve("src/test/resources/report").resolve(name)));
    }

    /** Style and script are read where they are written. */
    private static String withoutAssets(String page) {
        return page.replaceAll("(?s)<(style|script)>.*?</\\1>", "<$1/>").replaceAll("sha256-[^&]+", "sha256-..");
    }
}
