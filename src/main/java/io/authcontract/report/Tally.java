package io.authcontract.report;

import io.authcontract.matrix.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How many cells have which verdict. */
final class Tally {
    /** The verdict that a reader has to know of first. */
    static final List<Verdict> WORST_FIRST = List.of(
            Verdict.BROKEN, Verdict.UNPROVEN, Verdict.INCONCLUSIVE, Verdict.SKIPPED, Verdict.PROVEN, Verdict.CLOSED);

    private static final List<Verdict> AS_TOLD = List.of(
            Verdict.PROVEN, Verdict.BROKEN, Verdict.UNPROVEN, Verdict.INCONCLUSIVE, Verdict.SKIPPED, Verdict.CLOSED);

    private final Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);

    void add(Verdict verdict) {
        add(verdict, 1);
    }

    void add(Verdict verdict, long cells) {
        if (cells > 0) {
            counts.merge(verdict, cells, Long::sum);
        }
    }

    void add(Tally other) {
        other.counts.forEach(this::add);
    }

    long count(Verdict verdict) {
        return counts.getOrDefault(verdict, 0L);
    }

    long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The worst of the verdicts; {@code CLOSED} when there is none. */
    Verdict worst() {
        return WORST_FIRST.stream().filter(counts::containsKey).findFirst().orElse(Verdict.CLOSED);
    }

    /** {@code 30 proven, 2 broken}: what there is, and proven ones even if there is none. */
    @Override
    public String toString() {
        return AS_TOLD.stream()
                .filter(verdict -> verdict == Verdict.PROVEN || counts.containsKey(verdict))
                .map(verdict -> count(verdict) + " " + verdict.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
