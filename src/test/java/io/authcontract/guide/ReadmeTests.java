package io.authcontract.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/** The first page shows what the quickstart is and what it prints. */
class ReadmeTests {
    private static final Document README = Document.read("README.md");
    private static final Document POM = Document.read("pom.xml");

    @Test
    void showsTheTestClassOfTheQuickstart() throws IOException {
        assertThat(README.blocks("java"))
                .map(ReadmeTests::code)
                .containsExactly(code(Files.readString(Quickstart.TEST)), code(Files.readString(Quickstart.MATRIX)));
    }

    @Test
    void showsTheFailureThatTheQuickstartPrints(@TempDir Path classes) throws Exception {
        assertThat(stable(README.blocks("text").get(0))).isEqualTo(stable(Quickstart.failureWithTheMistake(classes)));
    }

    @Test
    void showsTheMatrixThatTheQuickstartPrints(@TempDir Path classes) throws Exception {
        assertThat(stable(README.blocks("text").get(1))).isEqualTo(stable(Quickstart.matrix(classes)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"groupId", "artifactId", "version"})
    void installsThisProject(String coordinate) throws XPathExpressionException {
        assertThat(value("/dependency/" + coordinate, README.blocks("xml").get(0)))
                .isNotEmpty()
                .isEqualTo(value("/*/*[local-name()='" + coordinate + "']", POM.text()));
    }

    @Test
    void pinsTheSurefireItIsBuiltWith() throws XPathExpressionException {
        assertThat(value("/plugin/version", README.blocks("xml").get(1)))
                .isEqualTo(property("surefire.plugin.version"));
    }

    @Test
    void namesTheVersionsItIsBuiltWith() throws XPathExpressionException {
        assertThat(README.text())
                .contains(
                        "Java " + property("maven.compiler.release") + ",",
                        "JUnit Jupiter " + minor(property("junit.version")) + " or newer",
                        "AssertJ " + minor(property("assertj.version")));
    }

    @Test
    void isOnePage() throws IOException {
        assertThat(README.text().lines()).hasSizeLessThan(200);
        assertThat(Files.readAllLines(Quickstart.TEST)).hasSizeLessThan(40);
    }

    /** The page leaves out the imports, and how deep a line stands is a matter of taste. */
    private static List<String> code(String source) {
        return source.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .filter(line -> Stream.of("package ", "import ").noneMatch(line::startsWith))
                .toList();
    }

    /** Port and date are others in every run. */
    private static String stable(String failure) {
        return failure.replace("\r\n", "\n")
                .replaceAll("localhost:\\d+", "localhost:PORT")
                .replaceAll("(?m)^(  < Date: ).*$", "$1NOW")
                .replaceAll("(?m)^(  Report: ).*$", "$1PAGE")
                .strip();
    }

    private static String property(String name) throws XPathExpressionException {
        return value("/*/*[local-name()='properties']/*[local-name()='" + name + "']", POM.text());
    }

    private static String minor(String version) {
        return version.replaceFirst("^(\\d+\\.\\d+).*$", "$1");
    }

    private static String value(String path, String xml) throws XPathExpressionException {
        XPath xpath = XPathFactory.newInstance().newXPath();
        return xpath.evaluate(path, new InputSource(new StringReader(xml)));
    }
}
