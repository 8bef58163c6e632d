package io.authcontract.matrix;

import io.authcontract.contract.LogCapture;
import io.authcontract.contract.Operation;
import io.authcontract.credential.Scheme;
import io.authcontract.http.Exchange;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import io.authcontract.rule.CredentialKind;
import io.authcontract.rule.Happening;
import io.authcontract.rule.Hook;
import io.authcontract.rule.Presentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Sends, for each scheme, requests with invalid, insufficient and valid credentials, and reads what the service has logged of each. */
final class LogTrial implements Trial {
    private static final String ID_FIELD = "X-Request-Id";

    private final Matrix matrix;
    private final Bench bench;
    private final LogCapture capture;

    /** What the capture throws, and nothing else. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreadable(RuntimeException cause) {
            super(cause);
        }
    }

    LogTrial(Matrix matrix, Bench bench, LogCapture capture) {
        this.matrix = matrix;
        this.bench = bench;
        this.capture = capture;
    }

    @Override
    public Hook hook() {
        return Hook.LOG;
    }

    @Override
    public Set<String> rules() {
        return Set.of("log-no-credentials", "failure-logged");
    }

    @Override
    public void run(Consumer<Happening> tell) {
        List<LogTrace> requests = requests();
        if (requests.isEmpty()) {
            tell.accept(untried("no operation of this run can be asked with a credential"));
            return;
        }
        settle();
        List<LogTrace> sent = new ArrayList<>();
        for (LogTrace request : requests) {
            try {
                send(request, sent);
                sent.add(request);
            } catch (Unreadable log) {
                tell.accept(untried("the log capture, " + capture + ", threw " + log.getCause()));
            }
        }
        sent.forEach(request -> tell.accept(request.happening()));
        if (!sent.isEmpty() && sent.stream().allMatch(LogTrace::isSilent)) {
            tell.accept(
                    untried(
                            "the log capture, " + capture
                                    + ", gave no line while requests were sent; is it the log of this service, and does it log as in production?"));
        }
    }

    /** For each scheme the first request of each kind that can be made, a wrong password of somebody among them; safe operations only. */
    private List<LogTrace> requests() {
        Map<String, LogTrace> requests = new TreeMap<>();
        matrix.stream()
                .flatMap(cell -> cell.placed(matrix.operations()))
                .filter(LogTrial::isWanted)
                .forEach(cell -> {
                    String kind = cell.scheme().map(Scheme::id).orElse("") + " "
                            + cell.scenario().credential() + cell.scenario().needs();
                    if (!requests.containsKey(kind)) {
                        trace(cell).ifPresent(trace -> requests.put(kind, trace));
                    }
                });
        return List.copyOf(requests.values());
    }

    private static boolean isWanted(Cell cell) {
        boolean invalid = Set.of(CredentialKind.INVALID, CredentialKind.UNDER_SCOPED)
                .contains(cell.scenario().credential());
        return cell.operation()
                        .filter(it -> it.source() == Operation.Source.DECLARED
                                && it.access().isProtected()
                                && it.method().isSafe())
                        .isPresent()
                && cell.scenario().presentation() == Presentation.PLAIN
                && cell.scenario().variation().isEmpty()
                && (cell.scenario().isControl()
                        || (invalid && !cell.scenario().schemes().isEmpty()));
    }

    private Optional<LogTrace> trace(Cell cell) {
        String id = bench.requestId(cell.id());
        return bench.request(cell)
                .map(request ->
                        new LogTrace(cell, identified(request, id), new Canaries(bench.secrets(cell, request)), id));
    }

    private static Request identified(Request request, String id) {
        return request.withHeaders(request.headers().without(ID_FIELD).with(ID_FIELD, id));
    }

    private void send(LogTrace request, List<LogTrace> before) {
        try (LogCapture.Lines log = readable(capture::open)) {
            Exchange exchange = bench.send(request.request());
            settle();
            List<String> lines = readable(log::sinceOpened);
            before.forEach(earlier -> earlier.seeLater(lines));
            request.see(exchange.response().map(Response::status).orElse(0), lines);
        }
    }

    /** Lines that are there already do not show that all are. */
    private void settle() {
        if (!capture.delay().isZero()) {
            bench.pause(capture.delay());
        }
    }

    private static <T> T readable(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (RuntimeException thrown) {
            throw new Unreadable(thrown);
        }
    }

    private Happening untried(String because) {
        return new Happening.Untried(hook(), because);
    }
}
