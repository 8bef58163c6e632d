package io.authcontract.assertion;

import static io.authcontract.assertion.ShouldBeAnswered.shouldBeAnswered;
import static io.authcontract.assertion.ShouldHaveHeader.shouldHaveHeader;
import static io.authcontract.assertion.ShouldHaveNoBody.shouldHaveNoBody;
import static io.authcontract.assertion.ShouldHaveProblemDetails.shouldHaveProblemDetails;
import static io.authcontract.assertion.ShouldHaveRetryAfter.shouldHaveRetryAfter;
import static io.authcontract.assertion.ShouldKnowBody.shouldKnowBody;
import static io.authcontract.assertion.ShouldNotBeCacheable.shouldNotBeCacheable;
import static io.authcontract.assertion.ShouldNotHaveHeader.shouldNotHaveHeader;
import static io.authcontract.assertion.ShouldNotHaveHeader.shouldSetNoCookie;
import static io.authcontract.assertion.ShouldNotLeak.shouldNotLeak;
import static io.authcontract.assertion.ShouldRedirectToLogin.shouldRedirectToLogin;

import io.authcontract.http.Body;
import io.authcontract.http.Exchange;
import io.authcontract.http.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.error.ErrorMessageFactory;
import org.jspecify.annotations.Nullable;

/**
 * The half of {@link AuthResponseAssert} that is about header fields and content, and the gate of both halves.
 *
 * @param <SELF> the whole
 * @param <ACTUAL> AuthResponse; soft assertions read the type of the actual from this second place, by reflection
 */
abstract class AnswerAssert<SELF extends AnswerAssert<SELF, ACTUAL>, ACTUAL extends AuthResponse>
        extends AbstractObjectAssert<SELF, ACTUAL> {

    AnswerAssert(@Nullable ACTUAL actual, Class<SELF> type) {
        super(actual, type);
    }

    /**
     * Verifies that there is at least one field line of that name (RFC 9110 section 5.1).
     *
     * <pre>{@code
     * assertThat(response).hasHeader("Date");   // passes with: Date: Sun, 06 Nov 1994 08:49:37 GMT
     * assertThat(response).hasHeader("Date");   // fails without such a line
     * }</pre>
     *
     * @param name the field name, in any case
     * @return this assertion
     * @throws AssertionError when the field is absent
     */
    public SELF hasHeader(String name) {
        return verify(response -> failUnless(response.headers().contains(name), () -> shouldHaveHeader(actual, name)));
    }

    /**
     * Verifies that one field line of that name has exactly that value (RFC 9110 section 5).
     *
     * <pre>{@code
     * assertThat(response).hasHeader("Cache-Control", "no-store");   // passes with: cache-control: no-store
     * assertThat(response).hasHeader("Cache-Control", "no-store");   // fails with:  Cache-Control: no-cache
     * }</pre>
     *
     * @param name the field name, in any case
     * @param value the whole value of a line, in its exact case
     * @return this assertion
     * @throws AssertionError when no line has that value
     */
    public SELF hasHeader(String name, String value) {
        return verify(response -> failUnless(
                response.headers().values(name).contains(value), () -> shouldHaveHeader(actual, name, value)));
    }

    /**
     * Verifies that there is no field line of that name (RFC 9110 section 5.1).
     *
     * <pre>{@code
     * assertThat(response).doesNotHaveHeader("Server");   // passes without such a line
     * assertThat(response).doesNotHaveHeader("Server");   // fails with: Server: Jetty(9.4)
     * }</pre>
     *
     * @param name the field name, in any case
     * @return this assertion
     * @throws AssertionError when the field is there
     */
    public SELF doesNotHaveHeader(String name) {
        return verify(
                response -> failUnless(!response.headers().contains(name), () -> shouldNotHaveHeader(actual, name)));
    }

    /**
     * Verifies that no cookie is set, so that nobody gets a session by being refused (RFC 6265 section 4.1).
     *
     * <pre>{@code
     * assertThat(response).setsNoCookie();   // passes without Set-Cookie
     * assertThat(response).setsNoCookie();   // fails with: Set-Cookie: JSESSIONID=8F3A; Path=/
     * }</pre>
     *
     * @return this assertion
     * @throws AssertionError when there is a Set-Cookie line
     */
    public SELF setsNoCookie() {
        return verify(
                response -> failUnless(!response.headers().contains("Set-Cookie"), () -> shouldSetNoCookie(actual)));
    }

    /**
     * Verifies that no cache may answer a later request with this response without asking the service again (RFC 9111 sections 3 and 4.2):
     * no-store or no-cache is there; or nothing invites caches, and the status is none that is cacheable by itself (as 404 is).
     *
     * <pre>{@code
     * assertThat(response).isNotCacheable();   // passes with: 401 and no Cache-Control, or Cache-Control: no-store
     * assertThat(response).isNotCacheable();   // fails with:  Cache-Control: max-age=60
     * }</pre>
     *
     * @return this assertion
     * @throws AssertionError when a cache may reuse the response
     */
    public SELF isNotCacheable() {
        return verify(
                response -> Caching.invitation(response).map(invitation -> shouldNotBeCacheable(actual, invitation)));
    }

    /**
     * Verifies that the service says when to come back: one Retry-After line with a number of seconds or a date (RFC 9110 section 10.2.3).
     *
     * <pre>{@code
     * assertThat(response).hasRetryAfter();   // passes with: Retry-After: 60
     * assertThat(response).hasRetryAfter();   // fails with:  Retry-After: soon
     * }</pre>
     *
     * @return this assertion
     * @throws AssertionError when the field is absent, repeated or neither form
     */
    public SELF hasRetryAfter() {
        String wanted = "Retry-After: a number of seconds, or a date";
        return verify(response ->
                RetryAfter.problem(response.headers()).map(problem -> shouldHaveRetryAfter(actual, wanted, problem)));
    }

    /**
     * Verifies that the service says when to come back, and that this is not too far off (RFC 9110 section 10.2.3). A date is compared with the
     * Date field of the response.
     *
     * <pre>{@code
     * assertThat(response).hasRetryAfter(Duration.ofMinutes(1));   // passes with: Retry-After: 60
     * assertThat(response).hasRetryAfter(Duration.ofMinutes(1));   // fails with:  Retry-After: 3600
     * }</pre>
     *
     * @param atMost the longest time a caller may be sent away for
     * @return this assertion
     * @throws AssertionError when the field is absent, repeated or neither form, or the time is longer or cannot be told
     */
    public SELF hasRetryAfter(Duration atMost) {
        String wanted = "Retry-After: at most " + atMost.toSeconds() + " seconds";
        return verify(response -> RetryAfter.problem(response.headers())
                .or(() -> RetryAfter.excess(response.headers(), atMost))
                .map(problem -> shouldHaveRetryAfter(actual, wanted, problem)));
    }

    /**
     * Verifies that a browser is led to a login page: a redirect status (301, 302, 303, 307, 308) and a Location whose host or path has a word
     * such as login, signin, sso, auth, oauth2 or saml (RFC 9110 sections 10.2.2 and 15.4). A service with another word states it with
     * {@link #redirectsToLogin(String)}.
     *
     * <pre>{@code
     * assertThat(response).redirectsToLogin();   // passes with: 302 and Location: /login?next=%2Forders
     * assertThat(response).redirectsToLogin();   // fails with:  302 and Location: /orders/
     * }</pre>
     *
     * @return this assertion
     * @throws AssertionError when there is no redirect, or it leads elsewhere
     */
    public SELF redirectsToLogin() {
        return verify(response -> failUnless(
                LoginPage.isTargetOf(response), () -> shouldRedirectToLogin(actual, "a login page, by its name")));
    }

    /**
     * Verifies that a browser is led to that login page: a redirect status and a Location with this address or path, whatever its query (RFC
     * 9110 sections 10.2.2 and 15.4).
     *
     * <pre>{@code
     * assertThat(response).redirectsToLogin("/welcome");   // passes with: 303 and Location: https://shop.example/welcome?from=%2F
     * assertThat(response).redirectsToLogin("/welcome");   // fails with:  303 and Location: /login
     * }</pre>
     *
     * @param page a path, or an address without query
     * @return this assertion
     * @throws AssertionError when there is no redirect, or it leads elsewhere
     */
    public SELF redirectsToLogin(String page) {
        return verify(response -> failUnless(
                LoginPage.target(response)
                        .filter(location ->
                                LoginPage.isAt(location, page, actual.exchange().request()))
                        .isPresent(),
                () -> shouldRedirectToLogin(actual, page)));
    }

    /**
     * Verifies that the content is a problem document that agrees with the response (RFC 9457 section 3): application/problem+json, a JSON
     * object, {@code status} equal to the status code where it is given, members of the right types.
     *
     * <pre>{@code
     * assertThat(response).hasProblemDetails();   // passes with: {"title":"Unauthorized","status":401}
     * assertThat(response).hasProblemDetails();   // fails with:  {"title":"Forbidden","status":403}, answered with 401
     * }</pre>
     *
     * @return this assertion
     * @throws AssertionError when there is no such document, it contradicts the response, or the body is not known
     */
    public SELF hasProblemDetails() {
        String asked = "to answer with a problem document";
        return verify(response -> response.content().isKnown()
                ? ProblemDocument.problem(actual.exchange(), response)
                        .map(found -> shouldHaveProblemDetails(actual, found))
                : Optional.of(shouldKnowBody(actual, asked)));
    }

    /**
     * Verifies that there is no content at all (RFC 9110 section 6.4).
     *
     * <pre>{@code
     * assertThat(response).hasNoBody();   // passes with: Content-Length: 0
     * assertThat(response).hasNoBody();   // fails with:  {"message":"Unauthorized"}
     * }</pre>
     *
     * @return this assertion
     * @throws AssertionError when there is an octet of content, or the body is not known
     */
    public SELF hasNoBody() {
        return verify(response -> {
            Body body = response.body();
            return body.isKnown()
                    ? failUnless(body.isEmpty(), () -> shouldHaveNoBody(actual, body))
                    : Optional.of(shouldKnowBody(actual, "to answer without content"));
        });
    }

    /**
     * Verifies that none of these secrets comes back in the reason phrase, the header fields or the body, as it is or in a usual encoding
     * (percent, form, HTML, JSON, hexadecimal, base64); redirects that a client followed are searched too. The failure never shows a secret.
     *
     * <pre>{@code
     * assertThat(response).leaksNo(token);   // passes with: {"message":"invalid token"}
     * assertThat(response).leaksNo(token);   // fails with a body that holds the token, even inside base64
     * }</pre>
     *
     * @param secrets at least one, none empty
     * @return this assertion
     * @throws AssertionError when one comes back, or the body is not known to its end
     * @throws IllegalArgumentException when there is no secret to look for, or an empty one
     */
    public SELF leaksNo(String... secrets) {
        List<String> wanted = List.of(secrets);
        if (wanted.isEmpty() || wanted.contains("")) {
            throw new IllegalArgumentException("leaksNo(..) got " + (wanted.isEmpty() ? "no secret" : "an empty secret")
                    + ": hand in the values that must not come back, for example the token that was sent.");
        }
        return verify(response -> {
            Exchange exchange = actual.exchange();
            List<Leak> leaks = Leak.find(wanted, exchange);
            boolean complete =
                    response.content().isKnown() && !response.content().isTruncated();
            return leaks.isEmpty()
                    ? failUnless(complete, () -> shouldKnowBody(actual, "to keep secrets to itself"))
                    : Optional.of(shouldNotLeak(actual, wanted, leaks));
        });
    }

    /** The one gate of every assertion on a response: without one, all of them fail alike. */
    SELF verify(Function<Response, Optional<ErrorMessageFactory>> check) {
        isNotNull();
        Optional<Response> response = actual.exchange().response();
        Optional<ErrorMessageFactory> error =
                response.isPresent() ? check.apply(response.get()) : Optional.of(shouldBeAnswered(actual));
        // Not ifPresent: its frame would be the first that a failure shows.
        if (error.isPresent()) {
            throwAssertionError(error.get());
        }
        return myself;
    }

    static Optional<ErrorMessageFactory> failUnless(boolean holds, Supplier<ErrorMessageFactory> error) {
        return holds ? Optional.empty() : Optional.of(error.get());
    }
}
