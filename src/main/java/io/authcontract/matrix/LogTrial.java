package io.authcontract.matrix;

import io.authcontract.contract.LogCapture;
import io.authcontract.contract.Operation;
import io.authcontract.credential.Need;
import io.authcontract.credential.Scheme;
import io.authcontract.http.Exchange;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import io.authcontract.rule.CredentialKind;
import io.authcontract.rule.Happening;
import io.authcontract.rule.Hook;
import io.authcontract.rule.Presentation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Sends, for each scheme, a request with an invalid and one with a valid credential, and reads what the service has logged of each. */
final class LogTrial implements Trial {
    private static final String ID_FIELD = "X-Request-Id";

    private final Matrix matrix;
    private final Bench bench;
    private final LogCapture capture;

    /** A request, what stands in its credential, and an id that no other request has. */
    private record Marked(Cell cell, Request request, Canaries canaries, String id) {}

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
        List<Marked> requests =
                cells().stream().flatMap(cell -> marked(cell).stream()).toList();
        if (requests.isEmpty()) {
            tell.accept(untried("no operation of this run can be asked with a credential"));
        }
        requests.forEach(marked -> tell.accept(sent(marked)));
    }

    /** For each scheme the first cell of each kind; safe operations only. */
    private List<Cell> cells() {
        Map<String, Cell> cells = new TreeMap<>();
        matrix.stream()
                .filter(LogTrial::isWanted)
                .forEach(cell -> cells.putIfAbsent(
                        cell.scheme().map(Scheme::id).orElse("") + " "
                                + cell.scenario().credential(),
                        cell));
        return List.copyOf(cells.values());
    }

    private static boolean isWanted(Cell cell) {
        boolean invalid = cell.scenario().credential() == CredentialKind.INVALID;
        return cell.operation()
                        .filter(it -> it.source() == Operation.Source.DECLARED
                                && it.access().isProtected()
                                && it.method().isSafe())
                        .isPresent()
                && cell.scenario().presentation() == Presentation.PLAIN
                && cell.scenario().variation().isEmpty()
                && !cell.scenario().needs().contains(Need.DISPOSABLE)
                && (cell.scenario().isControl()
                        || (invalid && !cell.scenario().schemes().isEmpty()));
    }

    private Optional<Marked> marked(Cell cell) {
        String id = bench.requestId(cell.id());
        return bench.request(cell)
                .map(request ->
                        new Marked(cell, identified(request, id), new Canaries(bench.secrets(cell, request)), id));
    }

    private static Request identified(Request request, String id) {
        return request.withHeaders(request.headers().without(ID_FIELD).with(ID_FIELD, id));
    }

    private Happening sent(Marked marked) {
        try (LogCapture.Lines log = readable(capture::open)) {
            Exchange exchange = bench.send(marked.request());
            List<String> lines = readable(log::sinceOpened);
            if (lines.isEmpty() && !capture.delay().isZero()) {
                bench.pause(capture.delay());
                lines = readable(log::sinceOpened);
            }
            return logged(marked, exchange, lines);
        } catch (Unreadable log) {
            return untried("the log capture, " + capture + ", threw " + log.getCause());
        }
    }

    private static <T> T readable(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (RuntimeException thrown) {
            throw new Unreadable(thrown);
        }
    }

    private static Happening logged(Marked marked, Exchange exchange, List<String> lines) {
        String path = marked.request().path();
        return new Happening.Logged(
                marked.cell().operation().orElseThrow().id(),
                marked.cell().scenario().id(),
                marked.cell().scenario().credential(),
                exchange.response().map(Response::status).orElse(0),
                lines.size(),
                lines.stream().anyMatch(line -> line.contains(path) || line.contains(marked.id())),
                lines.stream()
                        .filter(marked.canaries()::isIn)
                        .map(marked.canaries()::masked)
                        .toList());
    }

    private Happening untried(String because) {
        return new Happening.Untried(hook(), because);
    }
}
