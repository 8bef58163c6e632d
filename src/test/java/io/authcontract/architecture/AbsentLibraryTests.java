package io.authcontract.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a user writes compiles and runs without the libraries it does not use. Each file below src/test/resources/absent is such a user's program: a
 * class without a package whose main method throws when something is wrong. Those in absent/everywhere run on each class path, the others on
 * the one their directory is named after. A new file is a new test.
 */
class AbsentLibraryTests {
    private static final Path PROGRAMS = Path.of(System.getProperty("basedir", ""), "src/test/resources/absent");

    @TempDir
    Path temporary;

    /**
     * A class path, and a class that tells whether it is what it says.
     *
     * @param name also the name of a directory of programs
     * @param classPath what the programs get
     * @param telling name of a class
     * @param present whether that class is on the class path
     */
    record Variant(String name, UserClassPath classPath, String telling, boolean present) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Variant> variants() {
        UserClassPath complete = UserClassPath.complete();
        UserClassPath noOkHttp = complete.without("okhttp-jvm", "okhttp-tls", "okio", "kotlin");
        UserClassPath noRestAssured = complete.without(
                "rest-assured", "json-path", "xml-path", "groovy", "httpclient-4", "httpmime", "tagsoup");
        return Stream.of(
                new Variant("complete", complete, "okhttp3.OkHttpClient", true),
                new Variant("no-okhttp", noOkHttp, "okhttp3.OkHttpClient", false),
                new Variant(
                        "no-wiremock",
                        complete.without("wiremock"),
                        "com.github.tomakehurst.wiremock.WireMockServer",
                        false),
                new Variant("no-rest-assured", noRestAssured, "io.restassured.RestAssured", false),
                new Variant(
                        "no-httpclient5",
                        complete.without("httpclient5", "httpcore5"),
                        "org.apache.hc.client5.http.auth.AuthChallenge",
                        false),
                new Variant("okhttp4", noOkHttp.with("absent/okhttp4"), "okhttp3.internal.Util", true));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void theClassPathIsWhatItSays(Variant variant) throws IOException {
        assertThat(variant.classPath().has(variant.telling())).isEqualTo(variant.present());
    }

    @TestFactory
    Stream<DynamicContainer> userCodeRuns() {
        return variants()
                .map(variant -> dynamicContainer(
                        variant.name(),
                        programs(variant)
                                .map(program -> dynamicTest(
                                        program.getFileName().toString(), () -> succeeds(variant, program)))));
    }

    @Test
    void aProgramThatNeedsTheAbsentLibraryFails() throws Exception {
        Path program = Files.writeString(
                temporary.resolve("NeedsOkHttp.java"),
                """
                class NeedsOkHttp {
                    public static void main(String[] arguments) {
                        new okhttp3.OkHttpClient();
                    }
                }
                """);
        UserClassPath noOkHttp = UserClassPath.complete().without("okhttp");

        var run = new UserProject(noOkHttp.entries(), temporary).run(program);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.output()).contains("package okhttp3 does not exist");
    }

    @Test
    void aProgramThatThrowsFails() throws Exception {
        Path program = Files.writeString(
                temporary.resolve("Throws.java"),
                """
                class Throws {
                    public static void main(String[] arguments) {
                        throw new AssertionError("as it should");
                    }
                }
                """);

        var run = new UserProject(UserClassPath.complete().entries(), temporary).run(program);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.output()).contains("AssertionError: as it should");
    }

    @Test
    void aJarThatIsNotThereCannotBeTakenAway() {
        UserClassPath complete = UserClassPath.complete();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> complete.without("okhtpt"))
                .withMessageStartingWith("no jar on the class path starts with okhtpt");
    }

    private void succeeds(Variant variant, Path program) throws Exception {
        Path classes = Files.createTempDirectory(temporary, variant.name());

        var run = new UserProject(variant.classPath().entries(), classes).run(program);

        assertThat(run.exit()).as(run.output()).isZero();
    }

    private static Stream<Path> programs(Variant variant) {
        return Stream.of("everywhere", variant.name())
                .map(PROGRAMS::resolve)
                .filter(Files::isDirectory)
                .flatMap(AbsentLibraryTests::javaFiles);
    }

    private static Stream<Path> javaFiles(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
