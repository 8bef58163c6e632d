package io.authcontract.architecture;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The class path of somebody who uses authcontract: that of this build, less our own tests, and less or plus some libraries.
 *
 * @param entries jars and directories in order
 */
record UserClassPath(List<Path> entries) {
    static UserClassPath complete() {
        List<Path> entries = Arrays.stream(
                        System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1))
                .map(Path::of)
                .filter(entry -> !entry.endsWith("test-classes"))
                .toList();
        return new UserClassPath(entries);
    }

    /** Takes jars away; each name must be the start of at least one jar's file name, else the test would prove nothing. */
    UserClassPath without(String... jars) {
        List<Path> kept = new ArrayList<>(entries);
        for (String jar : jars) {
            if (!kept.removeIf(entry -> entry.getFileName().toString().startsWith(jar))) {
                throw new IllegalArgumentException("no jar on the class path starts with " + jar + ": " + entries);
            }
        }
        return new UserClassPath(kept);
    }

    /** Adds every jar of a directory under target/ that the build fills before the tests run. */
    UserClassPath with(String directory) {
        Path jars = Path.of(System.getProperty("basedir", ""), "target", directory);
        if (!Files.isDirectory(jars)) {
            throw new IllegalStateException(jars + " does not exist; mvn generate-test-resources makes it");
        }
        try (Stream<Path> found = Files.list(jars)) {
            return new UserClassPath(
                    Stream.concat(entries.stream(), found.sorted()).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a class can be loaded from these entries and the JDK alone. */
    boolean has(String className) throws IOException {
        try (URLClassLoader loader = new URLClassLoader(urls(), ClassLoader.getPlatformClassLoader())) {
            return !loader.loadClass(className).getName().isEmpty();
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    private URL[] urls() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (Path entry : entries) {
            urls.add(entry.toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }
}
