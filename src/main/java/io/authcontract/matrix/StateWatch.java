package io.authcontract.matrix;

import io.authcontract.contract.StateProbe;
import io.authcontract.rule.Happening.Change;
import java.util.List;

/** Remembers the state of a service from one look to the next, and gives up where it changes without any request. */
final class StateWatch {
    private final StateProbe probe;
    private final Bench bench;
    private State latest;

    /**
     * Looks twice: what changes by itself shows nothing.
     *
     * @throws Stuck when the state cannot be seen, or changes by itself
     */
    StateWatch(StateProbe probe, Bench bench) {
        this.probe = probe;
        this.bench = bench;
        this.latest = look();
        checkSettled();
    }

    /**
     * Looks again.
     *
     * @return what has changed since the look before
     * @throws Stuck when the state cannot be seen any more, or changes by itself
     */
    List<Change> changes() {
        State before = latest;
        latest = look();
        if (before.equals(latest) && !probe.delay().isZero()) {
            bench.pause(probe.delay());
            latest = look();
        }
        List<Change> changes = before.changesTo(latest);
        if (!changes.isEmpty()) {
            checkSettled();
        }
        return changes;
    }

    /** A change is an effect of the request only where nothing changes without one, in the same time. */
    private void checkSettled() {
        State before = latest;
        if (!probe.delay().isZero()) {
            bench.pause(probe.delay());
        }
        latest = look();
        List<Change> changes = before.changesTo(latest);
        if (!changes.isEmpty()) {
            throw new Stuck(
                    "the state changes without any request, first at "
                            + changes.get(0).place()
                            + "; declare members that do with .without(\"servedAt\"), or let nothing else use the service meanwhile");
        }
    }

    private State look() {
        Look look = Look.through(probe, bench);
        if (look instanceof Look.Failed failed) {
            throw new Stuck(failed.because());
        }
        return ((Look.Seen) look).state();
    }
}
