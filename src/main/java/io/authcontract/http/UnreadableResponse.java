package io.authcontract.http;

import java.io.IOException;

/** Thrown while a response is read, caught where the exchange ends: carries the fault that the caller gets. */
final class UnreadableResponse extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    UnreadableResponse(Fault fault) {
        super(fault.detail());
        this.fault = fault;
    }

    UnreadableResponse(Fault.Kind kind, String detail) {
        this(new Fault(kind, detail));
    }

    static UnreadableResponse malformed(String detail) {
        return new UnreadableResponse(Fault.Kind.MALFORMED, detail);
    }

    static UnreadableResponse truncated(String detail) {
        return new UnreadableResponse(Fault.Kind.TRUNCATED, detail);
    }

    Fault fault() {
        return fault;
    }
}
