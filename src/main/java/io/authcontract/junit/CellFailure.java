package io.authcontract.junit;

import org.opentest4j.AssertionFailedError;

/**
 * A cell, or several, that must not pass. Without a stack trace: it would name this library and JUnit only, and ten thousand of them fill a report.
 */
final class CellFailure extends AssertionFailedError {
    private static final long serialVersionUID = 1L;

    CellFailure(String text) {
        super(text);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }

    /** The text alone: build tools print this beside the name of the class. */
    @Override
    public String toString() {
        return String.valueOf(getMessage());
    }
}
