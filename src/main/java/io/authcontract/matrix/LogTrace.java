package io.authcontract.matrix;

import io.authcontract.http.Request;
import io.authcontract.rule.Happening;
import java.util.ArrayList;
import java.util.List;

/** A request of the trial, and what the log has told of it so far: a line may come late, while the next request is under way. Not safe for several threads. */
final class LogTrace {
    private final Cell cell;
    private final Request request;
    private final Canaries canaries;
    private final LineNames names;
    private final List<String> leaks = new ArrayList<>();
    private int status;
    private int lines;
    private boolean named;
    private boolean mentioned;

    /**
     * Begins a trace.
     *
     * @param cell a cell with an operation
     * @param request its request
     * @param canaries what stands in its credential
     * @param id what no other request has in a field
     */
    LogTrace(Cell cell, Request request, Canaries canaries, String id) {
        this.cell = cell;
        this.request = request;
        this.canaries = canaries;
        this.names = new LineNames(request, id);
    }

    Request request() {
        return request;
    }

    /** What was logged from the request on, and until the next one. */
    void see(int answered, List<String> logged) {
        status = answered;
        lines = logged.size();
        for (String line : logged) {
            named |= names.isNamed(line, status);
            mentioned |= named || names.isMentioned(line, status);
        }
        addLeaks(logged);
    }

    /** What was logged while later requests were under way: there a path may be theirs, the id and the credential may not. */
    void seeLater(List<String> logged) {
        named |= logged.stream().anyMatch(names::hasId);
        mentioned |= named;
        addLeaks(logged);
    }

    private void addLeaks(List<String> logged) {
        logged.stream().filter(canaries::isIn).map(canaries::masked).forEach(leaks::add);
    }

    /** Whether nothing was logged between this request and the next one. */
    boolean isSilent() {
        return lines == 0;
    }

    Happening.Logged happening() {
        return new Happening.Logged(
                cell.operation().orElseThrow().id(),
                cell.scenario().id(),
                cell.scenario().credential(),
                status,
                lines,
                named,
                mentioned,
                leaks);
    }

    @Override
    public String toString() {
        return happening().toString();
    }
}
