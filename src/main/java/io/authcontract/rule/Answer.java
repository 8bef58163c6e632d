package io.authcontract.rule;

import io.authcontract.challenge.Challenge;
import io.authcontract.challenge.Challenges;
import io.authcontract.http.Exchange;
import io.authcontract.http.Headers;
import io.authcontract.http.Method;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An observation that has a response: what nearly every rule looks at. What several of them read is read once; two threads that ask at once read the same. */
final class Answer {
    private final Observation seen;
    private final Response response;
    private @Nullable String text;
    private volatile @Nullable JsonContent json;
    private @Nullable String disguise;
    private @Nullable String resource;
    private @Nullable String sighting;
    private @Nullable String shownChallenges;
    private volatile @Nullable Outline outline;
    private @Nullable Boolean throttled;

    Answer(Observation seen, Response response) {
        this.seen = seen;
        this.response = response;
    }

    Observation seen() {
        return seen;
    }

    Response response() {
        return response;
    }

    /** The decoded content. */
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

    /** What the content is behind a status that may say otherwise. */
    Optional<String> disguise() {
        String known = disguise;
        if (known == null) {
            known = Disguise.of(this).orElse("");
            disguise = known;
        }
        return known.isEmpty() ? Optional.empty() : Optional.of(known);
    }

    /** The resource that was asked for, whatever the method and the query: a key to remember it by. */
    String resource() {
        String known = resource;
        if (known == null) {
            known = request().map(Sighting::resource).orElse("");
            resource = known;
        }
        return known;
    }

    /** Who asked for it, in the words of a finding. */
    String sighting() {
        String known = sighting;
        if (known == null) {
            known = Sighting.of(seen);
            sighting = known;
        }
        return known;
    }

    /** The challenges without what changes from one answer to the next. */
    String maskedChallenges() {
        String known = shownChallenges;
        if (known == null) {
            known = Masking.challenges(challenges());
            shownChallenges = known;
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

    /** Whether a throttle has answered. */
    boolean isThrottled() {
        Boolean known = throttled;
        if (known == null) {
            known = Throttling.isSaidBy(this);
            throttled = known;
        }
        return known;
    }

    /** Whether the same was sent, to the octet. */
    boolean isSentLike(Answer other) {
        return status() == other.status()
                && headers().equals(other.headers())
                && response.body().equals(other.response.body());
    }

    int status() {
        return response.status();
    }

    Headers headers() {
        return response.headers();
    }

    Circumstances circumstances() {
        return seen.circumstances();
    }

    Optional<Request> request() {
        return seen.request();
    }

    Challenges challenges() {
        return seen.challenges();
    }

    boolean hasChallenge(String scheme) {
        for (Challenge challenge : challenges()) {
            if (challenge.hasScheme(scheme)) {
                return true;
            }
        }
        return false;
    }

    Stream<Challenge> challenges(String scheme) {
        return challenges().stream().filter(c -> c.hasScheme(scheme));
    }

    /** A 304 tells a caller that its stored copy of the representation is still right: access as much as a 2xx. */
    boolean grantsAccess() {
        return response.status() / 100 == 2 || response.status() == 304;
    }

    boolean isMethod(Method method) {
        return request().filter(r -> r.method().equals(method)).isPresent();
    }

    /** The CORS-preflight fetch of the Fetch standard: a browser sends no credentials with it. */
    boolean isPreflight() {
        return isMethod(Method.OPTIONS)
                && request()
                        .filter(r ->
                                r.headers().contains("Origin") && r.headers().contains("Access-Control-Request-Method"))
                        .isPresent();
    }

    boolean carries(CredentialKind... kinds) {
        Optional<CredentialKind> carried = circumstances().credential();
        for (CredentialKind kind : kinds) {
            if (carried.isPresent() && carried.get() == kind) {
                return true;
            }
        }
        return false;
    }

    boolean isPresented(Presentation how) {
        return circumstances().presentation().filter(how::equals).isPresent();
    }

    boolean isProtected() {
        return circumstances().access().filter(Access::isProtected).isPresent();
    }

    boolean isSecure() {
        return request().filter(r -> r.origin().isSecure()).isPresent();
    }

    Optional<Profile> profile() {
        return circumstances().profile();
    }

    SentCredentials sent() {
        return seen.sent();
    }

    Optional<Response> control() {
        return circumstances().control().flatMap(Exchange::response);
    }

    Fact statusFact() {
        return Fact.fact("status", status());
    }

    Fact credentialFact() {
        return Fact.fact(
                "credential", circumstances().credential().map(Enum::name).orElse("unknown"));
    }
}
