package io.authcontract.matrix;

import io.authcontract.http.Exchange;
import io.authcontract.http.Response;
import java.util.Set;

/** Which answers show that a credential that worked before opens nothing any more. */
final class Refusals {
    private static final Set<Integer> STATUSES = Set.of(401, 403, 404, 407);
    private static final int NOT_MODIFIED = 304;

    private Refusals() {}

    /** A redirect leads to the login. 304 stands for the 200 that the client has already (RFC 9110 section 15.4.5), and a failure for nothing at all. */
    static boolean isOne(Exchange exchange) {
        int status = exchange.response().map(Response::status).orElse(0);
        return STATUSES.contains(status) || (status / 100 == 3 && status != NOT_MODIFIED);
    }
}
