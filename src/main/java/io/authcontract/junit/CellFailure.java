package io.authcontract.junit;

import org.opentest4j.AssertionFailedError;

/**
 * A cell, or several, that must not pass. Without a stack trace, which would name this library and JUnit only, and under its simple name: what is
 * printed of ten thousand of them has to stay small.
 */
final class CellFailure extends AssertionFailedError {
    private static final long serialVersionUID = 1L;

    private final String detail;

    CellFailure(String text) {
        this(text, text);
    }

    /** Build tools print the message in their lists, and the detail beside it. */
    CellFailure(String message, String detail) {
        super(message);
        this.detail = detail;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }

    @Override
    @SuppressWarnings("OverrideThrowableToString")
    public String toString() {
        return "CellFailure: " + detail;
    }
}
