package io.authcontract.guide;

import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents name exists: files, profiles and test classes. */
class DocumentsTests {
    private static final Pattern PROFILE = Pattern.compile("mvn [^`\n]*-P(\\w+)");
    private static final Pattern TEST_CLASS = Pattern.compile("-Dtest=(\\w+)");
    private static final Pattern PATH = Pattern.compile("`((?:src|examples|docs|\\.ci)/[\\w./-]+)`");
    private static final Pattern PROFILE_ID = Pattern.compile("<profile>\\s*<id>([\\w-]+)</id>");

    private static final List<String> PROFILES = Document.read("pom.xml").found(PROFILE_ID);

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "CONTRIBUTING.md", "CHANGELOG.md", "examples/express-tutorial/README.md"})
    void nameOnlyWhatExists(String name) throws IOException {
        Document document = Document.read(name);
        List<String> testClasses = testClasses();

        assertSoftly(softly -> {
            softly.assertThat(document.linkedFiles()).allMatch(Files::exists, "is there");
            softly.assertThat(document.found(PATH))
                    .allMatch(path -> Files.exists(document.file().resolveSibling(path)), "is there");
            softly.assertThat(document.found(PROFILE)).allMatch(PROFILES::contains, "is a profile of pom.xml");
            softly.assertThat(document.found(TEST_CLASS)).allMatch(testClasses::contains, "is a test class");
        });
    }

    private static List<String> testClasses() throws IOException {
        try (Stream<Path> files = Files.walk(Document.inProject("src/test/java"))) {
            return files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .toList();
        }
    }
}
