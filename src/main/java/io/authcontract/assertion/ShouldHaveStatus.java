package io.authcontract.assertion;

import org.assertj.core.error.ErrorMessageFactory;

/** Error: the status is another one. */
final class ShouldHaveStatus extends ExchangeError {
    private static final String FORMAT = "to answer with%n  %s%nbut it answered with%n  %s";

    private ShouldHaveStatus(FactText text, Reason reason, String... values) {
        super(text, reason, FORMAT, values);
    }

    static ErrorMessageFactory shouldHaveStatus(AuthResponse response, String status, Reason reason) {
        FactText text = FactText.of(response);
        return new ShouldHaveStatus(text, reason, status, text.status());
    }
}
