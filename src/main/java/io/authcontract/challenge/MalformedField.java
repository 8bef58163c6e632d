package io.authcontract.challenge;

/** Ends the reading of a field; never leaves this package. Carries no stack trace: it is a result, not a surprise. */
final class MalformedField extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ParseProblem problem;

    MalformedField(ParseProblem problem) {
        super(problem.wanted(), null, false, false);
        this.problem = problem;
    }

    ParseProblem problem() {
        return problem;
    }
}
