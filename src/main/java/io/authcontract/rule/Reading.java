package io.authcontract.rule;

import io.authcontract.challenge.Challenges;
import io.authcontract.http.Body;
import io.authcontract.http.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can be read of a response, whoever got it and for whatever: read once, when it is first asked for. Two threads that ask at once read the same.
 * Most refusals of a service are alike to the octet, and may share one.
 */
final class Reading {
    private final Response response;
    private final Challenges challenges;
    private @Nullable String text;
    private volatile @Nullable JsonContent json;
    private volatile @Nullable Body content;
    private @Nullable String maskedChallenges;
    private @Nullable String schemesAndRealms;
    private @Nullable String contentDigest;
    private @Nullable Boolean throttled;
    private @Nullable String unreadable;
    private volatile @Nullable Outline outline;
    private volatile @Nullable CommonFace face;

    Reading(Response response, Challenges challenges) {
        this.response = response;
        this.challenges = challenges;
    }

    /** Whether the same was sent, to the octet. */
    boolean isLike(Reading other) {
        return this == other
                || (response.status() == other.response.status()
                        && response.headers().equals(other.response.headers())
                        && response.body().equals(other.response.body()));
    }

    Response response() {
        return response;
    }

    Challenges challenges() {
        return challenges;
    }

    /** The decoded content, as text. */
    String text() {
        String known = text;
        if (known == null) {
            known = response.text();
            text = known;
        }
        return known;
    }

    JsonContent json() {
        JsonContent known = json;
        if (known == null) {
            known = JsonContent.of(text());
            json = known;
        }
        return known;
    }

    /** The decoded content. */
    Body content() {
        Body known = content;
        if (known == null) {
            known = response.content();
            content = known;
        }
        return known;
    }

    /** A digest of the octets that are held of the decoded content: of content that is unknown, none. */
    String contentDigest() {
        String known = contentDigest;
        if (known == null) {
            known = Digests.of(content().octets());
            contentDigest = known;
        }
        return known;
    }

    /** Why the challenges cannot be read: none were sent, or they did not arrive whole, or do not parse. */
    Optional<String> unreadableChallenges() {
        String known = unreadable;
        if (known == null) {
            known = whyUnreadable().orElse("");
            unreadable = known;
        }
        return known.isEmpty() ? Optional.empty() : Optional.of(known);
    }

    private Optional<String> whyUnreadable() {
        List<String> values = response.headers().values("WWW-Authenticate");
        if (values.isEmpty()) {
            return Optional.of("there is no WWW-Authenticate field");
        }
        return Octets.lost("WWW-Authenticate", values)
                .or(() ->
                        challenges.isWellFormed() ? Optional.empty() : Optional.of("WWW-Authenticate does not parse"));
    }

    /** The challenges without what changes from one answer to the next. */
    String maskedChallenges() {
        String known = maskedChallenges;
        if (known == null) {
            known = Masking.challenges(challenges);
            maskedChallenges = known;
        }
        return known;
    }

    /** The schemes and realms of the challenges, sorted, each once. */
    String schemesAndRealms() {
        String known = schemesAndRealms;
        if (known == null) {
            known = ChallengeStability.offer(challenges);
            schemesAndRealms = known;
        }
        return known;
    }

    Outline outline() {
        Outline known = outline;
        if (known == null) {
            known = Outline.of(this);
            outline = known;
        }
        return known;
    }

    /** What two callers may not be told apart by. */
    CommonFace face() {
        CommonFace known = face;
        if (known == null) {
            known = CommonFace.of(this);
            face = known;
        }
        return known;
    }

    /** Whether a throttle has answered. */
    boolean isThrottled() {
        Boolean known = throttled;
        if (known == null) {
            known = Throttling.isSaidBy(response);
            throttled = known;
        }
        return known;
    }
}
