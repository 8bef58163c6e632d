package io.authcontract.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.authcontract.credential.Credential;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTests {
    @TempDir
    Path folder;

    private static Function<String, Optional<String>> place(Map<String, String> entries) {
        return name -> Optional.ofNullable(entries.get(name));
    }

    private static Secrets secrets(Map<String, String> environment, Map<String, String> properties, Path file) {
        return Secrets.of(place(environment), place(properties), Optional.of(file));
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("orders.properties"), content);
    }

    @Test
    void readsTheEnvironmentBeforePropertiesBeforeTheFile() throws IOException {
        Path file = file("A=file-a\nB=file-b\nC=file-c\n");
        Secrets secrets = secrets(Map.of("A", "environment-a"), Map.of("A", "property-a", "B", "property-b"), file);

        assertThat(secrets.read("A")).isEqualTo("environment-a");
        assertThat(secrets.read("B")).isEqualTo("property-b");
        assertThat(secrets.read("C")).isEqualTo("file-c");
    }

    @Test
    void passesOverBlankValues() throws IOException {
        Secrets secrets = secrets(Map.of("A", " "), Map.of("A", ""), file("A=f\u00FCr-alice\n"));

        assertThat(secrets.read("A")).isEqualTo("f\u00FCr-alice");
    }

    @Test
    void doesNotTouchTheFileWhileItIsNotNeeded() {
        Secrets secrets = secrets(Map.of("A", "environment-a"), Map.of(), folder.resolve("absent"));

        assertThat(secrets.read("A")).isEqualTo("environment-a");
    }

    @Test
    void saysWhereItLooked() throws IOException {
        Path file = file("OTHER=1\n");

        assertThatIllegalStateException()
                .isThrownBy(() -> secrets(Map.of(), Map.of(), file).read("ORDERS_TOKEN"))
                .withMessage(
                        "There is no secret \"ORDERS_TOKEN\". Looked for:"
                                + "\n  the environment variable ORDERS_TOKEN"
                                + "\n  the system property ORDERS_TOKEN"
                                + "\n  the entry ORDERS_TOKEN in " + file
                                + "\nSet one of them to a value that is not blank; in a secrets file the line is ORDERS_TOKEN=<value>.");
    }

    @Test
    void saysThatThereIsNoFile() {
        Secrets secrets = Secrets.of(place(Map.of()), place(Map.of()), Optional.empty());

        assertThatIllegalStateException()
                .isThrownBy(() -> secrets.read("ORDERS_TOKEN"))
                .withMessageContaining("\n  (no secrets file: authcontract.secrets-file is not set)\n");
    }

    @Test
    void asksForAMissingFile() {
        Path absent = folder.resolve("absent");

        assertThatIllegalStateException()
                .isThrownBy(() -> secrets(Map.of(), Map.of(), absent).read("A"))
                .withMessage("There is no secrets file " + absent
                        + " (authcontract.secrets-file). Create it, or unset the property.");
    }

    @ParameterizedTest
    @ValueSource(strings = {".git", "pom.xml", "build.gradle", "build.gradle.kts"})
    void refusesAFileInsideASourceTree(String mark) throws IOException {
        Files.createFile(folder.resolve(mark));
        Path file = Files.createDirectories(folder.resolve("src/test")).resolve("secrets.properties");
        Files.writeString(file, "A=a\n");

        assertThatIllegalStateException()
                .isThrownBy(() -> secrets(Map.of(), Map.of(), file).read("A"))
                .withMessage("The secrets file " + file + " (authcontract.secrets-file) lies inside the source tree "
                        + folder.toRealPath()
                        + ". Move it outside, so that it is never committed, for example to a folder in your home.");
    }

    @Test
    void followsLinksIntoASourceTree() throws IOException {
        Path project = Files.createDirectory(folder.resolve("project"));
        Files.createFile(project.resolve("pom.xml"));
        Path real = Files.writeString(project.resolve("secrets.properties"), "A=a\n");
        Path link = Files.createSymbolicLink(folder.resolve("link.properties"), real);

        assertThatIllegalStateException()
                .isThrownBy(() -> secrets(Map.of(), Map.of(), link).read("A"))
                .withMessageContaining("lies inside the source tree");
    }

    @Test
    void doesNotQuoteAFileItCannotRead() throws IOException {
        Path file = Files.write(
                folder.resolve("latin1.properties"), "A=open-s\u00E9same\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatIllegalStateException()
                .isThrownBy(() -> secrets(Map.of(), Map.of(), file).read("A"))
                .withMessage("The secrets file " + file
                        + " (authcontract.secrets-file) cannot be read: MalformedInputException."
                        + " Write one line NAME=value for each secret, in UTF-8.")
                .withNoCause();
    }

    @Test
    void tellsTheRedactorWhatWasRead() {
        Secrets secrets = Secrets.of(place(Map.of("A", "open-sesame")), place(Map.of()), Optional.empty());

        assertThat(secrets.redaction().text("say open-sesame")).isEqualTo("say open-sesame");
        secrets.read("A");
        assertThat(secrets.redaction().text("say open-sesame")).doesNotContain("open-sesame");
        assertThat(secrets).hasToString("Secrets[1 known]");
    }

    @Test
    void tellsTheRedactorWhatIdentitiesSupplied() {
        Secrets secrets = Secrets.of(place(Map.of()), place(Map.of()), Optional.empty());
        secrets.learn(Credential.apiKey("X-Api-Key", "open-sesame"));

        assertThat(secrets.redaction().text("say open-sesame")).doesNotContain("open-sesame");
    }
}
