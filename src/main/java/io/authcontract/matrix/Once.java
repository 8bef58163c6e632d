package io.authcontract.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is found out by whoever asks first; others wait. What throws is tried again by the next. Safe for use by several threads. */
final class Once<T> {
    private final Supplier<T> supplier;
    private final Runnable beforeWaiting;
    private final List<Runnable> waiting = new ArrayList<>();
    private volatile @Nullable T value;
    private boolean underWay;
    /** The thread that finds it out and waits for that; null where a loop does. */
    private @Nullable Thread claimant;

    /** What became of a claim. */
    enum Claim {
        KNOWN,
        YOURS,
        LATER
    }

    Once(Supplier<T> supplier) {
        this(supplier, () -> {});
    }

    /**
     * Creates a value that is not known yet.
     *
     * @param supplier finds it out
     * @param beforeWaiting is run by a thread that has to wait for another one
     */
    Once(Supplier<T> supplier, Runnable beforeWaiting) {
        this.supplier = supplier;
        this.beforeWaiting = beforeWaiting;
    }

    boolean isKnown() {
        return value != null;
    }

    T get() {
        T known = value;
        return known == null ? awaited() : known;
    }

    private T awaited() {
        T known = claimed(false);
        if (known == null && !isMine()) {
            beforeWaiting.run(); // Not under the lock of this: it may let go others.
            known = claimed(true);
        }
        return known == null ? found() : known;
    }

    private synchronized boolean isMine() {
        return claimant == Thread.currentThread();
    }

    /** The value; null for who has to find it out, and for who has to wait and may not yet. */
    private synchronized @Nullable T claimed(boolean mayWait) {
        try {
            while (underWay && mayWait) {
                wait();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The run was interrupted.");
        }
        if (!underWay && value == null) {
            underWay = true;
            claimant = Thread.currentThread();
        }
        return value;
    }

    private T found() {
        try {
            T found = supplier.get();
            settle(found);
            return found;
        } finally {
            abandon();
        }
    }

    /**
     * Asks for the right to find it out. Whoever gets it has to {@link #settle} or to {@link #abandon} it.
     *
     * @param later is run where somebody else does, after that
     */
    synchronized Claim claim(Runnable later) {
        if (value != null) {
            return Claim.KNOWN;
        }
        if (underWay) {
            waiting.add(later);
            return Claim.LATER;
        }
        underWay = true;
        return Claim.YOURS;
    }

    void settle(T found) {
        value = found;
        abandon();
    }

    /** Lets others try; does nothing where it is known. */
    void abandon() {
        List<Runnable> told;
        synchronized (this) {
            underWay = false;
            claimant = null;
            told = List.copyOf(waiting);
            waiting.clear();
            notifyAll();
        }
        told.forEach(Runnable::run);
    }
}
