package io.authcontract.challenge;

final class Explanation {
    private Explanation() {}

    static String of(ParseProblem problem, String value) {
        return value;
    }
}
