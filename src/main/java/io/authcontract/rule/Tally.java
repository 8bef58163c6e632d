package io.authcontract.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Operations, counted: the first few by name, the others only as a sum that tells one set of them from another. */
final class Tally {
    private static final int MOST_NAMES = 3;
    private static final int MOST_METHODS = 16;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> methods = new LinkedHashMap<>();
    private int count;
    private long sum;

    void add(String operation) {
        count++;
        long hash = operation.hashCode() * SPREAD;
        sum += hash ^ (hash >>> 29);
        if (names.size() < MOST_NAMES) {
            names.add(operation);
        }
        String method = operation.split(" ", 2)[0];
        if (methods.containsKey(method) || methods.size() < MOST_METHODS) {
            methods.merge(method, 1, Integer::sum);
        }
    }

    void add(Tally other) {
        count += other.count;
        sum += other.sum;
        other.names.stream().limit(MOST_NAMES - names.size()).forEach(names::add);
        other.methods.forEach((method, times) -> methods.merge(method, times, Integer::sum));
    }

    int count() {
        return count;
    }

    List<String> names() {
        return List.copyOf(names);
    }

    /** The same for the same operations, in whatever order they came. */
    String identity() {
        return count + " " + Long.toHexString(sum);
    }

    /** Names them: a method where these are all operations with it, of several; else the first few. */
    String among(Tally all) {
        String method = methods.keySet().iterator().next();
        if (methods.size() == 1
                && count > 1
                && all.methods.size() > 1
                && all.methods.getOrDefault(method, 0) == count) {
            return "every " + method + " (" + count + ")";
        }
        String first = String.join(", ", names);
        int others = count - names.size();
        return others == 0 ? first : first + " and " + others + (others == 1 ? " other" : " others");
    }
}
