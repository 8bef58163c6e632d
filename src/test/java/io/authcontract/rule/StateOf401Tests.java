package io.authcontract.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every capture of the survey is judged, and docs/state-of-401.md says what came of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StateOf401Tests {
    private static final Path DOCUMENT = Path.of(System.getProperty("basedir", ""), "docs/state-of-401.md");
    private static final String WRITE = "authcontract.write-state-of-401";

    private final StateOf401 state = new StateOf401(WildServer.all());

    /** The figures of the survey: 122 files, whose lines were counted with zcat and wc. */
    @Test
    void noCaptureIsSkipped() {
        Map<String, Integer> counts = state.counts();

        assertThat(counts)
                .containsEntry("servers", 122)
                .containsEntry("captures", 28_928)
                .containsEntry("sums", 71 + 118);
        int kinds = List.of("NONE", "MALFORMED", "INVALID", "UNDER_SCOPED", "VALID", "unknown kind").stream()
                .mapToInt(counts::get)
                .sum();
        assertThat(kinds).isEqualTo(counts.get("judged"));
        assertThat(counts.get("judged") + counts.get("sums") + counts.get("cut short"))
                .isEqualTo(28_928);
    }

    @Test
    void theDocumentSaysWhatTheBookSays() throws IOException {
        String found = state.text();
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(DOCUMENT, found);
        }
        String written = Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "";

        assertThat(found.equals(written))
                .withFailMessage(() ->
                        """
                        docs/state-of-401.md is not what the book says of the captures:
                        %s
                        Look whether each change is meant, then write it anew:
                          mvn test -Dtest=StateOf401Tests -D%s=true"""
                                .formatted(difference(written, found), WRITE))
                .isTrue();
    }

    private static String difference(String written, String found) {
        List<String> before = written.lines().toList();
        List<String> changed =
                found.lines().filter(line -> !before.contains(line)).limit(20).toList();
        return changed.isEmpty() ? "  only lines that are gone" : "  " + String.join("\n  ", changed);
    }
}
