package io.authcontract.assertion;

import org.assertj.core.error.ErrorMessageFactory;

/** Error: there is a challenge where none was wanted. */
final class ShouldNotChallenge extends ExchangeError {
    private static final String FORMAT = "not to challenge, but it answered %s with%n  %s";

    private ShouldNotChallenge(FactText text, String... values) {
        super(
                text,
                Reason.of(
                        9110,
                        "11.6.1",
                        "A challenge asks the caller to try again with credentials; browsers open a dialog."),
                FORMAT,
                values);
    }

    static ErrorMessageFactory shouldNotChallenge(AuthResponse response) {
        FactText text = FactText.of(response);
        return new ShouldNotChallenge(text, text.status(), text.field(ChallengeLookup.ORIGIN));
    }
}
