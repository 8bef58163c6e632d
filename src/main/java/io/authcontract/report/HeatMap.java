package io.authcontract.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Paths and methods of one run, and the schemes whose scenarios run once. */
final class HeatMap {
    /** RFC 9110 section 9 and RFC 5789, in the order of a table. */
    static final List<String> USUAL = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    private final Grid grid;
    private final Map<String, List<Grid.Row>> paths = new LinkedHashMap<>();
    private final List<Grid.Row> schemes = new ArrayList<>();
    private final List<String> methods;

    HeatMap(Grid grid) {
        this.grid = grid;
        Set<String> seen = new HashSet<>();
        for (Grid.Row row : grid.rows()) {
            if (row.isOnce()) {
                schemes.add(row);
            } else {
                paths.computeIfAbsent(row.path(), path -> new ArrayList<>(4)).add(row);
                seen.add(row.method());
            }
        }
        grid.closed().forEach((path, some) -> {
            paths.computeIfAbsent(path, key -> new ArrayList<>(4));
            seen.addAll(some);
        });
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
        return paths.getOrDefault(path, List.of()).stream()
                .filter(row -> row.method().equals(method))
                .findFirst();
    }

    /** Whether the method was tried there, and nobody serves it. */
    boolean isClosed(String path, String method) {
        return grid.closed().getOrDefault(path, List.of()).contains(method);
    }

    List<Grid.Row> schemes() {
        return schemes;
    }
}
