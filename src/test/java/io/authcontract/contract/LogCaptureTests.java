package io.authcontract.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only what is logged between opening and closing counts. */
class LogCaptureTests {
    private static final Logger PARENT = Logger.getLogger("io.authcontract.contract.LogCaptureTests");
    private static final Logger CHILD = Logger.getLogger("io.authcontract.contract.LogCaptureTests.child");

    static {
        PARENT.setUseParentHandlers(false);
    }

    @Test
    void givesWhatAFunctionHasMore() {
        List<String> all = new ArrayList<>(List.of("before"));
        try (LogCapture.Lines lines = LogCapture.of(() -> all).open()) {
            assertThat(lines.sinceOpened()).isEmpty();
            all.add("after");
            assertThat(lines.sinceOpened()).containsExactly("after");
        }
    }

    @Test
    void givesWhatIsAppendedToAFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("service.log");
        try (LogCapture.Lines lines = LogCapture.file(file).open()) {
            assertThat(lines.sinceOpened()).isEmpty();
            Files.writeString(file, "first\nsecond\n");
            assertThat(lines.sinceOpened()).containsExactly("first", "second");
        }
        try (LogCapture.Lines lines = LogCapture.file(file).open()) {
            assertThat(lines.sinceOpened()).isEmpty();
            Files.writeString(file, "third\n", StandardOpenOption.APPEND);
            assertThat(lines.sinceOpened()).containsExactly("third");
            Files.writeString(file, "new\n");
            assertThat(lines.sinceOpened()).as("a file begun anew").containsExactly("new");
        }
    }

    @Test
    void givesWhatALoggerAndItsChildrenLog() {
        LogCapture capture = LogCapture.jul(PARENT.getName());
        PARENT.info("before");
        int handlers = PARENT.getHandlers().length;
        try (LogCapture.Lines lines = capture.open()) {
            CHILD.log(Level.WARNING, "refused {0}", "/orders");
            PARENT.log(Level.SEVERE, "failed", new IllegalStateException("no database"));

            assertThat(lines.sinceOpened()).hasSize(2);
            assertThat(lines.sinceOpened().get(0)).isEqualTo(CHILD.getName() + " refused /orders");
            assertThat(lines.sinceOpened().get(1))
                    .startsWith(PARENT.getName() + " failed\njava.lang.IllegalStateException: no database");
        }
        assertThat(PARENT.getHandlers()).hasSize(handlers);
    }

    /** A service that logs whole answers must not fill the memory of its test. */
    @Test
    void keepsAsManyCharactersOfALogAsOfAFile() {
        String line = "x".repeat(10 << 20);
        List<String> all = new ArrayList<>();
        try (LogCapture.Lines function = LogCapture.of(() -> all).open();
                LogCapture.Lines logger = LogCapture.jul(PARENT.getName()).open()) {
            for (int i = 0; i < 3; i++) {
                all.add(line);
                PARENT.info(line);
            }

            assertThat(function.sinceOpened().stream().mapToInt(String::length)).containsExactly(10 << 20, 6 << 20);
            assertThat(logger.sinceOpened().stream().mapToInt(String::length).sum())
                    .isEqualTo(16 << 20);
        }
    }

    @Test
    void refusesATimeBeforeNow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogCapture.jul("").readAfter(Duration.ofMillis(-1)))
                .withMessageContaining("readAfter(PT-0.001S)");
    }
}
