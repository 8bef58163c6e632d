package io.authcontract.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A filtered run put into the former run of the same test class and contract: its cells replace those of the same id. */
final class FragmentMerge {
    private final Fragment former;
    private final Fragment filtered;
    private final Set<String> paths;
    private final Map<Integer, Integer> numbers = new HashMap<>();

    private FragmentMerge(Fragment former, Fragment filtered) {
        this.former = former;
        this.filtered = filtered;
        this.paths = filtered.operations().stream().map(OperationEntry::path).collect(Collectors.toUnmodifiableSet());
    }

    static Fragment of(Fragment former, Fragment filtered) throws IOException {
        return new FragmentMerge(former, filtered).merged();
    }

    private Fragment merged() throws IOException {
        List<ClusterEntry> clusters = clusters();
        Set<String> replaced = new HashSet<>();
        filtered.cells().each(cell -> replaced.add(cell.id()));
        return new Fragment(
                filtered.run().completed(former.run().complete() && isOfTheSameOperations()),
                filtered.operations(),
                clusters,
                former.overall(),
                former.refusals(),
                former.notApplicable(),
                former.unused(),
                use -> {
                    former.cells().each(cell -> {
                        if (!replaced.contains(cell.id()) && isStillThere(cell)) {
                            use.accept(cell);
                        }
                    });
                    filtered.cells().each(cell -> use.accept(cell.in(1, numbers)));
                });
    }

    private boolean isOfTheSameOperations() {
        return former.operations().equals(filtered.operations());
    }

    /** The contract may have lost a path since. */
    private boolean isStillThere(CellEntry cell) {
        return cell.operation().isEmpty() || paths.contains(path(cell.operation()));
    }

    private static String path(String operation) {
        return operation.substring(operation.indexOf(' ') + 1);
    }

    /** The causes of both; one that both have seen keeps its number and gets the newer exchange. */
    private List<ClusterEntry> clusters() {
        Map<String, ClusterEntry> merged = new LinkedHashMap<>();
        former.clusters().forEach(cluster -> merged.put(cluster.cause(), cluster));
        int next =
                former.clusters().stream().mapToInt(ClusterEntry::number).max().orElse(0) + 1;
        for (ClusterEntry cluster : filtered.clusters()) {
            ClusterEntry known = merged.get(cluster.cause());
            int number = known == null ? next++ : known.number();
            numbers.put(cluster.number(), number);
            merged.put(cluster.cause(), cluster.numbered(1, number));
        }
        return new ArrayList<>(merged.values());
    }
}
