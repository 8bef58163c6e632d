package io.authcontract.assertion;

import io.authcontract.challenge.Challenge;
import java.util.List;
import org.assertj.core.error.ErrorMessageFactory;

/** Error: more or other schemes are offered than intended. */
final class ShouldChallengeOnly extends ExchangeError {
    private static final String FORMAT =
            "to challenge with these schemes and no others%n  %s%nbut it answered %s with%n  %s%n%s";

    private ShouldChallengeOnly(FactText text, String... values) {
        super(
                text,
                Reason.of(
                        9110,
                        "11.6.1",
                        "A client picks any scheme that is offered, so each of them has to be meant and to work."),
                FORMAT,
                values);
    }

    static ErrorMessageFactory shouldChallengeOnly(AuthResponse response, List<String> wanted, List<Challenge> found) {
        FactText text = FactText.of(response).withClients();
        return new ShouldChallengeOnly(
                text,
                String.join(", ", wanted),
                text.status(),
                text.challenges(found),
                text.text(difference(wanted, found)));
    }

    private static String difference(List<String> wanted, List<Challenge> found) {
        String missing = String.join(
                ", ",
                wanted.stream()
                        .filter(w -> found.stream().noneMatch(c -> c.hasScheme(w)))
                        .toList());
        String surplus = String.join(
                ", ",
                found.stream()
                        .map(Challenge::scheme)
                        .filter(scheme -> wanted.stream().noneMatch(scheme::equalsIgnoreCase))
                        .distinct()
                        .toList());
        return missing.isEmpty()
                ? "Not wanted: " + surplus
                : surplus.isEmpty() ? "Missing: " + missing : "Missing: " + missing + ". Not wanted: " + surplus;
    }
}
