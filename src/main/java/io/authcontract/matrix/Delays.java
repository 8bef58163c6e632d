package io.authcontract.matrix;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long one answer after the other took, and whether that grew. Medians only: one slow answer is the machine's. */
final class Delays {
    private static final int FEWEST = 3;
    private static final int PARTS = 4;
    private static final Duration GROWTH = Duration.ofMillis(100);
    private static final Duration PLAIN_GROWTH = Duration.ofMillis(400);

    private final List<Duration> all = new ArrayList<>();

    void add(Duration time) {
        all.add(time);
    }

    /** Begins again, for what has grown was something else. */
    void forget() {
        all.clear();
    }

    /** Whether the last few answers, each of them, took so much longer than the first few that nothing else has to be seen. */
    boolean havePlainlyGrown() {
        return all.size() >= 2 * FEWEST
                && last(FEWEST).stream()
                        .allMatch(time ->
                                time.compareTo(median(all.subList(0, FEWEST)).plus(PLAIN_GROWTH)) >= 0);
    }

    /** Whether the last part of the answers took clearly longer than the first one. */
    boolean haveGrown() {
        return all.size() >= 2 * FEWEST
                && now().compareTo(before().plus(GROWTH)) >= 0
                && now().compareTo(before().multipliedBy(2)) >= 0;
    }

    Duration before() {
        return median(all.subList(0, part()));
    }

    Duration now() {
        return median(last(part()));
    }

    /** Whether a time is nearer to the first answers than to the last. */
    boolean isAsBefore(Duration time) {
        return time.compareTo(before().plus(now()).dividedBy(2)) < 0;
    }

    private int part() {
        return Math.max(FEWEST, all.size() / PARTS);
    }

    private List<Duration> last(int many) {
        return all.subList(all.size() - many, all.size());
    }

    private static Duration median(List<Duration> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }

    @Override
    public String toString() {
        return before().toMillis() + " ms at first, " + now().toMillis() + " ms in the end";
    }
}
