package io.authcontract.report;

import io.authcontract.contract.Toleration;

/** An exception that no finding needed, in {@code matrix.json}. The names of the members are those of the schema. */
record TolerationEntry(int run, String rule, String cells, String reason, String until) {

    static TolerationEntry of(Toleration toleration) {
        return new TolerationEntry(
                1,
                toleration.rule(),
                toleration.cells(),
                toleration.reason(),
                toleration.until().toString());
    }

    TolerationEntry numbered(int other) {
        return new TolerationEntry(other, rule, cells, reason, until);
    }
}
