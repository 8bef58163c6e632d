package io.authcontract.matrix;

import io.authcontract.contract.RepeatedFailures;
import io.authcontract.http.Exchange;
import io.authcontract.rule.Happening;
import java.util.List;
import java.util.Optional;

/** What a service does once a series of wrong passwords has ended, and what the right one is answered with then. */
final class Lockout {
    private final Guesses guesses;
    private final GuessSeries series;
    private final Optional<Integer> status;
    private final Kind kind;
    private Optional<Integer> refusal = Optional.empty();

    private enum Kind {
        NONE,
        STATUS,
        DELAY,
        /** Seen with the right password only. */
        HIDDEN
    }

    /**
     * Finds out how the service has reacted.
     *
     * @param series the series that has ended
     * @param status the status that the service has changed to, if it has
     * @throws Stuck where an answer shows nothing
     */
    Lockout(Guesses guesses, GuessSeries series, Optional<Integer> status) {
        this.guesses = guesses;
        this.series = series;
        this.status = status;
        this.kind = kind();
    }

    private Kind kind() {
        if (status.isPresent()) {
            return Kind.STATUS;
        }
        if (series.isSlower()) {
            return Kind.DELAY;
        }
        boolean refused = isRefused(right());
        return refused && isRefused(right()) ? Kind.HIDDEN : Kind.NONE;
    }

    private boolean isRefused(Exchange right) {
        refusal = Optional.of(GuessSeries.status(right));
        return !series.isAccepted(right);
    }

    private Exchange right() {
        return conclusive(guesses.right(), "the right password");
    }

    /** A service that is down for a while says so to everybody: only where that is how it has reacted, it is about passwords. */
    private Exchange conclusive(Exchange answer, String what) {
        boolean isDown = GuessSeries.isLater(answer)
                && status.filter(reaction -> reaction == GuessSeries.status(answer))
                        .isEmpty();
        if (isDown || GuessSeries.isFailure(answer)) {
            throw new Stuck(
                    "after the wrong passwords " + what + " was answered with " + Browser.Visit.outcome(answer));
        }
        return answer;
    }

    /** Whether somebody is shut out: where the service only takes longer nobody is. */
    boolean isOne() {
        return kind == Kind.STATUS || kind == Kind.HIDDEN;
    }

    Happening guessed(RepeatedFailures failures) {
        // Before the fields are tried, which takes more of both.
        int attempts = series.attempts();
        return new Happening.Guessed(
                failures.identity(), attempts, series.took(), reaction(), isExpected(failures), evadedBy());
    }

    private Optional<String> reaction() {
        return switch (kind) {
            case NONE -> Optional.empty();
            case STATUS -> status.map(String::valueOf);
            case DELAY -> Optional.of(series.delays().toString());
            case HIDDEN -> refusal.map(it -> "a lock: the right password is answered with " + it);
        };
    }

    private boolean isExpected(RepeatedFailures failures) {
        Optional<Integer> seen = kind == Kind.HIDDEN ? refusal : status;
        return failures.expected().isEmpty()
                || seen.filter(failures.expected()::contains).isPresent();
    }

    private List<String> evadedBy() {
        Evasion evasion = new Evasion(guesses, series);
        return switch (kind) {
            case NONE -> List.of();
            case STATUS -> evasion.ofStatus();
            case DELAY -> evasion.ofDelay();
            case HIDDEN -> evasion.ofLock();
        };
    }

    /** A service may let the right password in and begin to count anew, so that each right one comes after wrong ones. */
    Happening locked(RepeatedFailures failures) {
        Exchange otherWrong = wrong();
        Exchange before = right();
        Exchange wrong = wrong();
        Exchange right = right();
        boolean isOver = kind == Kind.HIDDEN && series.isAccepted(right);
        if (isOver || series.isAccepted(before) != series.isAccepted(right)) {
            throw over();
        }
        return new Happening.Locked(failures.identity(), right, wrong, otherWrong, failures.isHardLock());
    }

    private static Stuck over() {
        return new Stuck("the reaction was over before the right password could be compared with a wrong one");
    }

    private Exchange wrong() {
        for (int i = 0; i <= series.attempts(); i++) {
            Exchange wrong = conclusive(guesses.wrong(), "a wrong password");
            if (kind == Kind.HIDDEN || series.isReaction(wrong)) {
                return wrong;
            }
        }
        throw over();
    }
}
