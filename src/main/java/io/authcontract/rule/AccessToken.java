package io.authcontract.rule;

import io.authcontract.rule.JsonContent.Member;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * The JWT a request carried, looked into without trust: only to see whether it had run out.
 *
 * @since 0.1.0
 */
public final class AccessToken {
    private AccessToken() {}

    /** Returns the reason to say nothing when the token expired before the answer was made; both clocks are those of the exchange. */
    static Optional<String> expiredBefore(Answer answer) {
        Optional<Instant> expiry = expiry(answer.sent().token());
        Optional<Instant> answered = answer.headers().first("Date").flatMap(HttpDates::parse);
        return answered.isPresent()
                        && expiry.filter(end -> !end.isAfter(answered.get())).isPresent()
                ? Optional.of("the token expired at " + expiry.get() + ", before the answer: use a fresh one")
                : Optional.empty();
    }

    /**
     * Reads when a token runs out (RFC 7519 section 4.1.4). Nothing is verified.
     *
     * @param token any text
     * @return the time of the claim exp; empty for what is no JWT or has no such claim
     */
    public static Optional<Instant> expiry(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            return JsonContent.of(claims)
                    .member("exp")
                    .map(Member::text)
                    .map(seconds -> Instant.ofEpochSecond((long) Double.parseDouble(seconds)));
        } catch (IllegalArgumentException | java.time.DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
