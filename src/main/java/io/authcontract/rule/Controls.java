package io.authcontract.rule;

import io.authcontract.http.Exchange;
import io.authcontract.http.Response;
import java.util.Set;

/** Whether a request with a valid credential proved anything. */
final class Controls {
    private static final Set<Integer> NEVER = Set.of(401, 403, 405, 429);

    private Controls() {}

    /** Statuses that a refusal, a redirect or a broken server gives never count. */
    static boolean worked(Exchange control) {
        return control.response()
                .map(Response::status)
                .filter(status -> !NEVER.contains(status) && status / 100 != 3 && status / 100 != 5)
                .isPresent();
    }
}
