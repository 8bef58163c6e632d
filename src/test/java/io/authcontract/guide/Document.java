package io.authcontract.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A Markdown file of this project.
 *
 * @param file where it is
 * @param text all of it
 */
record Document(Path file, String text) {
    private static final Path PROJECT = Path.of(System.getProperty("basedir", ""));
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)");

    static Document read(String name) {
        Path file = inProject(name);
        try {
            return new Document(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path inProject(String name) {
        return PROJECT.resolve(name);
    }

    /** The content of every fenced block of that language, in order. */
    List<String> blocks(String language) {
        return found(Pattern.compile("(?s)^```" + language + "\\n(.*?)^```$", Pattern.MULTILINE));
    }

    /** Where links to files of this project lead. */
    List<Path> linkedFiles() {
        return found(LINK).stream()
                .filter(target -> !target.contains("://"))
                .map(file::resolveSibling)
                .toList();
    }

    /** What the first group of a pattern holds, wherever it is found. */
    List<String> found(Pattern pattern) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
