package io.authcontract.rule;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.DoubleStream;

/** How long the requests of one series took, in nanoseconds and ascending order. For the statistics of two such series. */
final class Timings {
    /** What a difference has to be above before a network hides it. */
    private static final double LEAST_DIFFERENCE = Duration.ofMillis(5).toNanos();

    private static final double DEVIATIONS = 3;
    /** The normal deviate that chance exceeds, to either side, once in a thousand times. */
    private static final double CRITICAL = 3.2905;

    private final double[] sorted;

    private Timings(double... sorted) {
        this.sorted = sorted;
    }

    static Timings of(Collection<Duration> durations) {
        return new Timings(
                durations.stream().mapToDouble(Duration::toNanos).sorted().toArray());
    }

    int size() {
        return sorted.length;
    }

    double median() {
        return median(sorted);
    }

    /** The median of the distances from the median. */
    double deviation() {
        double middle = median();
        return median(Arrays.stream(sorted)
                .map(time -> Math.abs(time - middle))
                .sorted()
                .toArray());
    }

    private static double median(double... ascending) {
        int half = ascending.length / 2;
        return ascending.length % 2 == 1 ? ascending[half] : (ascending[half - 1] + ascending[half]) / 2;
    }

    /** A difference counts when it is large, and when the order of the times does not look like chance: either alone happens on a busy machine. */
    boolean isApartFrom(Timings other) {
        double large = Math.max(LEAST_DIFFERENCE, DEVIATIONS * Math.max(deviation(), other.deviation()));
        return Math.abs(median() - other.median()) >= large && Math.abs(rankDeviate(other)) > CRITICAL;
    }

    /** The rank test of Wilcoxon, Mann and Whitney as a normal deviate, ties at their middle rank. */
    double rankDeviate(Timings other) {
        double[] all = DoubleStream.concat(Arrays.stream(sorted), Arrays.stream(other.sorted))
                .sorted()
                .toArray();
        double n = size();
        double m = other.size();
        double ranks = 0;
        double ties = 0;
        for (int from = 0, to; from < all.length; from = to) {
            to = from + 1;
            while (to < all.length && all[to] == all[from]) {
                to++;
            }
            double tied = to - from;
            ranks += (from + 1 + to) / 2.0 * count(all[from]);
            ties += tied * tied * tied - tied;
        }
        double total = n + m;
        double variance = n * m / 12 * (total + 1 - ties / (total * (total - 1)));
        return variance == 0 ? 0 : (ranks - n * (n + 1) / 2 - n * m / 2) / Math.sqrt(variance);
    }

    private long count(double time) {
        return Arrays.stream(sorted).filter(each -> each == time).count();
    }
}
