package io.authcontract.rule;

/** Numbers as fields and parameters write them: {@code 1*DIGIT}, of ASCII only. */
final class Digits {
    private Digits() {}

    static boolean only(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
