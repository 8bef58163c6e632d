package io.authcontract.matrix;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A few threads that send cells ahead. They start with the first cell and end with {@link #close()}. */
final class Workers implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long WAIT = Duration.ofMillis(1).toNanos();

    private final String name;
    private final MatrixOptions options;
    private final Queue<Thread> started = new ConcurrentLinkedQueue<>();
    private @Nullable ExecutorService threads;
    private boolean closed;

    Workers(String name, MatrixOptions options) {
        this.name = name;
        this.options = options;
    }

    Iterator<Future<CellResult>> ahead(Iterator<Cell> cells, Function<Cell, CellResult> send) {
        return new Window(cells, send);
    }

    Stream<CellResult> inOrder(Iterator<Future<CellResult>> futures) {
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(futures, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .map(Workers::await);
    }

    static CellResult await(Future<CellResult> future) {
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The run was interrupted.");
        } catch (ExecutionException thrown) {
            if (thrown.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(thrown.getCause());
        }
    }

    /** Whoever works without these threads asks before each step. */
    synchronized void checkOpen() {
        if (closed || Thread.currentThread().isInterrupted()) {
            throw new CancellationException("The run was cancelled.");
        }
    }

    private synchronized ExecutorService threads() {
        if (closed) {
            throw new CancellationException("The run was cancelled.");
        }
        if (threads == null) {
            threads = Executors.newFixedThreadPool(options.concurrency(), named());
        }
        return threads;
    }

    private ThreadFactory named() {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "authcontract-" + name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            started.add(thread);
            return thread;
        };
    }

    @Override
    public void close() {
        ExecutorService running;
        synchronized (this) {
            closed = true;
            running = threads;
            threads = null;
        }
        if (running != null) {
            cancel(running.shutdownNow());
            awaitEnd();
        }
    }

    /** What stood in the queue is never run; whoever waits for it must not wait for ever. */
    private static void cancel(List<Runnable> queued) {
        for (Runnable task : queued) {
            if (task instanceof Future<?> future) {
                future.cancel(false);
            }
        }
    }

    /** An executor calls itself ended a moment before its threads are; a transport that ignores interrupts ends with its own time limit. */
    private void awaitEnd() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (Thread thread : started) {
                TimeUnit.NANOSECONDS.timedJoin(thread, end - System.nanoTime());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Hands out one future after the other and keeps a fixed number of cells on their way. */
    private final class Window implements Iterator<Future<CellResult>> {
        private final Iterator<Cell> cells;
        private final Function<Cell, CellResult> send;
        private final Queue<Future<CellResult>> underWay = new ArrayDeque<>();

        Window(Iterator<Cell> cells, Function<Cell, CellResult> send) {
            this.cells = cells;
            this.send = send;
        }

        @Override
        public boolean hasNext() {
            return !underWay.isEmpty() || cells.hasNext();
        }

        @Override
        public Future<CellResult> next() {
            ExecutorService running = threads();
            if (underWay.size() <= options.window() / 2) {
                fill(running);
            }
            Future<CellResult> next = underWay.remove();
            letSeveralCome(next);
            return next;
        }

        /** To be woken up for each answer costs as much as to judge it. */
        private void letSeveralCome(Future<CellResult> next) {
            if (!next.isDone()) {
                LockSupport.parkNanos(WAIT);
            }
        }

        /** Controls go first: every other cell of their operation waits for them. */
        private void fill(ExecutorService running) {
            List<FutureTask<CellResult>> first = new ArrayList<>();
            List<FutureTask<CellResult>> others = new ArrayList<>();
            while (cells.hasNext() && underWay.size() < options.window()) {
                Cell cell = cells.next();
                FutureTask<CellResult> task = new FutureTask<>(() -> send.apply(cell));
                underWay.add(task);
                (cell.scenario().isControl() ? first : others).add(task);
            }
            first.forEach(running::execute);
            others.forEach(running::execute);
        }
    }
}
