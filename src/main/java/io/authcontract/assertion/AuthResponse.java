package io.authcontract.assertion;

import static io.authcontract.assertion.ShouldBeAnswered.shouldBeAnswered;
import static io.authcontract.assertion.ShouldKnowBody.shouldKnowBody;

import io.authcontract.challenge.Challenges;
import io.authcontract.http.Exchange;
import io.authcontract.http.Fault;
import io.authcontract.http.Headers;
import io.authcontract.http.Redaction;
import io.authcontract.http.Response;
import io.authcontract.rule.Circumstances;
import io.authcontract.rule.Observation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.AssertProvider;

/**
 * What a service answered, ready for AssertJ's own {@code assertThat}, {@code then} and {@code WithAssertions}:
 *
 * <pre>{@code
 * assertThat(response).isUnauthorized().challenges("Bearer");
 * assertThat(response).returns(401, AuthResponse::status);
 * }</pre>
 *
 * <p>There may be no response at all ({@link #fault()}). Every assertion then fails and says what happened, and so does every accessor of a part
 * of the response: with an {@link AssertionError}, so that soft assertions collect it. {@link #toString()} is redacted. Immutable.
 *
 * @since 0.1.0
 */
public final class AuthResponse implements AssertProvider<AuthResponseAssert> {
    private final Exchange exchange;
    private final Redaction redaction;
    private final Optional<Circumstances> circumstances;
    private final List<String> hints;

    private AuthResponse(
            Exchange exchange, Redaction redaction, Optional<Circumstances> circumstances, List<String> hints) {
        this.exchange = exchange;
        this.redaction = redaction;
        this.circumstances = circumstances;
        this.hints = hints;
    }

    /**
     * Returns the response of an exchange, printed with the standard redactor.
     *
     * @param exchange a request and what came of it
     * @return the response
     */
    public static AuthResponse of(Exchange exchange) {
        return of(exchange, Redaction.standard());
    }

    /**
     * Returns the response of an exchange, printed with a redactor of your own.
     *
     * @param exchange a request and what came of it
     * @param redaction what failures and {@link #toString()} pass; credentials of the request are masked whatever it says
     * @return the response
     */
    public static AuthResponse of(Exchange exchange, Redaction redaction) {
        return new AuthResponse(exchange, redaction.knowing(exchange), Optional.empty(), List.of());
    }

    /**
     * Returns this response with what is known beyond its octets, for {@link AuthResponseAssert#conformsTo}.
     *
     * @param known the circumstances of the request
     * @return a new response
     */
    public AuthResponse withCircumstances(Circumstances known) {
        return new AuthResponse(exchange, redaction, Optional.of(known), hints);
    }

    /**
     * Returns this response with a sentence that every failure shows, for example about a habit of the client that made it.
     *
     * @param sentence one sentence for people
     * @return a new response
     */
    public AuthResponse withHint(String sentence) {
        List<String> all = Stream.concat(hints.stream(), Stream.of(sentence)).toList();
        return new AuthResponse(exchange, redaction, circumstances, all);
    }

    /**
     * Returns the exchange this response belongs to.
     *
     * @return the request and what came of it
     */
    public Exchange exchange() {
        return exchange;
    }

    /**
     * Returns the exchange with its circumstances, as rules judge it.
     *
     * @return the observation; without known circumstances, with what the exchange itself tells
     */
    public Observation observation() {
        return circumstances.map(known -> Observation.of(exchange, known)).orElseGet(() -> Observation.of(exchange));
    }

    /**
     * Returns why there is no response.
     *
     * @return the fault, or empty when there is a response
     */
    public Optional<Fault> fault() {
        return exchange.fault();
    }

    /**
     * Returns the status code (RFC 9110 section 15).
     *
     * @return three digits
     * @throws AssertionError when there is no response
     */
    public int status() {
        return response().status();
    }

    /**
     * Returns the header section.
     *
     * @return the field lines in order, repeated ones apart
     * @throws AssertionError when there is no response
     */
    public Headers headers() {
        return response().headers();
    }

    /**
     * Returns the value of the first field line of that name.
     *
     * @param name the field name, in any case
     * @return the value, or empty
     * @throws AssertionError when there is no response
     */
    public Optional<String> header(String name) {
        return headers().first(name);
    }

    /**
     * Returns the challenges of the WWW-Authenticate field lines, whatever the status (RFC 9110 section 11.6.1).
     *
     * @return the challenges; no field means none
     * @throws AssertionError when there is no response
     */
    public Challenges challenges() {
        response();
        return challengesOf(ChallengeLookup.ORIGIN);
    }

    /**
     * Returns the content as text, decoded as Content-Encoding and Content-Type say.
     *
     * @return the text
     * @throws AssertionError when there is no response, or its content is not known
     */
    public String text() {
        if (!response().content().isKnown()) {
            throw new AssertionError(
                    shouldKnowBody(this, "to have a readable body").create());
        }
        return response().text();
    }

    /** Reads a challenge field; none after a fault. An octet a client has lost (U+FFFD) was above 0x7F, and those are all alike to the grammar. */
    Challenges challengesOf(String field) {
        List<String> values =
                exchange.response().map(r -> r.headers().values(field)).orElse(List.of());
        return Challenges.parse(
                values.stream().map(value -> value.replace('\uFFFD', '\u00FF')).toList());
    }

    Redaction redaction() {
        return redaction;
    }

    List<String> hints() {
        return hints;
    }

    private Response response() {
        return exchange.response()
                .orElseThrow(() -> new AssertionError(shouldBeAnswered(this).create()));
    }

    /**
     * Called by AssertJ; a test writes {@code assertThat(response)}.
     *
     * @return the assertions
     */
    @Override
    public AuthResponseAssert assertThat() {
        return new AuthResponseAssert(this);
    }

    @Override
    public String toString() {
        return redaction.exchange(exchange);
    }
}
