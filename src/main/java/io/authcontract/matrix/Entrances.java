package io.authcontract.matrix;

import io.authcontract.contract.Operation;
import io.authcontract.credential.Credential;
import io.authcontract.http.Exchange;
import io.authcontract.http.Request;
import java.util.ArrayList;
import java.util.List;

/** Operations of a run that show whether a credential is accepted, and change nothing. */
final class Entrances {
    private static final int MOST_ATTEMPTS = 5;

    private final Matrix matrix;
    private final Bench bench;

    /**
     * The first request that was accepted, and its answer.
     *
     * @param operation what was asked for
     * @param request the request with the credential
     * @param answer a 2xx
     */
    record Admitted(Operation operation, Request request, Exchange answer) {}

    Entrances(Matrix matrix, Bench bench) {
        this.matrix = matrix;
        this.bench = bench;
    }

    /**
     * Asks one operation after the other.
     *
     * @throws Stuck where none accepts the credential
     */
    Admitted admitted(Credential credential, String whose) {
        List<String> answers = new ArrayList<>();
        for (Operation operation : operations()) {
            Request request = bench.request(operation, credential);
            Exchange answer = bench.send(request);
            if (isAccepted(answer)) {
                return new Admitted(operation, request, answer);
            }
            answers.add(operation + " with " + Browser.Visit.outcome(answer));
        }
        throw new Stuck(whose + " was accepted nowhere before: " + String.join(", ", answers));
    }

    /**
     * The first few of them.
     *
     * @throws Stuck where there is none
     */
    List<Operation> operations() {
        List<Operation> operations = matrix.stream()
                .flatMap(cell -> cell.operation().stream())
                .filter(operation -> operation.source() == Operation.Source.DECLARED)
                .filter(operation ->
                        operation.method().isSafe() && operation.access().isProtected())
                .distinct()
                .filter(bench::isAddressed)
                .limit(MOST_ATTEMPTS)
                .toList();
        if (operations.isEmpty()) {
            throw new Stuck("no operation of this run can be asked");
        }
        return operations;
    }

    static boolean isAccepted(Exchange exchange) {
        return exchange.response()
                .filter(response -> response.status() / 100 == 2)
                .isPresent();
    }
}
