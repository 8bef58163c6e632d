package io.authcontract.matrix;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured, round by round; rounds below zero warm up and do not count. */
final class Rounds {
    private static final double LITTLE = 0.05;
    private static final int QUIET_ROUNDS = 3;

    private final Map<String, List<Double>> notes = new LinkedHashMap<>();

    /** One round of all candidates. */
    interface Round {
        void run(int number) throws Exception;
    }

    /** Rounds that do not count until the compiler has little left to do, then those that do. */
    void run(Round round, int most, int counted) throws Exception {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        int quiet = 0;
        for (int i = 1; i <= most && quiet < QUIET_ROUNDS; i++) {
            long compiled = compiler.getTotalCompilationTime();
            double millis = time(-i, "round", () -> round.run(-1));
            double share = (compiler.getTotalCompilationTime() - compiled) / millis;
            MatrixBenchmarks.print("warm-up %d: the compiler was busy for %.0f %%", i, share * 100);
            quiet = share < LITTLE ? quiet + 1 : 0;
        }
        for (int i = 0; i < counted; i++) {
            round.run(i);
        }
    }

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
