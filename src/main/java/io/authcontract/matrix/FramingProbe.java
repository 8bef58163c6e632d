package io.authcontract.matrix;

import io.authcontract.http.Exchange;
import io.authcontract.http.Fault;
import io.authcontract.http.Outcome;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import io.authcontract.http.TwoOutcomes;
import io.authcontract.http.TwoRequests;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Sends content that is refused to one operation, in one way after the other, until something is wrong or there is nothing to learn. */
final class FramingProbe {
    /** A connection that is reset while content is on its way loses the answer (RFC 9112 section 9.6), and a busy service may answer a moment later. */
    private static final int ATTEMPTS = 3;

    /** The service wants another length, or no content at all (RFC 9110 sections 15.5.12, 15.5.14 and 15.5.18). */
    private static final Set<Integer> UNREAD = Set.of(411, 413, 417);

    private final Bench bench;
    private final NextOnConnection next;
    private Optional<String> silent = Optional.empty();
    private boolean over;

    /**
     * A refusal, and what came next.
     *
     * @param status the status of the refusal
     * @param got what came for the next request
     * @param isDefined whether that is right
     */
    record Seen(int status, String got, boolean isDefined) {}

    FramingProbe(Bench bench, NextOnConnection next) {
        this.bench = bench;
        this.next = next;
    }

    /** Why nothing was seen; empty where something was. */
    Optional<String> silent() {
        return silent;
    }

    /** Content that is as unreadable as this might be stored where there is no guard: the request of the cells has to be refused first. */
    boolean isRefused(Request plain) {
        Exchange answer = bench.sendAlone(plain);
        for (int i = 1; i < ATTEMPTS && isPassing(answer.outcome()); i++) {
            answer = bench.sendAlone(plain);
        }
        boolean isRefused = Refusals.isOne(answer)
                || answer.response()
                        .map(Response::status)
                        .filter(UNREAD::contains)
                        .isPresent();
        silent = Optional.of("answered its content without credentials with "
                + answer.response().map(Response::status).map(String::valueOf).orElse("nothing"));
        return isRefused;
    }

    /** Empty where nothing can be told, or was told before. */
    Optional<Seen> send(FramedContent content) {
        if (over) {
            return Optional.empty();
        }
        TwoOutcomes came = sent(content.request(), content.withheld());
        if (came.first() instanceof Fault fault) {
            over = fault.kind() == Fault.Kind.TIMEOUT;
            silent = silent.map(before -> "had no answer to content: " + fault);
            return Optional.empty();
        }
        int status = ((Response) came.first()).status();
        if (status / 100 == 2 || Evidence.PASSING.contains(status)) {
            over = true;
            silent = silent.map(before -> "answered content without credentials with " + status);
            return Optional.empty();
        }
        return Optional.of(judged(content, status, came));
    }

    private Seen judged(FramedContent content, int status, TwoOutcomes came) {
        silent = Optional.empty();
        Optional<String> strange = next.strange(came).flatMap(first -> confirmed(content));
        over = strange.isPresent();
        return new Seen(status, strange.orElseGet(() -> NextOnConnection.outcome(came)), strange.isEmpty());
    }

    /** A service may vary, and it may treat every request after a refusal like that, whether there was content or not. */
    private Optional<String> confirmed(FramedContent content) {
        next.ask();
        TwoOutcomes again = sent(content.request(), content.withheld());
        Optional<String> strange = again.first() instanceof Response ? next.strange(again) : Optional.empty();
        boolean isStuck = again.next() instanceof Fault fault && fault.kind() == Fault.Kind.TIMEOUT;
        return strange.filter(got -> isStuck || isFine(sent(content.empty(), Duration.ZERO)));
    }

    private boolean isFine(TwoOutcomes withoutContent) {
        return next.strange(withoutContent).isEmpty();
    }

    private TwoOutcomes sent(Request request, Duration withheld) {
        TwoRequests requests = new TwoRequests(request, withheld, next.request(), next.patience());
        TwoOutcomes came = bench.send(requests);
        for (int i = 1; i < ATTEMPTS && isPassing(came.first()); i++) {
            came = bench.send(requests);
        }
        return came;
    }

    private static boolean isPassing(Outcome outcome) {
        return outcome instanceof Fault fault
                ? fault.kind() != Fault.Kind.TIMEOUT
                : Evidence.PASSING.contains(((Response) outcome).status());
    }
}
