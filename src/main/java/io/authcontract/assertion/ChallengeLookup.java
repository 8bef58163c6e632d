package io.authcontract.assertion;

import io.authcontract.challenge.Challenge;
import java.util.List;
import java.util.Optional;

/**
 * The challenges of one scheme, or their absence; the response tells what was there instead. Navigation leads here, so that it never fails.
 *
 * @param field the field that was searched
 * @param scheme the scheme that was looked for
 * @param found all challenges of that scheme, in order
 * @param response where they were looked for; empty for a challenge that was parsed alone
 */
record ChallengeLookup(String field, String scheme, List<Challenge> found, Optional<AuthResponse> response) {
    static final String ORIGIN = "WWW-Authenticate";
    static final String PROXY = "Proxy-Authenticate";

    static ChallengeLookup of(String field, String scheme, AuthResponse response) {
        List<Challenge> found = response.challengesOf(field).stream()
                .filter(c -> c.hasScheme(scheme))
                .toList();
        return new ChallengeLookup(field, scheme, found, Optional.of(response));
    }

    static ChallengeLookup of(Challenge challenge) {
        return new ChallengeLookup(ORIGIN, challenge.scheme(), List.of(challenge), Optional.empty());
    }

    AuthResponse origin() {
        return response.orElseThrow(
                () -> new IllegalStateException(
                        "This challenge was not taken from a response, so and() leads nowhere: start with assertThat(response).challenge(..)."));
    }

    /** Challenges print names only, no values. */
    @Override
    public String toString() {
        return found.isEmpty() ? "no " + scheme + " challenge" : found.toString();
    }
}
