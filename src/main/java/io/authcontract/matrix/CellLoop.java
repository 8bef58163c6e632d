package io.authcontract.matrix;

import io.authcontract.http.EventLoop;
import io.authcontract.http.Exchange;
import io.authcontract.http.Request;
import io.authcontract.http.Sender;
import io.authcontract.matrix.Controls.Ahead;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An event loop and the cells that are under way on it. What a cell is judged beside goes first; whoever shares that waits for it without a thread. */
final class CellLoop implements Runnable {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final LoopCrew crew;
    private final CellRun cells;
    private final Sender sender;
    private final EventLoop loop;
    private final int most;
    private final Set<Once<Exchange>> claims = ConcurrentHashMap.newKeySet();
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean idle;
    private volatile @Nullable Thread driver;

    CellLoop(LoopCrew crew, CellRun cells, Sender sender, EventLoop loop, int most) {
        this.crew = crew;
        this.cells = cells;
        this.sender = sender;
        this.loop = loop;
        this.most = most;
    }

    /** Drives it until the end, or until this thread has handed it over. */
    @Override
    public void run() {
        driver = Thread.currentThread();
        try {
            drive();
        } catch (RuntimeException | Error broken) {
            crew.fail(broken);
        }
        if (isDriven()) {
            close();
        }
    }

    private void drive() {
        while (isDriven() && !isClosed()) {
            fill();
            if (isDriven()) {
                answer();
            }
        }
    }

    /** Looks after an interrupt that a supplier or a rule has left behind, which would end every wait at once, is forgotten: that of the end may be it. */
    private boolean isClosed() {
        Thread.interrupted();
        return crew.isClosed();
    }

    /** Whether this thread drives it. */
    boolean isDriven() {
        return driver == Thread.currentThread();
    }

    /** This thread drives it no more. */
    void leave() {
        driver = null;
    }

    private void answer() {
        Runnable told = loop.next(LONG);
        if (told != null) {
            told.run();
        }
    }

    private void fill() {
        while (isDriven() && !isClosed() && underWay.get() < most) {
            CellTask task = next();
            if (task == null) {
                return;
            }
            if (task.isDone()) {
                continue; // It was cancelled.
            }
            underWay.incrementAndGet();
            guarded(task, () -> begin(task));
        }
    }

    /** Who adds a task looks whether anybody is idle; one who just becomes so has to look once more. */
    private @Nullable CellTask next() {
        idle = false;
        CellTask task = crew.next();
        if (task == null) {
            idle = true;
            task = crew.next();
        }
        return task;
    }

    private void guarded(CellTask task, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error thrown) {
            task.completeExceptionally(thrown);
            over();
        }
    }

    private void begin(CellTask task) {
        Optional<Ahead> ahead = cells.ahead(task.cell());
        if (ahead.isEmpty()) {
            goOn(task);
            return;
        }
        switch (ahead.get().exchange().claim(() -> crew.again(task))) {
            case KNOWN -> goOn(task);
            case YOURS -> sendAhead(task, ahead.get());
            case LATER -> over();
        }
    }

    private void sendAhead(CellTask task, Ahead ahead) {
        claims.add(ahead.exchange());
        try {
            Optional<Request> request = cells.allowed(ahead.request());
            if (request.isPresent()) {
                send(request.get(), task, exchange -> settle(task, ahead, exchange), () -> giveUp(ahead.exchange()));
                return;
            }
        } catch (RuntimeException | Error thrown) {
            giveUp(ahead.exchange());
            throw thrown;
        }
        giveUp(ahead.exchange());
        goOn(task);
    }

    private void settle(CellTask task, Ahead ahead, Exchange exchange) {
        claims.remove(ahead.exchange());
        ahead.exchange().settle(exchange);
        begin(task);
    }

    /** Others may try. */
    private void giveUp(Once<Exchange> claim) {
        claims.remove(claim);
        claim.abandon();
    }

    private void goOn(CellTask task) {
        Step step = cells.step(task.cell());
        if (step instanceof Step.Judged judged) {
            end(task, judged.result());
        } else if (step instanceof Step.Asking asking) {
            send(asking.request(), task, exchange -> end(task, asking.then().apply(exchange)), () -> {});
        }
    }

    /** Whoever had to wait before has no loop any more, and may wait again. */
    private void send(Request request, CellTask task, Consumer<Exchange> then, Runnable otherwise) {
        if (!isDriven()) {
            then.accept(sender.sendRepeatable(request));
            return;
        }
        sender.begin(request, loop, new EventLoop.Listener<>() {
            @Override
            public void answered(Exchange exchange) {
                guarded(task, () -> then.accept(exchange));
            }

            @Override
            public void failed(Throwable thrown) {
                otherwise.run();
                task.completeExceptionally(thrown);
                over();
            }
        });
    }

    private void end(CellTask task, CellResult result) {
        task.complete(result);
        over();
    }

    private void over() {
        underWay.decrementAndGet();
        if (!isDriven()) {
            loop.wakeUp();
        }
    }

    void wakeIfIdle() {
        if (idle) {
            loop.wakeUp();
        }
    }

    void wakeUp() {
        loop.wakeUp();
    }

    /** Nobody drives it any more: what it has claimed is for others. */
    void close() {
        loop.close();
        claims.forEach(this::giveUp);
    }
}
