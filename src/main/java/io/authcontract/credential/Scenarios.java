package io.authcontract.credential;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The scenarios there are, by the ids of the catalogue.
 *
 * @since 0.1.0
 */
public final class Scenarios {
    private static final List<Scenario> ALL = Stream.of(
                    AnySchemeScenarios.all(),
                    BasicScenarios.all(),
                    BearerScenarios.all(),
                    CarrierScenarios.all(),
                    PathScenarios.all(),
                    FieldScenarios.all(),
                    ContentScenarios.all(),
                    MethodScenarios.all(),
                    CorsScenarios.all())
            .flatMap(List::stream)
            .toList();

    /** What nobody sends but us, and no answer has to repeat. */
    public static final String CANARY = "authcontract-canary-7f3a";

    private Scenarios() {}

    /**
     * Returns every scenario, in the order in which reports list them.
     *
     * @return the scenarios of all tiers
     */
    public static List<Scenario> all() {
        return ALL;
    }

    /**
     * Returns the scenarios of some tiers.
     *
     * @param tiers the tiers
     * @return the scenarios, in order
     */
    public static List<Scenario> of(Collection<Tier> tiers) {
        return ALL.stream().filter(scenario -> tiers.contains(scenario.tier())).toList();
    }

    /**
     * Looks for a scenario.
     *
     * @param id its id, with the variant where there are several
     * @return the scenario, or empty
     */
    public static Optional<Scenario> find(String id) {
        return ALL.stream().filter(scenario -> scenario.id().equals(id)).findFirst();
    }
}
