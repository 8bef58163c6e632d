package io.authcontract.matrix;

import io.authcontract.contract.Contract;
import io.authcontract.contract.Operation;
import io.authcontract.contract.Toleration;
import io.authcontract.http.Transport;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every operation of a contract with every scenario.
 *
 * <pre>{@code
 * Matrix.of(contract).stream().map(Cell::id).forEach(System.out::println);
 * Coverage coverage = Matrix.of(contract).run(new JdkTransport(TransportOptions.standard()));
 * coverage.isFullyProven();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Matrix {
    private final Contract contract;
    private final Cells cells;
    private final CellFilter filter;

    private Matrix(Contract contract, Cells cells, CellFilter filter) {
        this.contract = contract;
        this.cells = cells;
        this.filter = filter;
    }

    /**
     * Returns the matrix of a contract. Nothing is sent and no supplier is asked.
     *
     * @param contract the contract
     * @return the matrix
     */
    public static Matrix of(Contract contract) {
        return new Matrix(contract, new Cells(contract), CellFilter.all());
    }

    /**
     * Returns this matrix with only some of its cells.
     *
     * @param wanted which cells
     * @return another matrix
     */
    public Matrix only(CellFilter wanted) {
        return new Matrix(contract, cells, wanted);
    }

    /**
     * Returns the contract.
     *
     * @return the contract
     */
    public Contract contract() {
        return contract;
    }

    /**
     * Returns the operations: the declared ones, and HEAD of each GET.
     *
     * @return the operations in order
     */
    public List<Operation> operations() {
        return cells.operations();
    }

    /**
     * Returns the cells, made one after the other while the stream is read.
     *
     * @return the cells in the order in which they run
     */
    public Stream<Cell> stream() {
        return cells.stream().filter(filter::accepts);
    }

    /**
     * Counts the cells.
     *
     * @return how many there are
     */
    public long size() {
        return stream().count();
    }

    boolean isComplete() {
        return filter.isAll();
    }

    /**
     * Starts a run.
     *
     * @param target where the requests go
     * @param options how it runs
     * @return the run; whoever starts it closes it
     * @throws IllegalStateException when a toleration of the contract has run out
     * @throws io.authcontract.http.HostNotAllowedException when the contract does not allow the host
     */
    public MatrixRun start(Target target, MatrixOptions options) {
        checkTolerations(LocalDate.now(options.clock()));
        return new MatrixRun(this, target, options);
    }

    private void checkTolerations(LocalDate today) {
        for (Toleration toleration : contract.tolerations()) {
            if (toleration.until().isBefore(today)) {
                throw new IllegalStateException("Contract \"" + contract.name() + "\" tolerates " + toleration.rule()
                        + " in " + toleration.cells() + " until " + toleration.until() + ", and today is " + today
                        + " (" + toleration.reason()
                        + "). Repair the service and delete the toleration, or decide anew and give it another day.");
            }
        }
    }

    /**
     * Sends every cell to the address the contract declares.
     *
     * @param transport sends the requests; it stays open
     * @return what was shown
     */
    public Coverage run(Transport transport) {
        return run(Target.of(contract, transport), MatrixOptions.standard());
    }

    /**
     * Sends every cell.
     *
     * @param target where the requests go
     * @param options how it runs
     * @return what was shown
     */
    public Coverage run(Target target, MatrixOptions options) {
        try (MatrixRun run = start(target, options);
                Stream<Recorded> results = run.results()) {
            results.forEach(counted -> {});
            run.conclude();
            return run.coverage();
        }
    }

    @Override
    public String toString() {
        return "Matrix of " + contract.name() + (filter.isAll() ? "" : ", only " + filter);
    }
}
