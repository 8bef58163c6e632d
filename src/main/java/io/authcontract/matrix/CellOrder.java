package io.authcontract.matrix;

import io.authcontract.contract.Contract;
import io.authcontract.contract.Operation;
import io.authcontract.credential.Need;
import io.authcontract.credential.Scenarios;
import io.authcontract.credential.Scheme;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The order of {@link Cells}, for cells that were counted as they came: tests may run concurrently, and a report reads the same each time. */
final class CellOrder implements Comparator<CellSummary> {
    private final Map<String, Integer> operations = new HashMap<>();
    private final Map<String, Integer> paths = new HashMap<>();
    private final Map<String, Integer> scenarios = new HashMap<>();
    private final List<Scheme> schemes;
    private final Comparator<CellSummary> order;

    CellOrder(Contract contract, List<Operation> declared) {
        declared.forEach(operation -> {
            operations.put(operation.id(), operations.size());
            paths.putIfAbsent(operation.path(), paths.size());
        });
        Scenarios.all().forEach(scenario -> scenarios.put(scenario.id(), scenarios.size()));
        this.schemes = contract.schemes();
        this.order = Comparator.<CellSummary>comparingInt(it -> group(it.cell()))
                .thenComparingInt(it -> place(it.cell()))
                .thenComparing(it -> !it.cell().scenario().isControl())
                .thenComparingInt(
                        it -> scenarios.getOrDefault(it.cell().scenario().id(), scenarios.size()))
                .thenComparingInt(it -> it.cell().scheme().map(schemes::indexOf).orElse(-1));
    }

    private static int group(Cell cell) {
        if (cell.operation().isEmpty()) {
            return 2;
        }
        if (cell.scenario().needs().contains(Need.DISPOSABLE)) {
            return 3;
        }
        return cell.isProbe() ? 1 : 0;
    }

    private int place(Cell cell) {
        Optional<Operation> operation = cell.operation();
        if (operation.isEmpty()) {
            return 0;
        }
        return cell.isProbe()
                ? paths.getOrDefault(operation.get().path(), paths.size()) * Cells.METHODS.size()
                        + Cells.METHODS.indexOf(operation.get().method())
                : operations.getOrDefault(operation.get().id(), operations.size());
    }

    @Override
    public int compare(CellSummary one, CellSummary other) {
        return order.compare(one, other);
    }
}
