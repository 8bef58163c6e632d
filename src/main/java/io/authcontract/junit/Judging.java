package io.authcontract.junit;

import io.authcontract.matrix.Cell;
import io.authcontract.matrix.Recorded;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.opentest4j.TestAbortedException;

/** One cell on its way: it is sent and counted once, by whoever asks first; everybody else waits for that. */
final class Judging {
    private final Cell cell;
    private final FutureTask<Recorded> task;

    Judging(Cell cell, Callable<Recorded> judge) {
        this.cell = cell;
        this.task = new FutureTask<>(judge);
    }

    Cell cell() {
        return cell;
    }

    boolean isDone() {
        return task.isDone();
    }

    Recorded recorded() {
        task.run();
        try {
            return task.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TestAbortedException("The run was interrupted.");
        } catch (ExecutionException thrown) {
            throw rethrown(thrown.getCause());
        }
    }

    private static RuntimeException rethrown(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException exception ? exception : new IllegalStateException(cause);
    }
}
