package io.authcontract.contract;

import io.authcontract.http.RequestPath;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A way to look at the state of the service without changing it, to see whether a refused request was applied all the same (RFC 9110 section 15.5.2).
 *
 * <pre>{@code
 * StateProbe.get("/orders", "alice").without("servedAt")
 * StateProbe.of(() -> jdbc.queryForObject("select count(*) from orders", String.class))
 * }</pre>
 *
 * @since 0.1.0
 */
public final class StateProbe {
    private final Look look;
    private final Set<String> volatileMembers;
    private final Duration delay;

    private sealed interface Look {}

    private record Get(String path, String identity) implements Look {}

    private record Asked(Supplier<String> state) implements Look {}

    private StateProbe(Look look, Set<String> volatileMembers, Duration delay) {
        this.look = look;
        this.volatileMembers = Set.copyOf(volatileMembers);
        this.delay = delay;
    }

    /**
     * Returns a probe that sends a GET. Content of a 2xx is the state; anything else shows none.
     *
     * @param path the path below the base address, perhaps with a query
     * @param identity the name of an identity of the contract that may see everything
     * @return the probe
     * @throws IllegalArgumentException when the path does not begin with a slash
     */
    public static StateProbe get(String path, String identity) {
        RequestPath.check(path);
        return new StateProbe(new Get(path, identity), Set.of(), Duration.ZERO);
    }

    /**
     * Returns a probe that asks a function, for example one that counts the rows of a table. What it throws is told as the reason why nothing is known.
     *
     * @param state gives the state as text, JSON or not
     * @return the probe
     */
    public static StateProbe of(Supplier<String> state) {
        return new StateProbe(new Asked(state), Set.of(), Duration.ZERO);
    }

    /**
     * Declares members of JSON objects that change by themselves, at any depth.
     *
     * @param members the names of the members: {@code "servedAt"}
     * @return another probe
     */
    public StateProbe without(String... members) {
        Set<String> all = new LinkedHashSet<>(volatileMembers);
        all.addAll(List.of(members));
        return new StateProbe(look, all, delay);
    }

    /**
     * Declares how long it takes until what a request has caused can be seen. Where the state is the same after a request, it is looked at once more after
     * that time.
     *
     * @param time not negative; zero without it
     * @return another probe
     * @throws IllegalArgumentException when the time is negative
     */
    public StateProbe seenAfter(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException(
                    "A state probe has seenAfter(" + time + "). Write a time such as Duration.ofMillis(200).");
        }
        return new StateProbe(look, volatileMembers, time);
    }

    /**
     * Returns the path that is asked.
     *
     * @return the path, empty for a function
     */
    public Optional<String> path() {
        return look instanceof Get get ? Optional.of(get.path()) : Optional.empty();
    }

    /**
     * Returns who asks.
     *
     * @return the name of an identity, empty for a function
     */
    public Optional<String> identity() {
        return look instanceof Get get ? Optional.of(get.identity()) : Optional.empty();
    }

    /**
     * Returns the function that is asked.
     *
     * @return the function, empty for a path
     */
    public Optional<Supplier<String>> function() {
        return look instanceof Asked asked ? Optional.of(asked.state()) : Optional.empty();
    }

    /**
     * Returns what changes by itself.
     *
     * @return the names of the members
     */
    public Set<String> volatileMembers() {
        return volatileMembers;
    }

    /**
     * Returns how long it takes until an effect can be seen.
     *
     * @return the time
     */
    public Duration delay() {
        return delay;
    }

    @Override
    public String toString() {
        return look instanceof Get get ? "GET " + get.path() + " as " + get.identity() : "a function of the contract";
    }
}
