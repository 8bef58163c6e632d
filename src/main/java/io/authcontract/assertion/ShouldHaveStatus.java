package io.authcontract.assertion;

import org.assertj.core.error.ErrorMessageFactory;

/** Error: the status is another one. */
final class ShouldHaveStatus extends ExchangeError {
    private static final String NOT_FOUND =
            "404 also answers a wrong path: if a caller with valid credentials gets it too, correct the path.";

    private static final String FORMAT = "to answer with%n  %s%nbut it answered with%n  %s";

    private ShouldHaveStatus(FactText text, Reason reason, String... values) {
        super(text, reason, FORMAT, values);
    }

    static ErrorMessageFactory shouldHaveStatus(AuthResponse response, String status, Reason reason) {
        // It may hide what is there, or nothing is there (RFC 9110 section 15.5.5).
        FactText text = FactText.of(response.status() == 404 ? response.withHint(NOT_FOUND) : response);
        return new ShouldHaveStatus(text, reason, status, text.status());
    }
}
