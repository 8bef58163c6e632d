package io.authcontract.junit;

import org.opentest4j.TestAbortedException;

/** A cell that shows nothing. Without a stack trace, like {@link CellFailure}. */
final class CellAbortion extends TestAbortedException {
    private static final long serialVersionUID = 1L;

    CellAbortion(String reason) {
        super(reason);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
