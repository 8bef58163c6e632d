package io.authcontract.report;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The fragments under {@code runs}, one for each test class and contract. All but {@link #lock} is for the holder of the lock. */
final class RunFiles {
    private static final int READABLE_LENGTH = 100;

    private final Path directory;

    RunFiles(Path directory) {
        this.directory = directory;
    }

    FolderLock lock() throws IOException {
        Files.createDirectories(directory);
        return FolderLock.acquire(directory.resolve(".lock"));
    }

    void put(Fragment fragment) throws IOException {
        Path file = directory.resolve(name(fragment.run()));
        Fragment merged = fragment;
        if (!fragment.run().complete()) {
            // Cells that the stub has answered and cells of a service are not one run.
            Optional<Fragment> former =
                    former(file).filter(it -> it.run().stub() == fragment.run().stub());
            if (former.isPresent()) {
                merged = FragmentMerge.of(former.get(), fragment);
            }
        }
        List<Section> section = List.of(Section.of(merged));
        WholeFile.write(file, target -> MatrixJson.write(section, target));
    }

    private static Optional<Fragment> former(Path file) {
        return Files.exists(file) ? read(file).map(Section::fragment) : Optional.empty();
    }

    /** Names may contain anything; what a file system dislikes is replaced, and a digest keeps them apart. */
    private static String name(RunEntry run) {
        String name = (run.testClass() + "-" + run.name()).replaceAll("[^A-Za-z0-9.-]", "_");
        String key = run.testClass() + "\n" + run.name();
        return name.substring(0, Math.min(READABLE_LENGTH, name.length())) + "-" + digest(key) + ".json";
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** All runs that can be read, by test class and contract. */
    Sections sections() throws IOException {
        List<Section> sections = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (Path file : files()) {
            read(file).ifPresentOrElse(sections::add, () -> unreadable.add(String.valueOf(file.getFileName())));
        }
        sections.sort(Comparator.comparing((Section section) -> section.run().testClass())
                .thenComparing(section -> section.run().name()));
        return new Sections(sections, unreadable);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    /** A file of another version, or one that somebody has edited, must not keep everybody from the report: it is left out, and the page says so. */
    private static Optional<Section> read(Path file) {
        try {
            return Optional.of(Section.of(FragmentFile.read(file)));
        } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }
}
