package io.authcontract.matrix;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** One thread for each cell that is under way. */
final class ThreadCrew implements Crew {
    private final CellRun cells;
    private final ExecutorService threads;

    ThreadCrew(CellRun cells, int concurrency, ThreadFactory factory) {
        this.cells = cells;
        this.threads = Executors.newFixedThreadPool(concurrency, factory);
    }

    @Override
    public void take(List<CellTask> tasks) {
        tasks.forEach(task -> threads.execute(() -> run(task)));
    }

    private void run(CellTask task) {
        if (task.isDone()) {
            return; // It was cancelled.
        }
        try {
            task.complete(cells.run(task.cell()));
        } catch (RuntimeException | Error thrown) {
            task.completeExceptionally(thrown);
        }
    }

    @Override
    public void beforeWaiting() {
        // Every thread may wait.
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
