package io.authcontract.report;

import java.util.HashMap;
import java.util.Map;

/** The names that links of one section lead to: of operations, schemes, and paths with methods that nobody serves. */
final class Anchors {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final String prefix;

    Anchors(String prefix) {
        this.prefix = prefix;
    }

    String of(String subject) {
        Integer number = numbers.get(subject);
        if (number == null) {
            number = numbers.size() + 1;
            numbers.put(subject, number);
        }
        return prefix + "-o" + number;
    }
}
