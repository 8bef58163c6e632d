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
    private Reading reading;
    private @Nullable String disguise;
    private @Nullable String url;
    private @Nullable String resource;
    private @Nullable String sighting;

    Answer(Observation seen, Response response) {
        this.seen = seen;
        this.response = response;
        this.reading = new Reading(response, seen.challenges());
    }

    Observation seen() {
        return seen;
    }

    Response response() {
        return response;
    }

    /** What the response says, whoever got it. */
    Reading reading() {
        return reading;
    }

    /** Takes over what was read of the same octets before. */
    void readAs(Reading alike) {
        reading = alike;
    }

    /** The decoded content. */
    String text() {
        return reading.text();
    }

    JsonContent json() {
        return reading.json();
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

    /** What was asked for; empty where that is unknown. */
    String url() {
        String known = url;
        if (known == null) {
            known = request().map(Request::url).orElse("");
            url = known;
        }
        return known;
    }

    /** The resource that was asked for, whatever the method and the query: a key to remember it by. */
    String resource() {
        String known = resource;
        if (known == null) {
            known = Sighting.withoutQuery(url());
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
        return reading.maskedChallenges();
    }

    Outline outline() {
        return reading.outline();
    }

    /** Whether a throttle has answered. */
    boolean isThrottled() {
        return reading.isThrottled();
    }

    /** Whether the same was sent, to the octet. */
    boolean isSentLike(Answer other) {
        return reading.isLike(other.reading);
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
