package io.authcontract.matrix;

import io.authcontract.contract.Operation;
import io.authcontract.contract.Revocation;
import io.authcontract.credential.Credential;
import io.authcontract.http.Exchange;
import io.authcontract.http.Fault;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import io.authcontract.rule.Happening;
import io.authcontract.rule.Hook;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Takes a credential out of service that was accepted just before, and sends the same request again until it is refused or the promised time is over. */
final class RevocationTrial implements Trial {
    private static final int MOST_ATTEMPTS = 5;
    private static final int STEPS = 20;

    private final Matrix matrix;
    private final Bench bench;
    private final Revocation revocation;

    /** The first request that was accepted, and its answer. */
    private record Accepted(Operation operation, Request request, Exchange answer) {}

    RevocationTrial(Matrix matrix, Bench bench, Revocation revocation) {
        this.matrix = matrix;
        this.bench = bench;
        this.revocation = revocation;
    }

    @Override
    public Hook hook() {
        return Hook.REVOCATION;
    }

    @Override
    public Set<String> rules() {
        return Set.of("revoked-credential");
    }

    @Override
    public void run(Consumer<Happening> tell) {
        List<Operation> operations = operations();
        tell.accept(operations.isEmpty() ? untried("no operation of this run can be asked") : tried(operations));
    }

    private List<Operation> operations() {
        return matrix.stream()
                .flatMap(cell -> cell.operation().stream())
                .filter(operation -> operation.source() == Operation.Source.DECLARED)
                .filter(operation ->
                        operation.method().isSafe() && operation.access().isProtected())
                .distinct()
                .filter(bench::isAddressed)
                .limit(MOST_ATTEMPTS)
                .toList();
    }

    private Happening tried(List<Operation> operations) {
        Credential credential;
        try {
            credential = bench.fresh(revocation.event(), revocation.fresh());
        } catch (RuntimeException | AssertionError thrown) {
            return untried("its credential could not be had: " + thrown);
        }
        String answers = "";
        for (Operation operation : operations) {
            Request request = bench.request(operation, credential);
            Exchange answer = bench.send(request);
            if (isAccepted(answer)) {
                return revoked(new Accepted(operation, request, answer), credential);
            }
            answers += (answers.isEmpty() ? "" : ", ") + operation + " with " + outcome(answer);
        }
        return untried("its credential was accepted nowhere before: " + answers);
    }

    private Happening revoked(Accepted before, Credential credential) {
        try {
            revocation.revoke().accept(credential);
        } catch (RuntimeException | AssertionError thrown) {
            return untried("it threw " + thrown);
        }
        Duration step = revocation.latency().dividedBy(STEPS);
        Duration waited = Duration.ZERO;
        Exchange after = bench.send(before.request());
        for (int i = 0; i < STEPS && !step.isZero() && isAccepted(after); i++) {
            bench.pause(step);
            waited = waited.plus(step);
            after = bench.send(before.request());
        }
        return judged(before, after, waited);
    }

    private Happening judged(Accepted before, Exchange after, Duration waited) {
        int status = after.response().map(Response::status).orElse(0);
        boolean refused = Refusals.isOne(after);
        if (!refused && !(isAccepted(after) && BodyShape.isSameContent(before.answer(), after))) {
            return untried(before.operation() + " was answered with " + outcome(after)
                    + " afterwards, which says neither that the credential works nor that it does not");
        }
        return new Happening.Revoked(revocation.event(), before.operation().id(), status, waited, !refused);
    }

    private static boolean isAccepted(Exchange exchange) {
        return exchange.response()
                .filter(response -> response.status() / 100 == 2)
                .isPresent();
    }

    private static String outcome(Exchange exchange) {
        return exchange.response()
                .map(response -> String.valueOf(response.status()))
                .orElseGet(() -> exchange.fault().map(Fault::toString).orElse("no answer"));
    }

    private Happening untried(String because) {
        return new Happening.Untried(hook(), "the revocation by " + revocation.event() + ": " + because);
    }
}
