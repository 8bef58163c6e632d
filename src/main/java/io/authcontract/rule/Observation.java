package io.authcontract.rule;

import io.authcontract.challenge.Challenges;
import io.authcontract.http.Exchange;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An exchange plus its circumstances: what a rule judges. The challenges are parsed once.
 *
 * @since 0.1.0
 */
public final class Observation {
    private static final List<String> CARRIERS =
            List.of("Authorization", "Proxy-Authorization", "Cookie", "X-API-Key", "Api-Key", "X-Auth-Token");

    private final Exchange exchange;
    private final Circumstances circumstances;
    private final Challenges challenges;
    private final Optional<Answer> answer;
    private @Nullable SentCredentials sent;

    private Observation(Exchange exchange, Circumstances circumstances) {
        this.exchange = exchange;
        this.circumstances = circumstances;
        this.challenges = exchange.challenges();
        this.answer = exchange.response().map(response -> new Answer(this, response));
    }

    /**
     * Returns an observation in known circumstances.
     *
     * @param exchange the exchange
     * @param circumstances what is known about it
     * @return the observation
     */
    public static Observation of(Exchange exchange, Circumstances circumstances) {
        return new Observation(exchange, circumstances);
    }

    /**
     * Returns an observation with what the exchange itself tells: a request without any usual carrier of credentials has none.
     *
     * @param exchange the exchange
     * @return the observation; everything else is unknown
     */
    public static Observation of(Exchange exchange) {
        boolean none = exchange.request().filter(Observation::carriesNothing).isPresent();
        Circumstances known = Circumstances.unknown();
        return of(exchange, none ? known.credential(CredentialKind.NONE) : known);
    }

    private static boolean carriesNothing(Request request) {
        return CARRIERS.stream().noneMatch(request.headers()::contains)
                && !request.target().contains("?");
    }

    /**
     * Returns the exchange.
     *
     * @return the exchange
     */
    public Exchange exchange() {
        return exchange;
    }

    /**
     * Returns what is known about the exchange.
     *
     * @return the circumstances
     */
    public Circumstances circumstances() {
        return circumstances;
    }

    /**
     * Returns the response, if there is one.
     *
     * @return the response, or empty after a fault
     */
    public Optional<Response> response() {
        return exchange.response();
    }

    /**
     * Returns the request, where it is known.
     *
     * @return the request
     */
    public Optional<Request> request() {
        return exchange.request();
    }

    /**
     * Returns the challenges of the WWW-Authenticate field lines.
     *
     * @return the challenges
     */
    public Challenges challenges() {
        return challenges;
    }

    /** The credentials of the request, read when they are first asked for; two threads that ask at once read the same. */
    SentCredentials sent() {
        SentCredentials known = sent;
        if (known == null) {
            known = request()
                    .map(request -> SentCredentials.of(request, circumstances.carriers()))
                    .orElse(SentCredentials.none());
            sent = known;
        }
        return known;
    }

    /**
     * Tells whether the content of a success says no: a login form, an error envelope, or a page beside a challenge, where a valid credential gets
     * something else.
     *
     * @return whether it does
     */
    public boolean isRefusedByContent() {
        return answer.filter(Answer::grantsAccess).flatMap(Answer::disguise).isPresent();
    }

    /** What nearly every rule looks at; made once for all of them. */
    Optional<Answer> answer() {
        return answer;
    }

    @Override
    public String toString() {
        return exchange + " (" + circumstances + ")";
    }
}
