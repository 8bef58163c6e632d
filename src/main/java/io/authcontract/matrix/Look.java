package io.authcontract.matrix;

import io.authcontract.contract.StateProbe;
import io.authcontract.http.Exchange;
import io.authcontract.http.Fault;
import io.authcontract.http.Response;
import java.util.function.Supplier;

/** One look at the state of the service. */
sealed interface Look {

    /** The state. */
    record Seen(State state) implements Look {}

    /** Nothing can be seen. */
    record Failed(String because) implements Look {}

    /** Looks through the probe of a contract, whatever it does. */
    static Look through(StateProbe probe, Bench bench) {
        return probe.function().map(function -> asked(probe, function)).orElseGet(() -> sent(probe, bench));
    }

    private static Look asked(StateProbe probe, Supplier<String> function) {
        try {
            String state = function.get();
            return state == null ? failed(probe, "gave null") : seen(probe, state);
        } catch (RuntimeException | AssertionError thrown) {
            return failed(probe, "threw " + thrown);
        }
    }

    private static Look sent(StateProbe probe, Bench bench) {
        Exchange exchange = bench.send(
                bench.get(probe.path().orElseThrow(), probe.identity().orElseThrow()));
        return exchange.response()
                .map(response -> answered(probe, response))
                .orElseGet(() -> failed(
                        probe,
                        "got no answer: "
                                + exchange.fault().map(Fault::toString).orElse("unknown")));
    }

    private static Look answered(StateProbe probe, Response response) {
        if (response.status() / 100 != 2) {
            return failed(probe, "was answered with " + response.status());
        }
        if (!response.content().isKnown() || response.content().isTruncated()) {
            return failed(probe, "got content that cannot be read to its end");
        }
        return seen(probe, response.text());
    }

    private static Look seen(StateProbe probe, String text) {
        return new Seen(State.of(text, probe.volatileMembers()));
    }

    private static Look failed(StateProbe probe, String because) {
        return new Failed("the state probe, " + probe + ", " + because);
    }
}
