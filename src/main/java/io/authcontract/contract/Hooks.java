package io.authcontract.contract;

import java.util.Optional;

/**
 * What the contract gives besides operations, so that rules can see what requests alone do not show. Immutable.
 *
 * <pre>{@code
 * .hooks(h -> h.stateProbe(StateProbe.get("/orders", "alice")))
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Hooks {
    private static final Hooks NONE = new Hooks(Optional.empty());

    private final Optional<StateProbe> stateProbe;

    private Hooks(Optional<StateProbe> stateProbe) {
        this.stateProbe = stateProbe;
    }

    /**
     * Returns the hooks of a contract that declares none.
     *
     * @return no hooks
     */
    public static Hooks none() {
        return NONE;
    }

    /**
     * Declares how to look at the state of the service.
     *
     * @param probe how to look
     * @return other hooks
     */
    public Hooks stateProbe(StateProbe probe) {
        return new Hooks(Optional.of(probe));
    }

    /**
     * Returns how to look at the state of the service.
     *
     * @return the probe, if there is one
     */
    public Optional<StateProbe> stateProbe() {
        return stateProbe;
    }

    @Override
    public String toString() {
        return "Hooks[state probe: " + stateProbe.map(StateProbe::toString).orElse("none") + "]";
    }
}
