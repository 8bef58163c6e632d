package io.authcontract.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Nothing becomes public, changes or disappears by accident. */
class PublicApiTests {
    private static final Path APPROVED =
            Path.of(System.getProperty("basedir", ""), "src/test/resources/public-api.txt");
    private static final int MOST_LINES = 50;
    private static final String WRITE = "authcontract.write-public-api";

    private final Map<String, List<String>> api = PublicApi.of(ProductionCode.CLASSES);

    @Test
    void whatIsPublicWasApproved() throws IOException {
        String found = PublicApi.text(api);
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(APPROVED, found);
        }
        String approved = Files.exists(APPROVED) ? Files.readString(APPROVED) : "";

        assertThat(found.equals(approved))
                .withFailMessage(() ->
                        """
                        The public API differs from src/test/resources/public-api.txt:
                        %s
                        If that is meant, write the file anew, look at its difference and name the change in CHANGELOG.md:
                          mvn test -Dtest=PublicApiTests -D%s=true"""
                                .formatted(difference(approved, found), WRITE))
                .isTrue();
    }

    /** Lines in one of the two only, each below the type it belongs to. */
    private static String difference(String approved, String found) {
        Set<String> gone = qualified(approved);
        Set<String> added = qualified(found);
        Set<String> both = new TreeSet<>(gone);
        both.retainAll(added);
        Set<String> lines = new TreeSet<>();
        gone.stream().filter(line -> !both.contains(line)).forEach(line -> lines.add(line + "   (gone)"));
        added.stream().filter(line -> !both.contains(line)).forEach(line -> lines.add(line + "   (new)"));
        if (lines.size() > MOST_LINES) {
            return "  %d lines, too many to show".formatted(lines.size());
        }
        return lines.isEmpty() ? "  only the order or the blank lines" : "  " + String.join("\n  ", lines);
    }

    private static Set<String> qualified(String text) {
        Set<String> lines = new TreeSet<>();
        String type = "";
        for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
            boolean member = line.startsWith(" ");
            type = member ? type : line.substring(0, line.indexOf(':'));
            lines.add(member ? type + ": " + line.strip() : line);
        }
        return lines;
    }
}
