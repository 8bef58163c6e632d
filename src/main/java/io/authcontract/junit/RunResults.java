package io.authcontract.junit;

import io.authcontract.matrix.Coverage;
import io.authcontract.matrix.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * What all matrices of a run have shown. Lives in the root store; when that closes, it writes the reports and then fails where the run as a whole
 * proves nothing. Safe for use by several threads.
 */
final class RunResults implements CloseableResource, AutoCloseable {
    private final Optional<String> filter;
    private final RunReport report;
    private final List<Shown> all = new ArrayList<>();
    private boolean selected;
    private boolean closed;

    /** What one template method has shown. */
    record Shown(String testClass, String method, Coverage coverage, boolean onStub) {
        boolean isOfSameClass(Shown other) {
            return testClass.equals(other.testClass)
                    && coverage.contract()
                            .name()
                            .equals(other.coverage.contract().name());
        }
    }

    private RunResults(Optional<String> filter, RunReport report) {
        this.filter = filter;
        this.report = report;
    }

    static RunResults of(ExtensionContext context) {
        return Stores.get(
                context.getRoot(),
                RunResults.class,
                RunResults.class,
                () -> new RunResults(
                        context.getConfigurationParameter(AuthContractProperties.ONLY), RunReport.of(context)));
    }

    /** A matrix has at least one cell that the filter selects. */
    synchronized void select() {
        selected = true;
    }

    synchronized void add(Shown shown) {
        all.add(shown);
    }

    @Override
    public void close() {
        List<Shown> shown;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            shown = List.copyOf(all);
        }
        try {
            report.write(shown);
        } finally {
            check(shown);
        }
    }

    private void check(List<Shown> shown) {
        if (filter.isPresent() && !selected) {
            throw new CellFailure(
                    "No cell of any matrix matches " + AuthContractProperties.ONLY + " = \"" + filter.get()
                            + "\". A cell is named by contract, operation and scenario, for example \"orders: DELETE * ~ none.*\"; Matrix.of(contract)"
                            + ".stream() lists them.");
        }
        List<Coverage> asked =
                shown.stream().map(Shown::coverage).filter(this::isAsked).toList();
        // A cell that is run again and still broken has failed already, and says more.
        if (asked.isEmpty() || (filter.isPresent() && has(Verdict.BROKEN, asked))) {
            return;
        }
        if (!has(Verdict.PROVEN, asked)) {
            throw new CellFailure("Nothing is proven: no cell of this run is PROVEN (" + listed(asked)
                    + "). A run that proves nothing must not pass. Look at the first failure, or at what was skipped.");
        }
        asked.stream()
                .collect(Collectors.groupingBy(it -> it.contract().name(), LinkedHashMap::new, Collectors.toList()))
                .forEach(RunResults::checkContract);
    }

    /** A contract whose service nobody started has aborted cells only: no test of its own fails, and another contract may be proven. */
    private static void checkContract(String name, List<Coverage> coverages) {
        if (Stream.of(Verdict.PROVEN, Verdict.BROKEN, Verdict.UNPROVEN).noneMatch(it -> has(it, coverages))) {
            throw new CellFailure("Nothing is proven of " + name + ": no cell of it is PROVEN, and none has failed ("
                    + listed(coverages)
                    + "). A contract that proves nothing must not pass. Look at why its cells were skipped.");
        }
    }

    private static boolean has(Verdict verdict, List<Coverage> coverages) {
        return coverages.stream().anyMatch(it -> it.count(verdict) > 0);
    }

    private static String listed(List<Coverage> coverages) {
        return coverages.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** Of a filtered run that tries methods nobody declares, nothing can be proven and nothing has to be. */
    private boolean isAsked(Coverage coverage) {
        return filter.isEmpty()
                ? !coverage.cells().isEmpty()
                : coverage.count(Verdict.CLOSED) < coverage.cells().size();
    }
}
