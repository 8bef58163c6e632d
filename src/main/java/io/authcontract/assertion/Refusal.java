package io.authcontract.assertion;

import io.authcontract.http.Exchange;
import io.authcontract.http.Response;
import java.util.Optional;

/** What makes an answer a refusal, or no answer at all. */
final class Refusal {
    private Refusal() {}

    /** Says what the answer means for the caller; empty when the caller was let in. */
    static Optional<Reason> meaning(Exchange exchange, Response response) {
        if (LoginPage.cameUp(exchange)) {
            return Optional.of(
                    Reason.of(9110, "11.4", "The login page: the caller counts as somebody who has not signed in."));
        }
        return switch (response.status()) {
            case 401 ->
                Optional.of(Reason.of(9110, "15.5.2", "The credentials are missing, or they were not accepted."));
            case 403 ->
                Optional.of(Reason.of(9110, "15.5.4", "The request was understood, and the caller may not do this."));
            case 407 -> Optional.of(Reason.of(9110, "15.5.8", "A proxy on the way wants credentials of its own."));
            default ->
                response.status() < 500
                        ? Optional.empty()
                        : Optional.of(Reason.of(
                                9110,
                                "15.6",
                                "The service failed, so nobody knows whether the caller would have been let in."));
        };
    }
}
