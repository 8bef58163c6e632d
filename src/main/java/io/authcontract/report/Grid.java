package io.authcontract.report;

import io.authcontract.matrix.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The verdicts of one run, by what was asked and by scenario. */
final class Grid {
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Set<String> scenarios = new LinkedHashSet<>();
    private final Tally tally = new Tally();

    /** An operation, or a scheme. */
    static final class Row {
        private final String subject;
        private final boolean isDeclared;
        private final boolean isOnce;
        private final Map<String, Verdict> verdicts = new LinkedHashMap<>();
        private final Tally tally = new Tally();

        private Row(String subject, boolean isDeclared, boolean isOnce) {
            this.subject = subject;
            this.isDeclared = isDeclared;
            this.isOnce = isOnce;
        }

        String subject() {
            return subject;
        }

        /** The method of an operation. */
        String method() {
            return subject.substring(0, Math.max(0, subject.indexOf(' ')));
        }

        /** The path of an operation. */
        String path() {
            return subject.substring(subject.indexOf(' ') + 1);
        }

        /** Whether the contract declares it; else it is a method that was tried. */
        boolean isDeclared() {
            return isDeclared;
        }

        /** Whether it is a scheme, with the scenarios that run once for it. */
        boolean isOnce() {
            return isOnce;
        }

        Optional<Verdict> verdict(String scenario) {
            return Optional.ofNullable(verdicts.get(scenario));
        }

        /** The scenarios, as they were seen. */
        Map<String, Verdict> verdicts() {
            return verdicts;
        }

        Tally tally() {
            return tally;
        }
    }

    /** Makes the row of an operation before its first cell, so that rows stand in the order of the contract. */
    void declare(String operation) {
        rows.computeIfAbsent(operation, id -> new Row(id, true, false));
    }

    void add(String subject, boolean isOnce, String scenario, Verdict verdict) {
        Row row = rows.computeIfAbsent(subject, id -> new Row(id, false, isOnce));
        row.verdicts.merge(scenario, verdict, Grid::worse);
        row.tally.add(verdict);
        if (!isOnce) {
            scenarios.add(scenario);
        }
        tally.add(verdict);
    }

    private static Verdict worse(Verdict one, Verdict other) {
        return Tally.WORST_FIRST.indexOf(one) <= Tally.WORST_FIRST.indexOf(other) ? one : other;
    }

    /** Operations first, in the order of the contract; then methods that were tried, then schemes. */
    List<Row> rows() {
        List<Row> sorted = new ArrayList<>(rows.values());
        sorted.sort((one, other) -> Integer.compare(rank(one), rank(other)));
        return sorted;
    }

    private static int rank(Row row) {
        return row.isOnce ? 2 : row.isDeclared ? 0 : 1;
    }

    /** The scenarios of operations in the order in which they were seen; without those that run once for a scheme. */
    List<String> scenarios() {
        return List.copyOf(scenarios);
    }

    Tally tally() {
        return tally;
    }
}
