package io.authcontract.assertion;

import io.authcontract.challenge.Challenge;
import io.authcontract.http.Redaction;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** Error: no challenge of the scheme has all that was asked. */
final class ShouldHaveChallengeWith extends ExchangeError {
    private static final String FORMAT = "to answer with one %s challenge that has%n  %s%nbut %s%n  %s";

    private ShouldHaveChallengeWith(FactText text, Reason reason, String... values) {
        super(text, reason, FORMAT, values);
    }

    static ErrorMessageFactory shouldHaveChallengeWith(
            ChallengeLookup lookup, List<String> asked, Reason reason, AuthResponse response) {
        FactText text = lookup.field().equals(ChallengeLookup.ORIGIN)
                ? FactText.of(response).withClients()
                : FactText.of(response);
        return new ShouldHaveChallengeWith(
                text,
                reason,
                lookup.scheme(),
                text.text(String.join("\n", asked)),
                count(lookup),
                text.challenges(lookup.found()));
    }

    private static String count(ChallengeLookup lookup) {
        return lookup.found().size() == 1
                ? "it answered with"
                : "none of its " + lookup.found().size() + " " + lookup.scheme() + " challenges has all of that:";
    }

    /** The same for a challenge without a response around it. */
    static ErrorMessageFactory shouldHave(ChallengeLookup lookup, List<String> asked) {
        return new Alone(lookup.found(), asked);
    }

    private static final class Alone extends BasicErrorMessageFactory {
        private Alone(List<Challenge> found, List<String> asked) {
            super(
                    "%nExpecting the challenge%n  %s%nto have%n  %s",
                    unquotedString(shown(found.stream().map(Challenge::text).toList())), unquotedString(shown(asked)));
        }

        private static String shown(List<String> texts) {
            return texts.stream()
                    .map(Redaction.standard()::text)
                    .collect(Collectors.joining(System.lineSeparator() + "  "));
        }
    }
}
