package io.authcontract.contract;

import java.util.Optional;
import java.util.Set;

/**
 * What proves that a valid credential works for an operation.
 *
 * @param statuses the statuses that are right for a request with a valid credential; empty means any 2xx
 * @param absentBecause why there can be no control at all; its cells are then unproven
 * @since 0.1.0
 */
public record ControlPlan(Set<Integer> statuses, Optional<String> absentBecause) {
    private static final ControlPlan STANDARD = new ControlPlan(Set.of(), Optional.empty());

    /**
     * Creates a plan; the set is copied.
     *
     * @param statuses the statuses that are right for a request with a valid credential; empty means any 2xx
     * @param absentBecause why there can be no control at all
     */
    public ControlPlan {
        statuses = Set.copyOf(statuses);
    }

    /**
     * Returns the plan of an operation that declares nothing: any 2xx.
     *
     * @return the plan
     */
    public static ControlPlan standard() {
        return STANDARD;
    }
}
