package io.authcontract.report;

import io.authcontract.rule.RefusalShape;
import java.util.List;

/** Refusals that look alike, in {@code matrix.json}. The names of the members are those of the schema. */
record RefusalEntry(
        int run,
        String scenario,
        int operations,
        int status,
        String challenges,
        String content,
        String fields,
        List<String> examples) {

    static RefusalEntry of(RefusalShape shape) {
        return new RefusalEntry(
                1,
                shape.scenario(),
                shape.operations(),
                shape.status(),
                shape.challenges(),
                shape.content(),
                shape.fields(),
                shape.examples());
    }

    RefusalEntry numbered(int other) {
        return new RefusalEntry(other, scenario, operations, status, challenges, content, fields, examples);
    }

    /** The first operations, and how many more. */
    String named() {
        int more = operations - examples.size();
        return String.join(", ", examples) + (more > 0 ? " and " + more + " more" : "");
    }
}
