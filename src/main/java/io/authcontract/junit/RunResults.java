package io.authcontract.junit;

import io.authcontract.matrix.Coverage;
import io.authcontract.matrix.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        boolean proven = shown.stream().anyMatch(it -> it.coverage().count(Verdict.PROVEN) > 0);
        boolean asked = shown.stream().anyMatch(it -> isAsked(it.coverage()));
        if (asked && !proven) {
            throw new CellFailure("Nothing is proven: no cell of this run is PROVEN ("
                    + String.join(
                            ", ",
                            shown.stream()
                                    .map(it -> String.valueOf(it.coverage()))
                                    .toList())
                    + "). A run that proves nothing must not pass. Look at the first failure, or at what was skipped.");
        }
    }

    /** Of a filtered run that tries methods nobody declares, nothing can be proven and nothing has to be. */
    private boolean isAsked(Coverage coverage) {
        return filter.isEmpty()
                ? !coverage.cells().isEmpty()
                : coverage.count(Verdict.CLOSED) < coverage.cells().size();
    }
}
