package io.authcontract.assertion;

import static io.authcontract.assertion.ShouldChallenge.shouldChallenge;
import static io.authcontract.assertion.ShouldChallengeOnly.shouldChallengeOnly;
import static io.authcontract.assertion.ShouldConform.shouldConform;
import static io.authcontract.assertion.ShouldHaveStatus.shouldHaveStatus;
import static io.authcontract.assertion.ShouldNotBeRefused.shouldNotBeRefused;
import static io.authcontract.assertion.ShouldNotChallenge.shouldNotChallenge;

import io.authcontract.challenge.Challenge;
import io.authcontract.challenge.Challenges;
import io.authcontract.http.Response;
import io.authcontract.rule.CredentialKind;
import io.authcontract.rule.Examination;
import io.authcontract.rule.RuleBook;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.assertj.core.annotation.CheckReturnValue;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on what a service answered: how it refuses, what it offers instead, and what it gives away.
 *
 * <pre>{@code
 * assertThat(response).isUnauthorized().challenges("Bearer").setsNoCookie();
 * assertThat(response).challenge("Bearer").hasError("invalid_token").and().conformsTo(RuleBook.standard());
 * }</pre>
 *
 * <p>When there is no response ({@link AuthResponse#fault()}), every assertion fails and says what happened. Failures show the exchange and a curl
 * line without credentials.
 *
 * @since 0.1.0
 */
public class AuthResponseAssert extends AnswerAssert<AuthResponseAssert, AuthResponse> {
    private static final InstanceOfAssertFactory<ChallengeLookup, ChallengeAssert> LOOKUP =
            new InstanceOfAssertFactory<>(ChallengeLookup.class, ChallengeAssert::new);

    AuthResponseAssert(@Nullable AuthResponse actual) {
        super(actual, AuthResponseAssert.class);
    }

    /**
     * Verifies that the status is 401 Unauthorized (RFC 9110 section 15.5.2), and nothing else: see {@link #challenges} and {@link #conformsTo}
     * for the rest of a refusal.
     *
     * <pre>{@code
     * assertThat(response).isUnauthorized();   // passes with: HTTP/1.1 401 Unauthorized
     * assertThat(response).isUnauthorized();   // fails with:  HTTP/1.1 403 Forbidden
     * }</pre>
     *
     * @return this assertion
     * @throws AssertionError when the status is another one
     */
    public AuthResponseAssert isUnauthorized() {
        return verify(response -> failUnless(
                response.status() == 401,
                () -> shouldHaveStatus(actual, "401 Unauthorized", whyUnauthorized(response))));
    }

    private Reason whyUnauthorized(Response response) {
        if (response.status() / 100 == 3 || LoginPage.cameUp(actual.exchange())) {
            return Reason.rule("no-login-redirect-for-machines");
        }
        if (response.status() / 100 == 2) {
            return Reason.rule("no-anonymous-access");
        }
        boolean anonymous = actual.observation()
                .circumstances()
                .credential()
                .filter(CredentialKind.NONE::equals)
                .isPresent();
        return Reason.rule(anonymous ? "unauth-is-401" : "invalid-creds-401");
    }

    /**
     * Verifies that the status is 403 Forbidden (RFC 9110 section 15.5.4): the caller is known but may not do this.
     *
     * <pre>{@code
     * assertThat(response).isForbidden();   // passes with: HTTP/1.1 403 Forbidden
     * assertThat(response).isForbidden();   // fails with:  HTTP/1.1 401 Unauthorized
     * }</pre>
     *
     * @return this assertion
     * @throws AssertionError when the status is another one
     */
    public AuthResponseAssert isForbidden() {
        return hasStatus(403, "403 Forbidden", Reason.rule("forbidden-is-403"));
    }

    /**
     * Verifies that the status is 407 Proxy Authentication Required (RFC 9110 section 15.5.8).
     *
     * <pre>{@code
     * assertThat(response).isProxyAuthenticationRequired();   // passes with: HTTP/1.1 407 Proxy Authentication Required
     * assertThat(response).isProxyAuthenticationRequired();   // fails with:  HTTP/1.1 401 Unauthorized
     * }</pre>
     *
     * @return this assertion
     * @throws AssertionError when the status is another one
     */
    public AuthResponseAssert isProxyAuthenticationRequired() {
        return hasStatus(
                407,
                "407 Proxy Authentication Required",
                Reason.of(
                        9110,
                        "15.5.8",
                        "Only 407 makes a client send its credentials for the proxy; after 401 it sends those for the service."));
    }

    /**
     * Verifies the status code (RFC 9110 section 15).
     *
     * <pre>{@code
     * assertThat(response).hasStatus(404);   // passes with: HTTP/1.1 404 Not Found
     * assertThat(response).hasStatus(404);   // fails with:  HTTP/1.1 401 Unauthorized
     * }</pre>
     *
     * @param status three digits
     * @return this assertion
     * @throws AssertionError when the status is another one
     */
    public AuthResponseAssert hasStatus(int status) {
        return hasStatus(status, String.valueOf(status), Reason.NONE);
    }

    private AuthResponseAssert hasStatus(int status, String words, Reason reason) {
        return verify(
                response -> failUnless(response.status() == status, () -> shouldHaveStatus(actual, words, reason)));
    }

    /**
     * Verifies that the caller was let in: the status is none of 401, 403 and 407, below 500, and no login page came up, neither as the target of
     * a redirect, nor after redirects that the client followed, nor as an HTML page with a password field.
     *
     * <pre>{@code
     * assertThat(response).isNotRefused();   // passes with: HTTP/1.1 404 Not Found
     * assertThat(response).isNotRefused();   // fails with:  HTTP/1.1 302 Found and Location: /login
     * }</pre>
     *
     * @return this assertion
     * @throws AssertionError when the caller was refused, or the service failed
     */
    public AuthResponseAssert isNotRefused() {
        return verify(response ->
                Refusal.meaning(actual.exchange(), response).map(meaning -> shouldNotBeRefused(actual, meaning)));
    }

    /**
     * Verifies that WWW-Authenticate is well-formed and offers the scheme at least once, on any status (RFC 9110 section 11.6.1).
     *
     * <pre>{@code
     * assertThat(response).challenges("Bearer");   // passes with: WWW-Authenticate: bearer realm="orders", Basic realm="orders"
     * assertThat(response).challenges("Bearer");   // fails with:  WWW-Authenticate: Basic realm="orders"
     * }</pre>
     *
     * @param scheme the scheme, in any case
     * @return this assertion
     * @throws AssertionError when the field is absent or not well-formed, or offers other schemes only
     */
    public AuthResponseAssert challenges(String scheme) {
        return verify(response -> failUnless(
                challenges().stream().anyMatch(challenge -> challenge.hasScheme(scheme)),
                () -> shouldChallenge(scheme, ChallengeLookup.ORIGIN, actual)));
    }

    /**
     * Verifies that WWW-Authenticate is well-formed and offers exactly these schemes, each at least once, in any order (RFC 9110 section 11.6.1).
     *
     * <pre>{@code
     * assertThat(response).challengesOnly("Bearer", "DPoP");   // passes with: WWW-Authenticate: DPoP algs="ES256", Bearer
     * assertThat(response).challengesOnly("Bearer", "DPoP");   // fails with:  WWW-Authenticate: DPoP algs="ES256", Basic realm="x"
     * }</pre>
     *
     * @param schemes at least one scheme, in any case
     * @return this assertion
     * @throws AssertionError when the field is absent or not well-formed, a scheme is missing, or there is another one
     * @throws IllegalArgumentException when no scheme is given
     */
    public AuthResponseAssert challengesOnly(String... schemes) {
        List<String> wanted = List.of(schemes);
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException(
                    "challengesOnly() got no scheme: write doesNotChallenge() when none is wanted.");
        }
        return verify(response -> {
            List<Challenge> found = challenges().list();
            if (found.isEmpty()) {
                return Optional.of(shouldChallenge(String.join(", ", wanted), ChallengeLookup.ORIGIN, actual));
            }
            boolean all = wanted.stream().allMatch(scheme -> found.stream().anyMatch(c -> c.hasScheme(scheme)));
            boolean noOther = found.stream().allMatch(c -> wanted.stream().anyMatch(c::hasScheme));
            return failUnless(all && noOther, () -> shouldChallengeOnly(actual, wanted, found));
        });
    }

    /**
     * Verifies that there is no WWW-Authenticate field, as on a login page for browsers (RFC 9110 section 11.6.1).
     *
     * <pre>{@code
     * assertThat(response).doesNotChallenge();   // passes without WWW-Authenticate
     * assertThat(response).doesNotChallenge();   // fails with: WWW-Authenticate: Basic realm="orders"
     * }</pre>
     *
     * @return this assertion
     * @throws AssertionError when the field is there
     */
    public AuthResponseAssert doesNotChallenge() {
        return verify(response ->
                failUnless(!response.headers().contains(ChallengeLookup.ORIGIN), () -> shouldNotChallenge(actual)));
    }

    /**
     * Verifies that one challenge of the scheme meets all these requirements, and stays on the response.
     *
     * <pre>{@code
     * assertThat(response).hasChallenge("Bearer", it -> it.hasRealm("orders").doesNotHaveError());
     *     // passes with: WWW-Authenticate: Bearer realm="orders"
     *     // fails with:  WWW-Authenticate: Bearer realm="orders", error="invalid_token"
     * }</pre>
     *
     * @param scheme the scheme, in any case
     * @param requirements assertions on the challenge
     * @return this assertion
     * @throws AssertionError when there is no such challenge, or none meets the requirements
     */
    public AuthResponseAssert hasChallenge(String scheme, Consumer<ChallengeAssert> requirements) {
        requirements.accept(challenge(scheme).isPresent());
        return myself;
    }

    /**
     * Goes to the challenges of a scheme in WWW-Authenticate (RFC 9110 section 11.6.1); {@link ChallengeAssert#and()} comes back. Fails never
     * itself: the assertions that follow do. That there is such a challenge at all is verified by {@link #challenges}.
     *
     * <pre>{@code
     * assertThat(response).challenge("Bearer").hasRealm("orders");   // passes with: WWW-Authenticate: Bearer realm="orders"
     * assertThat(response).challenge("Bearer").hasRealm("orders");   // fails with:  WWW-Authenticate: Basic realm="orders"
     * }</pre>
     *
     * @param scheme the scheme, in any case
     * @return assertions of which one single challenge has to meet all; without any, nothing is verified
     */
    @CheckReturnValue
    public ChallengeAssert challenge(String scheme) {
        return extracting(response -> ChallengeLookup.of(ChallengeLookup.ORIGIN, scheme, response), LOOKUP);
    }

    /**
     * Goes to the challenges of a scheme in Proxy-Authenticate (RFC 9110 section 11.7.1), like {@link #challenge}.
     *
     * <pre>{@code
     * assertThat(response).proxyChallenge("Basic").hasRealm("gate");   // passes with: Proxy-Authenticate: Basic realm="gate"
     * assertThat(response).proxyChallenge("Basic").hasRealm("gate");   // fails with:  WWW-Authenticate: Basic realm="gate"
     * }</pre>
     *
     * @param scheme the scheme, in any case
     * @return assertions of which one single challenge has to meet all; without any, nothing is verified
     */
    @CheckReturnValue
    public ChallengeAssert proxyChallenge(String scheme) {
        return extracting(response -> ChallengeLookup.of(ChallengeLookup.PROXY, scheme, response), LOOKUP);
    }

    /**
     * Verifies that a rule book has no finding that fails. A rule that lacks what it needs to know does not apply and never fails; what is known
     * beyond the exchange comes from {@link AuthResponse#withCircumstances}.
     *
     * <pre>{@code
     * assertThat(response).conformsTo(RuleBook.standard());   // passes with: 401 and WWW-Authenticate: Bearer realm="orders"
     * assertThat(response).conformsTo(RuleBook.standard());   // fails with:  401 without WWW-Authenticate (challenge-present)
     * }</pre>
     *
     * @param book the rules
     * @return this assertion
     * @throws AssertionError when a finding fails, or a rule of your own throws; lists all findings, the notes too
     */
    public AuthResponseAssert conformsTo(RuleBook book) {
        return verify(response -> {
            Examination examination = book.examine(actual.observation());
            boolean conforms =
                    examination.failing().isEmpty() && examination.defects().isEmpty();
            return failUnless(conforms, () -> shouldConform(actual, examination));
        });
    }

    private Challenges challenges() {
        return actual.challengesOf(ChallengeLookup.ORIGIN);
    }
}
