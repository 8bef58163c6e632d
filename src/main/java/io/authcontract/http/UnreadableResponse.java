package io.authcontract.http;

import java.io.IOException;

/** Thrown while a response is read, caught where the exchange ends: carries the fault that the caller gets. */
final class UnreadableResponse extends IOException {
    private static final long serialVersionUID = 1L;

    private final Fault.Kind kind;
    private final String detail;

    UnreadableResponse(Fault.Kind kind, String detail) {
        super(detail);
        this.kind = kind;
        this.detail = detail;
    }

    static UnreadableResponse malformed(String detail) {
        return new UnreadableResponse(Fault.Kind.MALFORMED, detail);
    }

    static UnreadableResponse truncated(String detail) {
        return new UnreadableResponse(Fault.Kind.TRUNCATED, detail);
    }

    Fault fault() {
        return new Fault(kind, detail);
    }
}
