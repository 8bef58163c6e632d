package io.authcontract.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What is appended to a file. */
final class FileLines implements LogCapture.Lines {
    private static final int MOST_OCTETS = 16 << 20;

    private final Path file;
    private final long before;

    FileLines(Path file) {
        this.file = file;
        this.before = size();
    }

    private long size() {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A file that has become shorter was begun anew. */
    @Override
    public List<String> sinceOpened() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (InputStream in = Files.newInputStream(file)) {
            if (size() >= before) {
                in.skipNBytes(before);
            }
            return new String(in.readNBytes(MOST_OCTETS), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        // Nothing was attached.
    }
}
