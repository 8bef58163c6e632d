package io.authcontract.rule;

import io.authcontract.http.Request;
import java.util.Set;

/**
 * Where in a run an observation was made, in the words of the contract, and what is known to be wrong with it already.
 *
 * @param operation the operation, as reports name it: {@code DELETE /orders/{id}}
 * @param scenario what the request carries: {@code none.no-credentials}
 * @param found the ids of the rules that found something in this exchange alone
 * @since 0.1.0
 */
public record Setting(String operation, String scenario, Set<String> found) {

    /**
     * Creates a setting; the set is copied.
     *
     * @param operation the operation, as reports name it
     * @param scenario what the request carries
     * @param found the ids of the rules that found something in this exchange alone
     */
    public Setting {
        found = Set.copyOf(found);
    }

    /** What an observation without a contract tells of itself: its request line, and its kind of credential. */
    static Setting of(Observation seen) {
        Circumstances known = seen.circumstances();
        return new Setting(
                Sighting.bounded(seen.request().map(Setting::line).orElse("unknown request")),
                "credential " + known.credential().map(Enum::name).orElse("unknown")
                        + known.presentation().map(how -> ", " + how).orElse(""),
                Set.of());
    }

    /** The path of the operation, as the contract writes it. */
    String path() {
        return operation.substring(operation.indexOf(' ') + 1);
    }

    private static String line(Request request) {
        return request.method() + " " + request.path();
    }
}
