package io.authcontract.rule;

import java.util.Iterator;
import java.util.List;

/**
 * The observations of a run or of one protection space, in order.
 *
 * @since 0.1.0
 */
public final class Observations implements Iterable<Observation> {
    private final List<Observation> all;

    private Observations(List<Observation> all) {
        this.all = all;
    }

    /**
     * Returns these observations.
     *
     * @param all the observations, in order
     * @return them as one value
     */
    public static Observations of(List<Observation> all) {
        return new Observations(List.copyOf(all));
    }

    @Override
    public Iterator<Observation> iterator() {
        return all.iterator();
    }
}
