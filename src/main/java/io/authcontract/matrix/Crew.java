package io.authcontract.matrix;

import java.util.List;

/** Sends cells and judges them, several at a time. */
interface Crew extends AutoCloseable {
    /** Takes more to do, in the order in which it is best begun. */
    void take(List<CellTask> tasks);

    /** Is called by a thread that may have to wait for a service, or for another thread. */
    void beforeWaiting();

    /** Begins to end; what is not judged by then may never be. */
    @Override
    void close();
}
