package io.authcontract.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file so that whoever reads it sees all of the former or all of the new one. Only for the holder of the folder's lock. */
final class WholeFile {
    /** Writes text. */
    interface Content {
        void writeTo(Writer target) throws IOException;
    }

    private WholeFile() {}

    static void write(Path file, Content content) throws IOException {
        Path half = file.resolveSibling(file.getFileName() + ".half");
        try (Writer target = Files.newBufferedWriter(half)) {
            content.writeTo(target);
        }
        try {
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException rare) {
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
