package io.authcontract.assertion;

import org.assertj.core.error.ErrorMessageFactory;

/** Error: the answer does not lead a browser to the login page. */
final class ShouldRedirectToLogin extends ExchangeError {
    private static final String FORMAT = "to redirect to%n  %s%nbut it answered with%n  %s%n  %s";

    private ShouldRedirectToLogin(FactText text, String... values) {
        super(
                text,
                Reason.of(
                        9110,
                        "15.4",
                        "A browser gets to the login page by a redirect status together with Location, and by nothing else."),
                FORMAT,
                values);
    }

    static ErrorMessageFactory shouldRedirectToLogin(AuthResponse response, String wanted) {
        FactText text = FactText.of(response);
        return new ShouldRedirectToLogin(text, text.text(wanted), text.status(), text.field("Location"));
    }
}
