package io.authcontract.assertion;

import org.assertj.core.error.ErrorMessageFactory;

/** Error: the service does not say when to come back, or not in a way that is understood. */
final class ShouldHaveRetryAfter extends ExchangeError {
    private static final String FORMAT = "to answer with%n  %s%nbut it answered with%n  %s%n%s";

    private ShouldHaveRetryAfter(FactText text, String... values) {
        super(
                text,
                Reason.of(9110, "10.2.3", "A client that is not told when to come back comes back at once, or never."),
                FORMAT,
                values);
    }

    static ErrorMessageFactory shouldHaveRetryAfter(AuthResponse response, String wanted, String found) {
        FactText text = FactText.of(response);
        return new ShouldHaveRetryAfter(text, wanted, text.field("Retry-After"), text.text(found));
    }
}
