package io.authcontract.assertion;

import io.authcontract.challenge.Challenges;
import org.assertj.core.error.ErrorMessageFactory;

/** Error: the challenge that was looked for is not there; says what is there instead. */
final class ShouldChallenge extends ExchangeError {
    private static final String FORMAT = "to challenge with%n  %s%nbut it answered %s ";
    private static final String ABSENT = FORMAT + "without %s";
    private static final String MALFORMED = FORMAT + "with a %s that is not well-formed:%n  %s";
    private static final String OTHERS = FORMAT + "with %s%n  %s";

    private ShouldChallenge(FactText text, Reason reason, String format, String... values) {
        super(text, reason, format, values);
    }

    static ErrorMessageFactory shouldChallenge(ChallengeLookup lookup, AuthResponse response) {
        return shouldChallenge(lookup.scheme(), lookup.field(), response);
    }

    static ErrorMessageFactory shouldChallenge(String wanted, String field, AuthResponse response) {
        FactText text =
                field.equals(ChallengeLookup.ORIGIN) ? FactText.of(response).withClients() : FactText.of(response);
        Challenges found = response.challengesOf(field);
        if (!found.isWellFormed()) {
            return new ShouldChallenge(
                    text,
                    Reason.rule("challenge-parses"),
                    MALFORMED,
                    wanted,
                    text.status(),
                    field,
                    text.problems(found));
        }
        if (found.isEmpty()) {
            return new ShouldChallenge(text, absence(field, response), ABSENT, wanted, text.status(), field);
        }
        return new ShouldChallenge(
                text, offer(field), OTHERS, wanted, text.status(), field, text.challenges(found.list()));
    }

    private static Reason absence(String field, AuthResponse response) {
        boolean due =
                field.equals(ChallengeLookup.ORIGIN) && response.exchange().hasStatus(401);
        return due ? Reason.rule("challenge-present") : offer(field);
    }

    private static Reason offer(String field) {
        return Reason.of(
                9110,
                field.equals(ChallengeLookup.PROXY) ? "11.7.1" : "11.6.1",
                "A client can only answer with a scheme that was offered; if its own is not among them, it gives up.");
    }
}
