package io.authcontract.assertion;

import org.assertj.core.error.ErrorMessageFactory;

/** Error: a field is absent, or none of its lines has the value. */
final class ShouldHaveHeader extends ExchangeError {
    private static final String FORMAT = "to answer with the field%n  %s%nbut it answered with%n  %s";

    private ShouldHaveHeader(FactText text, String... values) {
        super(text, Reason.NONE, FORMAT, values);
    }

    static ErrorMessageFactory shouldHaveHeader(AuthResponse response, String name) {
        FactText text = FactText.of(response);
        return new ShouldHaveHeader(text, name, text.field(name));
    }

    static ErrorMessageFactory shouldHaveHeader(AuthResponse response, String name, String value) {
        FactText text = FactText.of(response);
        return new ShouldHaveHeader(text, name + ": " + text.text(value), text.field(name));
    }
}
