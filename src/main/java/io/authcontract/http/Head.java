package io.authcontract.http;

/** Status line and header section of a response. */
record Head(String protocol, int status, String reason, Headers headers) {

    /** Whether another response follows on this request (RFC 9110 section 15.2); after 101 it is another protocol that follows. */
    boolean isInterim() {
        return status / 100 == 1 && status != 101;
    }

    Head with(Headers same) {
        return new Head(protocol, status, reason, same);
    }

    Response with(Body body) {
        return new Response(protocol, status, reason, headers, body);
    }
}
