package io.authcontract.matrix;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A cell that is to be sent, and the future of its result. */
final class CellTask extends CompletableFuture<CellResult> {
    private final Cell cell;
    private final Set<CellTask> unfinished;
    private final Consumer<CellResult> firstTold;

    /**
     * Creates a task.
     *
     * @param cell the cell
     * @param unfinished where the task stays until it is over, one way or the other
     * @param firstTold takes the result before anybody else sees it
     */
    CellTask(Cell cell, Set<CellTask> unfinished, Consumer<CellResult> firstTold) {
        this.cell = cell;
        this.unfinished = unfinished;
        this.firstTold = firstTold;
        unfinished.add(this);
    }

    @Override
    public boolean complete(CellResult result) {
        firstTold.accept(result);
        unfinished.remove(this);
        return super.complete(result);
    }

    @Override
    public boolean completeExceptionally(Throwable thrown) {
        unfinished.remove(this);
        return super.completeExceptionally(thrown);
    }

    @Override
    public boolean cancel(boolean interrupt) {
        unfinished.remove(this);
        return super.cancel(interrupt);
    }

    Cell cell() {
        return cell;
    }
}
