package io.authcontract.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Paths and methods of one run, and the schemes whose scenarios run once. */
final class HeatMap {
    private static final List<String> USUAL =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    private final Map<String, Map<String, Grid.Row>> paths = new LinkedHashMap<>();
    private final List<Grid.Row> schemes = new ArrayList<>();
    private final List<String> methods;

    HeatMap(Grid grid) {
        List<String> seen = new ArrayList<>();
        for (Grid.Row row : grid.rows()) {
            if (row.isOnce()) {
                schemes.add(row);
                continue;
            }
            paths.computeIfAbsent(row.path(), path -> new LinkedHashMap<>()).put(row.method(), row);
            if (!seen.contains(row.method())) {
                seen.add(row.method());
            }
        }
        this.methods = seen.stream()
                .sorted(Comparator.comparingInt(HeatMap::place).thenComparing(method -> method))
                .toList();
    }

    private static int place(String method) {
        int place = USUAL.indexOf(method);
        return place < 0 ? USUAL.size() : place;
    }

    List<String> methods() {
        return methods;
    }

    List<String> paths() {
        return List.copyOf(paths.keySet());
    }

    Optional<Grid.Row> row(String path, String method) {
        return Optional.ofNullable(paths.getOrDefault(path, Map.of()).get(method));
    }

    List<Grid.Row> schemes() {
        return schemes;
    }
}
