package io.authcontract.assertion;

import org.assertj.core.error.ErrorMessageFactory;

/** Error: there is no problem document, or it contradicts the response. */
final class ShouldHaveProblemDetails extends ExchangeError {
    private static final String FORMAT =
            "to answer with a consistent problem document (application/problem+json), but%n  %s";

    private ShouldHaveProblemDetails(FactText text, Reason reason, String... values) {
        super(text, reason, FORMAT, values);
    }

    static ErrorMessageFactory shouldHaveProblemDetails(AuthResponse response, String found) {
        FactText text = FactText.of(response);
        return new ShouldHaveProblemDetails(text, Reason.rule("problem-details"), text.text(found));
    }
}
