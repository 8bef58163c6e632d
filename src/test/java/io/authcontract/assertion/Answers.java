package io.authcontract.assertion;

import io.authcontract.http.Exchange;
import io.authcontract.http.Fault;
import io.authcontract.testkit.RawMessages;

/** Answers to one request, written as they stand on the wire. */
final class Answers {
    static final String ANONYMOUS =
            """
            GET /orders/7 HTTP/1.1
            Host: localhost:8080
            Accept: application/json
            """;

    private Answers() {}

    /** What a service answered to a request without credentials. */
    static AuthResponse answer(String response) {
        return answer(ANONYMOUS, response);
    }

    static AuthResponse answer(String request, String response) {
        return AuthResponse.of(RawMessages.exchange("http", request, response));
    }

    static AuthResponse fault(Fault.Kind kind, String detail) {
        return AuthResponse.of(Exchange.of(RawMessages.request("http", ANONYMOUS), new Fault(kind, detail)));
    }

    /** A 401 with these challenge lines. */
    static AuthResponse challenging(String... lines) {
        StringBuilder response = new StringBuilder("HTTP/1.1 401 Unauthorized\n");
        for (String line : lines) {
            response.append("WWW-Authenticate: ").append(line).append('\n');
        }
        return answer(response.append('\n').toString());
    }
}
