package io.authcontract.rule;

import java.util.Map;
import java.util.Optional;

/** The error codes of token challenges and the status each comes with (RFC 6750 3.1, RFC 9449 7.1 and 9, RFC 9470 3). */
final class BearerErrors {
    static final String INSUFFICIENT_SCOPE = "insufficient_scope";
    static final String STEP_UP = "insufficient_user_authentication";

    private static final Map<String, Integer> STATUSES = Map.of(
            "invalid_request",
            400,
            "invalid_token",
            401,
            INSUFFICIENT_SCOPE,
            403,
            STEP_UP,
            401,
            "invalid_dpop_proof",
            401,
            "use_dpop_nonce",
            401);

    private BearerErrors() {}

    static boolean isRegistered(String code) {
        return STATUSES.containsKey(code);
    }

    static Optional<Integer> status(String code) {
        return Optional.ofNullable(STATUSES.get(code));
    }
}
