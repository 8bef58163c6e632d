package io.authcontract.rule;

import io.authcontract.rule.Happening.Change;
import java.util.List;
import java.util.Map;

/** An example of the catalogue that is no exchange: what was tried, as its facts say. */
final class TriedExample {
    private TriedExample() {}

    static Happening of(Map<String, Object> facts) {
        if (facts.containsKey("refused")) {
            List<Change> changes = facts.containsKey("before")
                    ? List.of(new Change("$", text(facts, "before"), text(facts, "after")))
                    : List.of();
            int status = ((Number) facts.get("status")).intValue();
            return new Happening.Refused(text(facts, "refused"), "none.no-credentials", status, changes);
        }
        return new Happening.Accepted(text(facts, "accepted"), (Boolean) facts.get("hasChanged"));
    }

    private static String text(Map<String, Object> facts, String name) {
        return String.valueOf(facts.get(name));
    }
}
