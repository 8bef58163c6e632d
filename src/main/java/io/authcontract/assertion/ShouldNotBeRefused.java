package io.authcontract.assertion;

import org.assertj.core.error.ErrorMessageFactory;

/** Error: a caller who may call was turned away, or the service failed. */
final class ShouldNotBeRefused extends ExchangeError {
    private static final String FORMAT = "not to be refused, but it answered with%n  %s";

    private ShouldNotBeRefused(FactText text, Reason reason, String... values) {
        super(text, reason, FORMAT, values);
    }

    static ErrorMessageFactory shouldNotBeRefused(AuthResponse response, Reason meaning) {
        FactText text = FactText.of(response);
        return new ShouldNotBeRefused(text, meaning, text.status());
    }
}
