package io.authcontract.junit;

import io.authcontract.http.Redaction;
import io.authcontract.junit.RunResults.Shown;
import io.authcontract.matrix.Cell;
import io.authcontract.matrix.CellResult;
import io.authcontract.matrix.Coverage;
import io.authcontract.matrix.Matrix;
import io.authcontract.matrix.MatrixOptions;
import io.authcontract.matrix.MatrixRun;
import io.authcontract.matrix.Recorded;
import io.authcontract.matrix.Target;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.opentest4j.TestAbortedException;

/**
 * One template method while its invocations run: sends and counts cells, and looks at the whole in the end. Lives in the store of the method, which
 * closes it. The run begins with the first cell: {@code @BeforeEach} may have to start the service. Safe for use by several threads.
 */
final class MatrixTemplate implements CloseableResource, AutoCloseable {
    private static final int MOST_REQUESTS = 16;

    private final Matrix matrix;
    private final Target target;
    private final MatrixSettings settings;
    private final RunResults results;
    private final CellEnding.Telling telling;
    private final WholeMatrix whole;
    private final Semaphore requests = new Semaphore(MOST_REQUESTS);
    private final Map<String, String> errors = new ConcurrentHashMap<>();
    private final AtomicLong handedOut = new AtomicLong();
    private final AtomicLong counted = new AtomicLong();
    private @Nullable MatrixRun run;
    private boolean closed;

    MatrixTemplate(Matrix matrix, Target target, MatrixSettings settings, RunResults results) {
        this.matrix = matrix;
        this.target = target;
        this.settings = settings;
        this.results = results;
        this.telling = new CellEnding.Telling(target.redaction(), settings.rerun(), settings.strict());
        this.whole = new WholeMatrix(settings.rerun());
    }

    Redaction redaction() {
        return target.redaction().get();
    }

    private synchronized MatrixRun run() {
        if (closed) {
            throw new TestAbortedException("The matrix is closed: its test method has ended.");
        }
        if (run == null) {
            run = matrix.start(target, MatrixOptions.standard());
        }
        return run;
    }

    Iterator<Cell> cells() {
        return matrix.stream().iterator();
    }

    Iterator<Future<CellResult>> ahead() {
        return run().ahead();
    }

    /** Sends a cell when its invocation asks for it. */
    Judging inside(Cell cell) {
        handedOut.incrementAndGet();
        return new Judging(cell, () -> count(send(cell)));
    }

    /** A cell that was sent already. */
    Judging ahead(Cell cell, Future<CellResult> sent) {
        handedOut.incrementAndGet();
        return new Judging(cell, () -> count(sent.get()));
    }

    private CellResult send(Cell cell) throws InterruptedException {
        requests.acquire();
        try {
            return run().judge(cell);
        } finally {
            requests.release();
        }
    }

    private Recorded count(CellResult result) {
        Recorded recorded = run().record(result);
        whole.see(result);
        counted.incrementAndGet();
        return recorded;
    }

    /** What is wrong with the contract or its suppliers is told by the first cell that meets it. */
    CellEnding ending(Judging judging) {
        try {
            return CellEnding.of(judging.recorded(), telling);
        } catch (TestAbortedException aborted) {
            throw aborted;
        } catch (RuntimeException thrown) {
            String first = errors.putIfAbsent(thrown.toString(), judging.cell().id());
            if (first != null) {
                return CellEnding.aborting("not judged, for the same reason as " + first);
            }
            throw thrown;
        }
    }

    /** The check of the last invocation. Others may still be under way on other threads: whoever comes first does what is left. */
    void checkWhole(List<Judging> left) {
        left.forEach(MatrixTemplate::finish);
        MatrixRun finished = run();
        finished.conclude();
        whole.check(coverage(finished), redaction());
        whole.checkHooks(finished.untried(), redaction(), settings.strict());
    }

    private static void finish(Judging judging) {
        try {
            judging.recorded();
        } catch (RuntimeException told) {
            // Its own invocation reports it.
            return;
        }
    }

    /** Complete only when every cell was counted: an invocation may have been disabled, or have failed before its cell was sent. */
    private Coverage coverage(MatrixRun finished) {
        Coverage all = finished.coverage();
        return counted.get() == handedOut.get()
                ? all
                : new Coverage(
                        all.contract(),
                        all.operations(),
                        all.cells(),
                        all.clusters(),
                        all.overall(),
                        all.notApplicable(),
                        all.defects(),
                        all.refusals(),
                        List.of(),
                        false);
    }

    @Override
    public void close() {
        MatrixRun finished;
        synchronized (this) {
            finished = closed ? null : run;
            closed = true;
        }
        if (finished != null) {
            finished.close();
            results.add(new Shown(settings.testClass(), settings.method(), coverage(finished), settings.onStub()));
        }
    }
}
