package io.authcontract.matrix;

import io.authcontract.http.HostNotAllowedException;
import io.authcontract.rule.Happening;
import io.authcontract.rule.Hook;
import java.util.Set;
import java.util.function.Consumer;

/** Asks for a path where nothing is, without credentials: what the answer shows is of the service, and no data of anything that it protects. */
final class NowhereTrial implements Trial {
    private final Bench bench;

    NowhereTrial(Bench bench) {
        this.bench = bench;
    }

    @Override
    public Hook hook() {
        return Hook.OTHER_HOST;
    }

    @Override
    public Set<String> rules() {
        return Set.of("body-no-protected-data");
    }

    @Override
    public void run(Consumer<Happening> tell) {
        try {
            tell.accept(new Happening.AskedNowhere(bench.send(bench.nowhere())));
        } catch (HostNotAllowedException elsewhere) {
            // Then no cell was sent either.
        }
    }
}
