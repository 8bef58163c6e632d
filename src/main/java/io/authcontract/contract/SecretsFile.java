package io.authcontract.contract;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** A properties file of secrets. It has to lie outside every source tree: what lies inside gets committed one day. */
final class SecretsFile {
    private static final List<String> ROOT_MARKS = List.of(".git", "pom.xml", "build.gradle", "build.gradle.kts");

    private SecretsFile() {}

    static Optional<String> entry(Path path, String name) {
        Path real = existing(path);
        refuseInsideSources(path, real);
        Properties entries = new Properties();
        try (Reader reader = Files.newBufferedReader(real)) {
            entries.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            // No cause and no detail: the text of a parser's exception may quote the line.
            throw new IllegalStateException("The secrets file " + path + " (authcontract.secrets-file) cannot be read: "
                    + unreadable.getClass().getSimpleName() + ". Write one line NAME=value for each secret, in UTF-8.");
        }
        return Optional.ofNullable(entries.getProperty(name));
    }

    private static Path existing(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException absent) {
            throw new IllegalStateException(
                    "There is no secrets file " + path
                            + " (authcontract.secrets-file). Create it, or unset the property.",
                    absent);
        }
    }

    private static void refuseInsideSources(Path path, Path real) {
        for (Path folder = real.getParent(); folder != null; folder = folder.getParent()) {
            Path root = folder;
            if (ROOT_MARKS.stream().anyMatch(mark -> Files.exists(root.resolve(mark)))) {
                throw new IllegalStateException(
                        "The secrets file " + path + " (authcontract.secrets-file) lies inside the source tree " + root
                                + ". Move it outside, so that it is never committed, for example to a folder in your home.");
            }
        }
    }
}
