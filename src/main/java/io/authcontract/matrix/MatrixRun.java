package io.authcontract.matrix;

import io.authcontract.rule.Happening;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * A matrix on its way: sends cells and counts what came of them. Safe for use by several threads; {@link #close()} ends every thread it started.
 *
 * @since 0.1.0
 */
public final class MatrixRun implements AutoCloseable {
    private final Matrix matrix;
    private final CellRun cells;
    private final Recorder recorder;
    private final Workers workers;
    private final Once<Boolean> trials;
    private final List<String> untried = new CopyOnWriteArrayList<>();

    MatrixRun(Matrix matrix, Target target, MatrixOptions options) {
        this.matrix = matrix;
        this.workers = new Workers(matrix.contract().name(), options, target.sender());
        this.cells = new CellRun(matrix.contract(), matrix.operations(), target, options, workers::beforeWaiting);
        this.recorder = new Recorder(matrix, target.redaction());
        Bench bench = new Bench(matrix.contract(), target, options.seed(), workers::checkOpen);
        this.trials = new Once<>(() -> new Trials(matrix, bench, recorder.named()).run(this::notice));
        cells.checkHost();
    }

    /**
     * Sends one cell and judges the answer. Nothing is counted.
     *
     * @param cell a cell of the matrix
     * @return what came of it
     */
    public CellResult judge(Cell cell) {
        return cells.run(cell);
    }

    /**
     * Counts a result and finds out whether its cause was seen before.
     *
     * @param result a result of {@link #judge}
     * @return the result and its place among the others
     */
    public Recorded record(CellResult result) {
        return recorder.record(result);
    }

    /**
     * Sends the cells ahead of the caller, several at once and never more than a window; each answer is waited for when it is asked for.
     *
     * @return one future for each cell, in order
     */
    public Iterator<Future<CellResult>> ahead() {
        return workers.ahead(matrix.stream().iterator(), cells);
    }

    /**
     * Sends every cell and counts what came of it.
     *
     * @return the results in order, each counted; closing the stream cancels what is under way
     */
    public Stream<Recorded> results() {
        return workers.inOrder(ahead()).map(this::record).onClose(this::close);
    }

    /**
     * Tries what has to be tried alone, once every cell is through: what the hooks of the contract make possible, such as whether refused requests
     * change the state of the service, and where addresses in challenges lead. Does nothing the second time.
     *
     * @throws java.util.concurrent.CancellationException when the run is closed
     */
    public void conclude() {
        trials.get();
    }

    private void notice(Happening happening) {
        if (happening instanceof Happening.Untried none && none.hook().isDeclaredForItself()) {
            untried.add(none.because());
        }
        recorder.notice(happening);
    }

    /**
     * Tells why hooks of the contract have shown nothing: a state probe that is refused, a log that cannot be read.
     *
     * @return the reasons, which may quote what the service sent; none before {@link #conclude()}, and none in a run that was filtered
     */
    public List<String> untried() {
        return matrix.isComplete() ? List.copyOf(untried) : List.of();
    }

    /**
     * Returns what was shown so far.
     *
     * @return the coverage of what was counted
     */
    public Coverage coverage() {
        return recorder.coverage();
    }

    /** Cancels what is under way and ends the threads; idempotent. */
    @Override
    public void close() {
        workers.close();
    }
}
