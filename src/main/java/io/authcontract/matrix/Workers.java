package io.authcontract.matrix;

import io.authcontract.http.EventLoop;
import io.authcontract.http.Exchange;
import io.authcontract.http.Sender;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A few threads that send cells ahead. They start with the first cell and end with {@link #close()}. */
final class Workers implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long WAIT = Duration.ofMillis(2).toNanos();

    private final String name;
    private final MatrixOptions options;
    private final Sender sender;
    private final Queue<Thread> started = new ConcurrentLinkedQueue<>();
    private final Set<CellTask> unfinished = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Crew crew;
    private volatile boolean closed;

    Workers(String name, MatrixOptions options, Sender sender) {
        this.name = name;
        this.options = options;
        this.sender = sender;
    }

    Iterator<Future<CellResult>> ahead(Iterator<Cell> cells, CellRun run) {
        return new Window(cells, run);
    }

    /** Is called by a thread that may have to wait. */
    void beforeWaiting() {
        Crew present = crew;
        if (present != null) {
            present.beforeWaiting();
        }
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

    private synchronized Crew crew(CellRun cells) {
        if (closed) {
            throw new CancellationException("The run was cancelled.");
        }
        Crew present = crew;
        if (present == null) {
            Optional<EventLoop> loop = sender.loop();
            present = loop.isPresent()
                    ? new LoopCrew(cells, sender, loop.get(), options.concurrency(), named(), this::fail)
                    : new ThreadCrew(cells, options.concurrency(), named());
            crew = present;
        }
        return present;
    }

    private void fail(Throwable thrown) {
        unfinished.forEach(task -> task.completeExceptionally(thrown));
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
        Crew present;
        synchronized (this) {
            closed = true;
            present = crew;
        }
        if (present != null) {
            present.close();
            awaitEnd();
        }
        cancelAll();
    }

    /** Whoever waits for a cell that was never judged must not wait for ever. */
    private void cancelAll() {
        unfinished.forEach(task -> task.cancel(false));
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

    /** Hands out one future after the other and keeps a window of cells on their way. */
    private final class Window implements Iterator<Future<CellResult>> {
        private static final int UNKNOWN = -1;

        private final Iterator<Cell> cells;
        private final CellRun run;
        private final Queue<CellTask> underWay = new ArrayDeque<>();
        /** How many octets the longest answer had so far. */
        private final AtomicInteger longest = new AtomicInteger(UNKNOWN);

        Window(Iterator<Cell> cells, CellRun run) {
            this.cells = cells;
            this.run = run;
        }

        @Override
        public boolean hasNext() {
            return !underWay.isEmpty() || cells.hasNext();
        }

        @Override
        public Future<CellResult> next() {
            Crew running = crew(run);
            if (underWay.size() <= width() / 2) {
                fill(running);
            }
            CellTask next = underWay.remove();
            letSeveralCome(next);
            return next;
        }

        private int width() {
            int known = longest.get();
            return options.window(known == UNKNOWN ? Integer.MAX_VALUE : known);
        }

        private void measure(CellResult result) {
            result.exchange().flatMap(Exchange::response).ifPresent(response -> {
                if (response.body().size() > longest.get()) {
                    longest.accumulateAndGet(response.body().size(), Math::max);
                }
            });
        }

        /** To be woken up for each answer costs as much as to judge it. */
        private void letSeveralCome(Future<CellResult> next) {
            if (!next.isDone()) {
                LockSupport.parkNanos(WAIT);
            }
        }

        /** Controls go first: every other cell of their operation waits for them. */
        private void fill(Crew running) {
            List<CellTask> first = new ArrayList<>();
            List<CellTask> others = new ArrayList<>();
            while (cells.hasNext() && underWay.size() < width()) {
                CellTask task = new CellTask(cells.next(), unfinished, this::measure);
                underWay.add(task);
                (task.cell().scenario().isControl() ? first : others).add(task);
            }
            first.addAll(others);
            running.take(first);
            if (closed) {
                cancelAll(); // Closed meanwhile: nobody takes them.
            }
        }
    }
}
