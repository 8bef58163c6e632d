package io.authcontract.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.rule.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReasonTests {
    private static final Path SOURCES =
            Path.of(System.getProperty("basedir", ""), "src/main/java/io/authcontract/assertion");

    private static final Pattern ID = Pattern.compile("\"([a-z0-9]+(?:-[a-z0-9]+){1,})\"");

    @Test
    void aRuleGivesTitleLevelCitationAndWhy() {
        assertThat(Reason.rule("challenge-present").text())
                .isEqualTo("challenge-present: Every 401 carries at least one challenge (MUST, RFC 9110, 11.6.1)\n"
                        + "A client cannot find out which credentials the service wants.");
    }

    @Test
    void aDocumentGivesASentence() {
        assertThat(Reason.of(9110, "15.4", "So it is.").text()).isEqualTo("So it is. (RFC 9110, 15.4)");
    }

    /** An id that is not in the book would silently give no reason. */
    @Test
    void everyRuleThatIsNamedIsInTheBook() throws IOException {
        assertThat(ids()).hasSizeGreaterThan(8).isSubsetOf(RuleBook.everything().ids());
    }

    private static List<String> ids() throws IOException {
        try (Stream<Path> sources = Files.list(SOURCES)) {
            return sources.flatMap(ReasonTests::lines)
                    .filter(line -> line.contains("rule(") || line.contains("RULE ="))
                    .flatMap(line -> ID.matcher(line).results())
                    .map((MatchResult id) -> id.group(1))
                    .toList();
        }
    }

    private static Stream<String> lines(Path source) {
        try {
            return Files.readAllLines(source).stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
