package io.authcontract.matrix;

import io.authcontract.http.Exchange;
import io.authcontract.http.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One wrong password after the other, and whether the answers change. Not safe for use by several threads. */
final class GuessSeries {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int UNAVAILABLE = 503;
    private static final int CONFIRMATIONS = 3;

    /** What a service says only to somebody who tries too often. */
    private static final Set<Integer> TOO_MANY = Set.of(423, 429);

    private final Guesses guesses;
    private final Exchange control;
    private final Delays delays = new Delays();
    private Optional<Integer> usual = Optional.empty();
    private Duration took = Duration.ZERO;
    private int attempts;
    private boolean slower;

    /**
     * Begins a series.
     *
     * @param control what the right password was answered with
     */
    GuessSeries(Guesses guesses, Exchange control) {
        this.guesses = guesses;
        this.control = control;
    }

    /**
     * Sends wrong passwords until the status changes to 423 or 429, or to another one twice, or the answers take longer and longer; none where the right one already gets what only those get who ask too
     * often.
     *
     * @return the status that the service has changed to, if it has
     * @throws Stuck where an answer shows nothing
     */
    Optional<Integer> run(int most) {
        if (TOO_MANY.contains(status(control))) {
            return Optional.of(status(control));
        }
        checkThatItIsAccepted();
        while (attempts < most && !slower) {
            Exchange answer = send();
            if (isReaction(answer) && (isThrottled(answer) || isReaction(send()))) {
                return Optional.of(status(answer));
            }
            slower = delays.havePlainlyGrown() && isConfirmed();
        }
        slower |= delays.haveGrown() && isConfirmed();
        return Optional.empty();
    }

    private void checkThatItIsAccepted() {
        int family = status(control) / 100;
        if (family != 2 && family != 3) {
            throw new Stuck(
                    "the right password was not accepted before, but answered with " + Browser.Visit.outcome(control));
        }
    }

    private Exchange send() {
        if (took.compareTo(LONGEST) > 0) {
            throw new Stuck("only " + attempts + " wrong passwords were answered in " + LONGEST.toSeconds() + " s");
        }
        Exchange answer = guess();
        delays.add(answer.duration());
        boolean letIn = Entrances.isAccepted(answer)
                && usual.filter(status -> status / 100 != 2).isPresent();
        if (letIn || isFailure(answer)) {
            throw new Stuck("wrong password number " + attempts + " was answered with " + Browser.Visit.outcome(answer)
                    + ", which shows nothing");
        }
        if (usual.isEmpty() && !mayBeThrottled(answer)) {
            usual = Optional.of(status(answer));
            checkThatItIsNotLike(answer);
        }
        return answer;
    }

    private Exchange guess() {
        Exchange answer = guesses.wrong();
        attempts++;
        took = took.plus(answer.duration());
        return answer;
    }

    /** A busy machine makes everything slow. Only where each further wrong password takes long, and requests without one beside them do not, the service does it. */
    private boolean isConfirmed() {
        List<Duration> others = new ArrayList<>();
        for (int i = 0; i < CONFIRMATIONS; i++) {
            if (delays.isAsBefore(guess().duration())) {
                delays.forget();
                return false;
            }
            others.add(guesses.none().duration());
        }
        if (others.stream().filter(delays::isAsBefore).count() <= CONFIRMATIONS / 2) {
            throw new Stuck("answers take longer and longer, and so do those to requests without a password");
        }
        return true;
    }

    /** Whether the answers take longer and longer. */
    boolean isSlower() {
        return slower;
    }

    Duration took() {
        return took;
    }

    /** Whether an answer has another status than wrong passwords usually get. */
    boolean isReaction(Exchange answer) {
        return mayBeThrottled(answer)
                || (!isFailure(answer)
                        && usual.filter(status -> status != status(answer)).isPresent());
    }

    /** Whether it is what wrong passwords usually get. */
    boolean isUsual(Exchange answer) {
        return !isFailure(answer) && !isReaction(answer);
    }

    /** Whether it says that somebody tries too often, or, as a service does that is down for a while, when to come back. */
    static boolean mayBeThrottled(Exchange answer) {
        return isThrottled(answer) || isLater(answer);
    }

    static boolean isThrottled(Exchange answer) {
        return TOO_MANY.contains(status(answer));
    }

    static boolean isLater(Exchange answer) {
        return answer.response()
                .filter(response ->
                        response.status() == UNAVAILABLE && response.headers().contains("Retry-After"))
                .isPresent();
    }

    /** No answer, or one of a service that does not work. */
    static boolean isFailure(Exchange answer) {
        int status = status(answer);
        return status == 0 || (status / 100 == 5 && !isLater(answer));
    }

    static int status(Exchange answer) {
        return answer.response().map(Response::status).orElse(0);
    }

    private void checkThatItIsNotLike(Exchange answer) {
        if (Guesses.areAlike(control, answer)) {
            throw new Stuck("a wrong password is answered like the right one, with " + status(answer));
        }
    }

    /** Whether a password is accepted: as the right one was, and not as a wrong one is. */
    boolean isAccepted(Exchange answer) {
        return status(answer) == status(control)
                && (usual.filter(status -> status == status(control)).isEmpty() || Guesses.areAlike(answer, control));
    }

    int attempts() {
        return attempts;
    }

    Delays delays() {
        return delays;
    }
}
