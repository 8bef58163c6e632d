package io.authcontract.report;

import io.authcontract.matrix.Verdict;
import java.util.Comparator;
import java.util.List;

/** The causes of a run in the order in which a reader wants them: the worst first, then those of many cells. */
final class Causes {
    private final List<ClusterEntry> sorted;

    Causes(List<ClusterEntry> clusters) {
        this.sorted = clusters.stream()
                .sorted(Comparator.comparingInt(Causes::rank)
                        .thenComparing(
                                Comparator.comparingLong(ClusterEntry::cells).reversed())
                        .thenComparingInt(ClusterEntry::number))
                .toList();
    }

    private static int rank(ClusterEntry cluster) {
        return Tally.WORST_FIRST.indexOf(isFailing(cluster) ? Verdict.BROKEN : cluster.verdict());
    }

    private static boolean isFailing(ClusterEntry cluster) {
        return cluster.finding() == null
                ? cluster.verdict() == Verdict.BROKEN
                : cluster.finding().fails();
    }

    /** Why cells are not as they should be: without the notes. */
    List<ClusterEntry> decisive() {
        return sorted.stream().filter(ClusterEntry::isDecisive).toList();
    }

    /** Why cells are broken. */
    List<ClusterEntry> failing() {
        return sorted.stream().filter(Causes::isFailing).toList();
    }

    /** Why cells prove nothing. */
    List<ClusterEntry> open() {
        return sorted.stream()
                .filter(cluster -> cluster.isDecisive() && !isFailing(cluster))
                .toList();
    }

    /** Findings that do not fail. */
    List<ClusterEntry> notes() {
        return sorted.stream().filter(cluster -> !cluster.isDecisive()).toList();
    }
}
