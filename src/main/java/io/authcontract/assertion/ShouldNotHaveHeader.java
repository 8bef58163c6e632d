package io.authcontract.assertion;

import org.assertj.core.error.ErrorMessageFactory;

/** Error: a field is there that should not be. */
final class ShouldNotHaveHeader extends ExchangeError {
    private static final String FORMAT = "to answer without the field%n  %s%nbut it answered with%n  %s";

    private ShouldNotHaveHeader(FactText text, Reason reason, String... values) {
        super(text, reason, FORMAT, values);
    }

    static ErrorMessageFactory shouldNotHaveHeader(AuthResponse response, String name) {
        return shouldNotHaveHeader(response, name, Reason.NONE);
    }

    static ErrorMessageFactory shouldSetNoCookie(AuthResponse response) {
        return shouldNotHaveHeader(response, "Set-Cookie", Reason.rule("refusal-cookies"));
    }

    private static ErrorMessageFactory shouldNotHaveHeader(AuthResponse response, String name, Reason reason) {
        FactText text = FactText.of(response);
        return new ShouldNotHaveHeader(text, reason, name, text.field(name));
    }
}
