package io.authcontract.rule;

import io.authcontract.http.Response;
import java.util.List;
import java.util.Set;

/** Answers of a throttle, which judges how often somebody asks and not who asks. */
final class Throttling {
    static final String RETRY_AFTER = "Retry-After";

    private static final List<String> REMAINING = List.of("X-RateLimit-Remaining", "RateLimit-Remaining");
    private static final Set<Integer> REFUSED = Set.of(401, 403);

    private Throttling() {}

    /** An account that is locked may say 401 or 403 to hide the lock; one that says when to come back hides nothing. */
    static boolean isSaidBy(Response answer) {
        int status = answer.status();
        boolean retry = answer.headers().contains(RETRY_AFTER);
        return status == 429 || (status == 503 && retry) || (REFUSED.contains(status) && (retry || isUsedUp(answer)));
    }

    /** The status of a refusal, where 429 is meant. */
    static boolean isRefused(Answer answer) {
        return REFUSED.contains(answer.status());
    }

    private static boolean isUsedUp(Response answer) {
        return REMAINING.stream().anyMatch(name -> answer.headers()
                .first(name)
                .filter(left -> left.strip().equals("0"))
                .isPresent());
    }
}
