package io.authcontract.matrix;

import io.authcontract.http.EventLoop;
import io.authcontract.http.Sender;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A few event loops, each driven by one thread, which judges as well: that saves the change from thread to thread with every answer. A thread that has
 * to wait hands its loop to another one before.
 */
final class LoopCrew implements Crew {
    private static final int MOST = 8;

    private final List<CellLoop> loops = new ArrayList<>();
    private final Queue<CellTask> tasks = new ConcurrentLinkedQueue<>();
    private final Queue<CellTask> waited = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads;
    private final Consumer<Throwable> whenBroken;
    private volatile boolean closed;
    private volatile @Nullable Throwable broken;

    LoopCrew(
            CellRun cells,
            Sender sender,
            EventLoop first,
            int concurrency,
            ThreadFactory factory,
            Consumer<Throwable> whenBroken) {
        this.whenBroken = whenBroken;
        this.threads = Executors.newCachedThreadPool(factory);
        // While all others judge, the next answers can be read.
        int count = Math.min(concurrency, Math.min(MOST, Runtime.getRuntime().availableProcessors() + 1));
        List<EventLoop> opened = opened(first, count, sender);
        for (int i = 0; i < count; i++) {
            int share = concurrency / count + (i < concurrency % count ? 1 : 0);
            loops.add(new CellLoop(this, cells, sender, opened.get(i), share));
        }
        try {
            loops.forEach(threads::execute);
        } catch (RuntimeException | Error exhausted) {
            close(); // Those that run close themselves.
            throw exhausted;
        }
    }

    private static List<EventLoop> opened(EventLoop first, int count, Sender sender) {
        List<EventLoop> opened = new ArrayList<>(List.of(first));
        try {
            while (opened.size() < count) {
                opened.add(sender.loop().orElseThrow());
            }
            return opened;
        } catch (RuntimeException | Error exhausted) {
            opened.forEach(EventLoop::close);
            throw exhausted;
        }
    }

    @Override
    public void take(List<CellTask> more) {
        tasks.addAll(more);
        loops.forEach(CellLoop::wakeIfIdle);
        Throwable thrown = broken;
        if (thrown != null) {
            whenBroken.accept(thrown);
        }
    }

    /** Takes back a task that has waited for another one. */
    void again(CellTask task) {
        waited.add(task);
        loops.forEach(CellLoop::wakeIfIdle);
    }

    @Nullable
    CellTask next() {
        CellTask first = waited.poll();
        return first == null ? tasks.poll() : first;
    }

    /** A loop is of no use any more: who waits for its cells must not wait for ever. */
    void fail(Throwable thrown) {
        broken = thrown;
        whenBroken.accept(thrown);
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void beforeWaiting() {
        for (CellLoop loop : loops) {
            if (loop.isDriven()) {
                loop.leave();
                handOver(loop);
            }
        }
    }

    private void handOver(CellLoop loop) {
        try {
            threads.execute(loop);
        } catch (RejectedExecutionException closing) {
            loop.close();
        } catch (RuntimeException | Error exhausted) {
            fail(exhausted);
            loop.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        loops.forEach(CellLoop::wakeUp);
        threads.shutdownNow();
    }
}
