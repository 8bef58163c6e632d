package io.authcontract.guide;

import io.authcontract.assertion.AuthResponse;
import io.authcontract.http.Exchange;
import io.authcontract.testkit.Canned;
import io.authcontract.testkit.RawMessages;
import io.authcontract.testkit.RawServer;

/** The service of the guide: it refuses. */
final class Orders {
    private static final String REFUSAL =
            """
            HTTP/1.1 401 Unauthorized
            WWW-Authenticate: Bearer realm="orders"
            Content-Length: 0

            """;

    private Orders() {}

    static RawServer start() {
        return Canned.answering(REFUSAL);
    }

    static Exchange exchange() {
        return RawMessages.exchange("GET /orders HTTP/1.1\nHost: api.example\n\n", REFUSAL);
    }

    static AuthResponse response() {
        return AuthResponse.of(exchange());
    }
}
