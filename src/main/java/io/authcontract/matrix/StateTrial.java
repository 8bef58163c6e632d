package io.authcontract.matrix;

import io.authcontract.contract.Operation;
import io.authcontract.contract.StateProbe;
import io.authcontract.http.Response;
import io.authcontract.rule.CredentialKind;
import io.authcontract.rule.Happening;
import io.authcontract.rule.Happening.Change;
import io.authcontract.rule.Hook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Looks at the state of the service, sends a request that is refused, and looks again: for every operation that may change something, and for each kind of
 * credential that is not enough. The requests are made like those of the cells, so nothing is sent that a cell would not send. Afterwards one request with a
 * valid credential shows whether the probe would tell, where the contract says that its input may be acted upon.
 */
final class StateTrial implements Trial {
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 407);

    private static final Set<CredentialKind> NOT_ENOUGH =
            Set.of(CredentialKind.NONE, CredentialKind.INVALID, CredentialKind.UNDER_SCOPED);

    private final Matrix matrix;
    private final Bench bench;
    private final StateProbe probe;
    private final Surroundings surroundings;

    StateTrial(Matrix matrix, Bench bench, StateProbe probe) {
        this.matrix = matrix;
        this.bench = bench;
        this.probe = probe;
        this.surroundings = new Surroundings(matrix.contract());
    }

    @Override
    public Hook hook() {
        return Hook.STATE_PROBE;
    }

    @Override
    public Set<String> rules() {
        return Set.of("no-side-effects");
    }

    @Override
    public void run(Consumer<Happening> tell) {
        Collection<List<Cell>> operations = cells();
        if (operations.isEmpty()) {
            tell.accept(untried("no operation of this run may change something"));
            return;
        }
        try {
            StateWatch watch = new StateWatch(probe, bench);
            long refused = operations.stream()
                    .filter(cells -> isRefused(cells, watch, tell))
                    .count();
            if (refused == 0) {
                tell.accept(untried("no operation that may change something refused anybody"));
            }
        } catch (Stuck nothing) {
            tell.accept(untried(nothing.because()));
        }
    }

    private Happening untried(String because) {
        return new Happening.Untried(hook(), because);
    }

    /** Of each declared operation that may change something, the first plain cell for each kind of credential that is not enough. */
    private Collection<List<Cell>> cells() {
        Map<Operation, Map<CredentialKind, Cell>> cells = new LinkedHashMap<>();
        matrix.stream()
                .flatMap(cell -> cell.placed(matrix.operations()))
                .filter(StateTrial::isPlainRefusal)
                .forEach(cell -> cells.computeIfAbsent(
                                cell.operation().orElseThrow(), operation -> new LinkedHashMap<>())
                        .putIfAbsent(cell.scenario().credential(), cell));
        return cells.values().stream().map(kinds -> List.copyOf(kinds.values())).toList();
    }

    private static boolean isPlainRefusal(Cell cell) {
        return cell.operation()
                        .filter(it -> it.source() == Operation.Source.DECLARED
                                && it.access().isProtected()
                                && !it.method().isSafe())
                        .isPresent()
                && PlainRefusal.is(cell.scenario(), NOT_ENOUGH);
    }

    private boolean isRefused(List<Cell> cells, StateWatch watch, Consumer<Happening> tell) {
        List<Cell> refused = new ArrayList<>();
        for (Cell cell : cells) {
            bench.request(cell).map(bench::send).ifPresent(sent -> {
                List<Change> changes = watch.changes();
                sent.response()
                        .map(Response::status)
                        .filter(it -> isRefusal(cell, it))
                        .ifPresent(status -> {
                            refused.add(cell);
                            tell.accept(new Happening.Refused(
                                    id(cell), cell.scenario().id(), status, changes));
                        });
            });
        }
        refused.stream().findFirst().ifPresent(cell -> accept(cell, watch, tell));
        return !refused.isEmpty();
    }

    private static String id(Cell cell) {
        return cell.operation().orElseThrow().id();
    }

    private boolean isRefusal(Cell cell, int status) {
        Set<Integer> substitutes = surroundings
                .of(cell.scenario(), cell.operation().orElseThrow(), new Control.Absent(""))
                .substitutes();
        return REFUSALS.contains(status) || substitutes.contains(status);
    }

    private void accept(Cell cell, StateWatch watch, Consumer<Happening> tell) {
        cell.scheme()
                .flatMap(scheme -> bench.accepted(cell.operation().orElseThrow(), scheme))
                .map(bench::sendOnce)
                .ifPresent(sent -> tell.accept(
                        new Happening.Accepted(id(cell), !watch.changes().isEmpty())));
    }
}
