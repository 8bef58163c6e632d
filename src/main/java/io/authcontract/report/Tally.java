package io.authcontract.report;

import io.authcontract.matrix.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How many cells have which verdict. */
final class Tally {
    /** The verdict that a reader has to know of first. */
    static final List<Verdict> WORST_FIRST = List.of(
            Verdict.BROKEN, Verdict.UNPROVEN, Verdict.INCONCLUSIVE, Verdict.SKIPPED, Verdict.PROVEN, Verdict.CLOSED);

    private static final List<Verdict> AS_TOLD = List.of(
            Verdict.PROVEN, Verdict.BROKEN, Verdict.UNPROVEN, Verdict.INCONCLUSIVE, Verdict.SKIPPED, Verdict.CLOSED);

    private final int[] counts = new int[AS_TOLD.size()];

    void add(Verdict verdict) {
        counts[verdict.ordinal()]++;
    }

    void add(Tally other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }

    int count(Verdict verdict) {
        return counts[verdict.ordinal()];
    }

    int total() {
        return IntStream.of(counts).sum();
    }

    private boolean has(Verdict verdict) {
        return count(verdict) > 0;
    }

    /** The worst of the verdicts; {@code CLOSED} when there is none. */
    Verdict worst() {
        return WORST_FIRST.stream().filter(this::has).findFirst().orElse(Verdict.CLOSED);
    }

    /** {@code 30 proven, 2 broken}: what there is, and proven ones even if there is none. */
    @Override
    public String toString() {
        return told(verdict -> verdict == Verdict.PROVEN || has(verdict));
    }

    /** {@code 2 unproven}: what there is. */
    String present() {
        return told(this::has);
    }

    private String told(Predicate<Verdict> isTold) {
        return AS_TOLD.stream()
                .filter(isTold)
                .map(verdict -> count(verdict) + " " + verdict.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
