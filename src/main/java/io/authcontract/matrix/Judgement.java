package io.authcontract.matrix;

/**
 * A verdict and why.
 *
 * @param verdict what the cell proves
 * @param reason one sentence
 */
record Judgement(Verdict verdict, String reason) {

    static Judgement proven(String reason) {
        return new Judgement(Verdict.PROVEN, reason);
    }

    static Judgement broken(String reason) {
        return new Judgement(Verdict.BROKEN, reason);
    }

    static Judgement unproven(String reason) {
        return new Judgement(Verdict.UNPROVEN, reason);
    }

    static Judgement inconclusive(String reason) {
        return new Judgement(Verdict.INCONCLUSIVE, reason);
    }

    static Judgement skipped(String reason) {
        return new Judgement(Verdict.SKIPPED, reason);
    }

    static Judgement closed(String reason) {
        return new Judgement(Verdict.CLOSED, reason);
    }
}
