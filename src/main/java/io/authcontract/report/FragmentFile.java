package io.authcontract.report;

import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a fragment. Its cells are read anew each time somebody asks for them, one by one. */
final class FragmentFile {
    private final Path path;
    private final List<RunEntry> runs = new ArrayList<>();
    private final List<OperationEntry> operations = new ArrayList<>();
    private final List<ClusterEntry> clusters = new ArrayList<>();
    private final List<FindingEntry> overall = new ArrayList<>();
    private final List<RefusalEntry> refusals = new ArrayList<>();
    private final List<NotApplicableEntry> notApplicable = new ArrayList<>();
    private final List<TolerationEntry> unused = new ArrayList<>();

    private FragmentFile(Path path) {
        this.path = path;
    }

    /** Reads all but the cells. */
    static Fragment read(Path path) throws IOException {
        FragmentFile file = new FragmentFile(path);
        file.each(Optional.empty());
        if (file.runs.size() != 1) {
            throw new JsonParseException(path + " tells of " + file.runs.size() + " runs, and a fragment tells of one");
        }
        return new Fragment(
                file.runs.get(0),
                file.operations,
                file.clusters,
                file.overall,
                file.refusals,
                file.notApplicable,
                file.unused,
                use -> new FragmentFile(path).each(Optional.of(use)));
    }

    private void each(Optional<Consumer<CellEntry>> use) throws IOException {
        try (Reader text = Files.newBufferedReader(path);
                JsonReader reader = MatrixJson.GSON.newJsonReader(text)) {
            reader.beginObject();
            while (reader.hasNext()) {
                member(reader.nextName(), reader, use);
            }
            reader.endObject();
        }
    }

    private void member(String name, JsonReader reader, Optional<Consumer<CellEntry>> use) throws IOException {
        switch (name) {
            case "schema" -> checkSchema(reader);
            case "contracts" -> array(reader, RunEntry.class, runs::add);
            case "operations" -> array(reader, OperationEntry.class, operations::add);
            case "clusters" -> array(reader, ClusterEntry.class, clusters::add);
            case "findings" -> array(reader, FindingEntry.class, overall::add);
            case "refusals" -> array(reader, RefusalEntry.class, refusals::add);
            case "notApplicable" -> array(reader, NotApplicableEntry.class, notApplicable::add);
            case "unusedTolerations" -> array(reader, TolerationEntry.class, unused::add);
            case "cells" -> cells(reader, use);
            default -> reader.skipValue();
        }
    }

    private void checkSchema(JsonReader reader) throws IOException {
        int schema = reader.nextInt();
        if (schema != MatrixJson.SCHEMA) {
            throw new JsonParseException(
                    path + " has schema " + schema + ", and this version reads " + MatrixJson.SCHEMA);
        }
    }

    private static void cells(JsonReader reader, Optional<Consumer<CellEntry>> use) throws IOException {
        if (use.isPresent()) {
            array(reader, CellEntry.class, use.get());
        } else {
            reader.skipValue();
        }
    }

    private static <T> void array(JsonReader reader, Class<T> type, Consumer<T> use) throws IOException {
        reader.beginArray();
        while (reader.peek() != JsonToken.END_ARRAY) {
            use.accept(MatrixJson.GSON.fromJson(reader, type));
        }
        reader.endArray();
    }
}
