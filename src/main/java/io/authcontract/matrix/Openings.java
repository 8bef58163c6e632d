package io.authcontract.matrix;

import io.authcontract.contract.Operation;
import io.authcontract.http.Exchange;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What a request without credentials shows of an open operation. Safe for use by several threads. */
final class Openings {
    private final Controls controls;
    private final Inputs inputs;
    private final Function<Request, Exchange> send;
    private final Runnable beforeWaiting;
    private final Latest<Operation, Once<Control>> judged = new Latest<>(Controls.MOST_PATHS);

    Openings(Controls controls, Inputs inputs, Function<Request, Exchange> send, Runnable beforeWaiting) {
        this.controls = controls;
        this.inputs = inputs;
        this.send = send;
        this.beforeWaiting = beforeWaiting;
    }

    /** Worked: the operation answers everybody, be it about an input that was made to change nothing. Failed: one cannot tell. */
    Control of(Operation operation) {
        return judged.of(operation, key -> new Once<>(() -> judge(operation), beforeWaiting))
                .get();
    }

    private Control judge(Operation operation) {
        Exchange exchange = controls.anonymous(operation);
        Optional<Integer> status = exchange.response().map(Response::status);
        if (status.isEmpty()) {
            return new Control.Absent("it got no answer");
        }
        Set<Integer> declared = operation.control().statuses();
        if (!declared.isEmpty()) {
            return declared.contains(status.get())
                    ? new Control.Worked(exchange)
                    : new Control.Absent("the contract declares " + declared);
        }
        if (Controls.isAboutReading(operation, status.get())) {
            return new Control.Failed(
                    exchange,
                    "answered with " + status.get()
                            + ", which says something of the request and nothing of the caller; declare an input that succeeds, or"
                            + " the right status with controlStatus(..)");
        }
        if (!Controls.mayBeAboutInput(operation, status.get())) {
            return new Control.Absent("it was answered with " + status.get());
        }
        return BodyShape.differs(exchange, send.apply(inputs.sibling(operation)))
                ? new Control.Worked(exchange)
                : new Control.Failed(
                        exchange,
                        "answered with " + status.get()
                                + ", and so, or alike, is a request to a path that does not exist; declare an"
                                + " input that succeeds: samples and a body with harmless(), or the right status with controlStatus(..)");
    }
}
