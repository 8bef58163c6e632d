package io.authcontract.http;

/** Nobody waits on an event loop, and what is asked for has not come. Usual there, so that it has no stack trace. */
final class NotYet extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean forTime;

    private NotYet(boolean forTime) {
        super("not yet", null, false, false);
        this.forTime = forTime;
    }

    /** More octets have to come. */
    static NotYet octets() {
        return new NotYet(false);
    }

    /** Time has to pass, in which nothing may come. */
    static NotYet time() {
        return new NotYet(true);
    }

    boolean isForTime() {
        return forTime;
    }
}
