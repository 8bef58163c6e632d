package io.authcontract.report;

/** A rule about a whole run that had nothing to judge, in {@code matrix.json}. The names of the members are those of the schema. */
record NotApplicableEntry(int run, String rule, String reason) {

    NotApplicableEntry numbered(int other) {
        return new NotApplicableEntry(other, rule, reason);
    }
}
