package io.authcontract.http;

/** How many octets may still come in a part of a message that has no length of its own. */
final class Allowance {
    private final int limit;
    private final String what;
    private int left;

    Allowance(int limit, String what) {
        this.limit = limit;
        this.what = what;
        this.left = limit;
    }

    void take(int octets) throws UnreadableResponse {
        left -= octets;
        if (left < 0) {
            throw new UnreadableResponse(Fault.Kind.TOO_LARGE, what + " exceeded the limit of " + limit + " octets.");
        }
    }
}
