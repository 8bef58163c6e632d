package io.authcontract.http;

/**
 * What came over one connection of {@link TwoRequests}.
 *
 * @param first what came of the first request
 * @param asked whether the second one was sent: not where the first answer ended the connection, or its content was never taken
 * @param next what came next: an answer, whether asked for or not; {@link Fault.Kind#CLOSED_UNANSWERED} or {@link Fault.Kind#RESET} where the
 *     connection ended, {@link Fault.Kind#TIMEOUT} where it stayed open in silence, {@link Fault.Kind#MALFORMED} where no HTTP came
 * @param goesOn whether yet another answer followed that
 * @since 0.1.0
 */
public record TwoOutcomes(Outcome first, boolean asked, Outcome next, boolean goesOn) {
    static TwoOutcomes failed(Fault fault) {
        return new TwoOutcomes(fault, false, fault, false);
    }
}
