package io.authcontract.matrix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured, round by round; rounds below zero warm up and do not count. */
final class Rounds {
    private final Map<String, List<Double>> notes = new LinkedHashMap<>();

    interface Work {
        void run() throws Exception;
    }

    /** Returns milliseconds. */
    double time(int round, String what, Work work) throws Exception {
        long began = System.nanoTime();
        work.run();
        double millis = (System.nanoTime() - began) / 1e6;
        note(round, what + ", ms", millis);
        return millis;
    }

    void note(int round, String what, double value) {
        MatrixBenchmarks.print("%s %d: %s %.2f", round < 0 ? "warm-up" : "round", round, what, value);
        if (round >= 0) {
            notes.computeIfAbsent(what, key -> new ArrayList<>()).add(value);
        }
    }

    void print() {
        notes.forEach((what, values) -> {
            List<Double> sorted = values.stream().sorted().toList();
            MatrixBenchmarks.print("MEDIAN %s: %.2f", what, sorted.get(sorted.size() / 2));
        });
    }
}
