package io.authcontract.assertion;

import static io.authcontract.assertion.ShouldBeAnswered.shouldBeAnswered;
import static io.authcontract.assertion.ShouldChallenge.shouldChallenge;
import static io.authcontract.assertion.ShouldHaveChallengeWith.shouldHave;
import static io.authcontract.assertion.ShouldHaveChallengeWith.shouldHaveChallengeWith;

import io.authcontract.challenge.Challenge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.error.ErrorMessageFactory;

/**
 * Assertions on the challenges of one scheme (RFC 9110 section 11.3). A response may carry several: a chain of assertions holds when one single
 * challenge meets all of it.
 *
 * <pre>{@code
 * // WWW-Authenticate: Bearer realm="orders", Bearer realm="admin", error="invalid_token"
 * assertThat(response).challenge("Bearer").hasRealm("admin").hasError("invalid_token");    // passes
 * assertThat(response).challenge("Bearer").hasRealm("orders").hasError("invalid_token");   // fails
 * }</pre>
 *
 * <p>Getting here never fails; when there is no such challenge, every assertion does, and says what there was instead.
 *
 * @since 0.1.0
 */
public class ChallengeAssert extends AbstractObjectAssert<ChallengeAssert, ChallengeLookup> {
    /** Those that have met the chain so far. */
    private List<Challenge> candidates;

    private final List<String> asked = new ArrayList<>();

    ChallengeAssert(ChallengeLookup actual) {
        super(actual, ChallengeAssert.class);
        candidates = actual.found();
    }

    /**
     * Verifies that there is such a challenge.
     *
     * <pre>{@code
     * assertThat(response).challenge("Bearer").isPresent();   // passes with: WWW-Authenticate: Bearer
     * assertThat(response).challenge("Bearer").isPresent();   // fails with:  WWW-Authenticate: Basic realm="orders"
     * }</pre>
     *
     * @return this assertion
     * @throws AssertionError when there is none, or the field is not well-formed
     */
    public ChallengeAssert isPresent() {
        return verify(challenge -> true, "", Reason.NONE);
    }

    /**
     * Verifies the realm, in its exact case (RFC 9110 section 11.5).
     *
     * <pre>{@code
     * assertThat(response).challenge("Basic").hasRealm("orders");   // passes with: Basic realm="orders"
     * assertThat(response).challenge("Basic").hasRealm("orders");   // fails with:  Basic realm="Orders"
     * }</pre>
     *
     * @param realm the unquoted realm
     * @return this assertion
     * @throws AssertionError when the challenge has another realm or none
     */
    public ChallengeAssert hasRealm(String realm) {
        return hasParameter("realm", realm);
    }

    /**
     * Verifies that there is a parameter of that name, ignoring case (RFC 9110 section 11.2).
     *
     * <pre>{@code
     * assertThat(response).challenge("Digest").hasParameter("qop");   // passes with: Digest qop="auth", nonce="x"
     * assertThat(response).challenge("Digest").hasParameter("qop");   // fails with:  Digest nonce="x"
     * }</pre>
     *
     * @param name the parameter name
     * @return this assertion
     * @throws AssertionError when the challenge has no such parameter
     */
    public ChallengeAssert hasParameter(String name) {
        return verify(c -> c.parameter(name).isPresent(), "the parameter " + name, ParameterReason.of(name));
    }

    /**
     * Verifies the value of a parameter; the name in any case, the value exactly and without its quotes (RFC 9110 section 11.2).
     *
     * <pre>{@code
     * assertThat(response).challenge("Digest").hasParameter("qop", "auth");   // passes with: Digest qop="auth"
     * assertThat(response).challenge("Digest").hasParameter("qop", "auth");   // fails with:  Digest qop="auth-int"
     * }</pre>
     *
     * @param name the parameter name
     * @param value the unquoted value
     * @return this assertion
     * @throws AssertionError when the parameter has another value or is absent
     */
    public ChallengeAssert hasParameter(String name, String value) {
        return verify(
                c -> c.parameter(name).filter(value::equals).isPresent(),
                written(name, value),
                ParameterReason.of(name));
    }

    /**
     * Verifies that there is no parameter of that name, in whatever case.
     *
     * <pre>{@code
     * assertThat(response).challenge("Bearer").doesNotHaveParameter("error");   // passes with: Bearer realm="orders"
     * assertThat(response).challenge("Bearer").doesNotHaveParameter("error");   // fails with:  Bearer error="invalid_token"
     * }</pre>
     *
     * @param name the parameter name
     * @return this assertion
     * @throws AssertionError when the challenge has the parameter
     */
    public ChallengeAssert doesNotHaveParameter(String name) {
        return verify(c -> c.parameter(name).isEmpty(), "no parameter " + name, ParameterReason.of(name));
    }

    /**
     * Verifies that the scope names all of these, in any order (RFC 6750 section 3: a list separated by spaces).
     *
     * <pre>{@code
     * assertThat(response).challenge("Bearer").hasScope("orders:write");   // passes with: Bearer scope="orders:read orders:write"
     * assertThat(response).challenge("Bearer").hasScope("orders:write");   // fails with:  Bearer scope="orders:read"
     * }</pre>
     *
     * @param scopes at least one scope, in their exact case; several in one text are separated by spaces, as in the challenge
     * @return this assertion
     * @throws AssertionError when one of them is missing
     * @throws IllegalArgumentException when no scope is given
     */
    public ChallengeAssert hasScope(String... scopes) {
        List<String> wanted = Arrays.stream(scopes)
                .flatMap(text -> Arrays.stream(text.split(" ")))
                .filter(scope -> !scope.isEmpty())
                .toList();
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException(
                    "hasScope(..) got no scope: write hasParameter(\"scope\") when any will do, or doesNotHaveParameter(\"scope\").");
        }
        return verify(
                c -> List.of(c.parameter("scope").orElse("").split(" ")).containsAll(wanted),
                "a scope that names " + String.join(" and ", wanted),
                ParameterReason.of("scope"));
    }

    /**
     * Verifies the error code (RFC 6750 section 3.1).
     *
     * <pre>{@code
     * assertThat(response).challenge("Bearer").hasError("invalid_token");   // passes with: Bearer error="invalid_token"
     * assertThat(response).challenge("Bearer").hasError("invalid_token");   // fails with:  Bearer realm="orders"
     * }</pre>
     *
     * @param code for example {@code invalid_token} or {@code insufficient_scope}
     * @return this assertion
     * @throws AssertionError when the challenge has another code or none
     */
    public ChallengeAssert hasError(String code) {
        return hasParameter("error", code);
    }

    /**
     * Verifies that there is no error code, as it should be when the request carried no token (RFC 6750 section 3.1).
     *
     * <pre>{@code
     * assertThat(response).challenge("Bearer").doesNotHaveError();   // passes with: Bearer realm="orders"
     * assertThat(response).challenge("Bearer").doesNotHaveError();   // fails with:  Bearer error="invalid_token"
     * }</pre>
     *
     * @return this assertion
     * @throws AssertionError when the challenge has an error code
     */
    public ChallengeAssert doesNotHaveError() {
        return doesNotHaveParameter("error");
    }

    /**
     * Verifies that the error is described for developers, in whatever words (RFC 6750 section 3).
     *
     * <pre>{@code
     * assertThat(response).challenge("Bearer").hasErrorDescription();   // passes with: Bearer error_description="expired"
     * assertThat(response).challenge("Bearer").hasErrorDescription();   // fails with:  Bearer error_description=""
     * }</pre>
     *
     * @return this assertion
     * @throws AssertionError when the description is absent or blank
     */
    public ChallengeAssert hasErrorDescription() {
        return verify(
                c -> c.parameter("error_description")
                        .filter(text -> !text.isBlank())
                        .isPresent(),
                "an error_description",
                ParameterReason.of("error_description"));
    }

    /**
     * Verifies the description of the error, exactly (RFC 6750 section 3).
     *
     * <pre>{@code
     * assertThat(response).challenge("Bearer").hasErrorDescription("expired");   // passes with: Bearer error_description="expired"
     * assertThat(response).challenge("Bearer").hasErrorDescription("expired");   // fails with:  Bearer error_description="revoked"
     * }</pre>
     *
     * @param description the unquoted text
     * @return this assertion
     * @throws AssertionError when the description is another one or absent
     */
    public ChallengeAssert hasErrorDescription(String description) {
        return hasParameter("error_description", description);
    }

    /**
     * Verifies where the metadata of the protected resource are (RFC 9728 section 5.1).
     *
     * <pre>{@code
     * String uri = "https://api.example/.well-known/oauth-protected-resource";
     * assertThat(response).challenge("Bearer").hasResourceMetadata(uri);
     *     // passes with: Bearer resource_metadata="https://api.example/.well-known/oauth-protected-resource"
     *     // fails with:  Bearer realm="orders"
     * }</pre>
     *
     * @param uri the address, compared as text
     * @return this assertion
     * @throws AssertionError when the address is another one or absent
     */
    public ChallengeAssert hasResourceMetadata(String uri) {
        return hasParameter("resource_metadata", uri);
    }

    /**
     * Verifies the algorithm of a Digest challenge, ignoring case (RFC 7616 section 3.3).
     *
     * <pre>{@code
     * assertThat(response).challenge("Digest").hasAlgorithm("SHA-256");   // passes with: Digest algorithm=SHA-256
     * assertThat(response).challenge("Digest").hasAlgorithm("SHA-256");   // fails with:  Digest algorithm=MD5
     * }</pre>
     *
     * @param algorithm the name
     * @return this assertion
     * @throws AssertionError when the algorithm is another one or absent
     */
    public ChallengeAssert hasAlgorithm(String algorithm) {
        return hasCaseless("algorithm", algorithm);
    }

    /**
     * Verifies that there is a nonce that is not empty (RFC 7616 section 3.3).
     *
     * <pre>{@code
     * assertThat(response).challenge("Digest").hasNonce();   // passes with: Digest nonce="dcd98b"
     * assertThat(response).challenge("Digest").hasNonce();   // fails with:  Digest realm="orders"
     * }</pre>
     *
     * @return this assertion
     * @throws AssertionError when the nonce is absent or empty
     */
    public ChallengeAssert hasNonce() {
        return verify(
                c -> c.parameter("nonce").filter(value -> !value.isEmpty()).isPresent(),
                "a nonce",
                ParameterReason.of("nonce"));
    }

    /**
     * Verifies the charset of a Basic challenge, ignoring case (RFC 7617 section 2.1).
     *
     * <pre>{@code
     * assertThat(response).challenge("Basic").hasCharset("UTF-8");   // passes with: Basic realm="orders", charset="utf-8"
     * assertThat(response).challenge("Basic").hasCharset("UTF-8");   // fails with:  Basic realm="orders"
     * }</pre>
     *
     * @param charset the name; UTF-8 is the only one RFC 7617 allows
     * @return this assertion
     * @throws AssertionError when the charset is another one or absent
     */
    public ChallengeAssert hasCharset(String charset) {
        return hasCaseless("charset", charset);
    }

    /**
     * Verifies that the challenge has the token68 form (RFC 9110 section 11.2), as Negotiate and NTLM do in their later steps.
     *
     * <pre>{@code
     * assertThat(response).challenge("Negotiate").hasToken68();   // passes with: Negotiate oYGeMIGboAMKAQ==
     * assertThat(response).challenge("Negotiate").hasToken68();   // fails with:  Negotiate
     * }</pre>
     *
     * @return this assertion
     * @throws AssertionError when the challenge has parameters or nothing
     */
    public ChallengeAssert hasToken68() {
        return verify(c -> c.token68().isPresent(), "a token68", Reason.NONE);
    }

    /**
     * Goes back to the response.
     *
     * @return the assertions on the response, with the same description
     * @throws IllegalStateException when the challenge was not taken from a response
     */
    public AuthResponseAssert and() {
        return extracting(ChallengeLookup::origin, AuthAssertions.AUTH_RESPONSE);
    }

    private ChallengeAssert hasCaseless(String name, String value) {
        return verify(
                c -> c.parameter(name).filter(value::equalsIgnoreCase).isPresent(),
                written(name, value),
                ParameterReason.of(name));
    }

    private static String written(String name, String value) {
        return name + "=\"" + value + "\"";
    }

    /** The one gate of every assertion here. What has failed is not asked again, so that soft assertions go on from where the chain was. */
    private ChallengeAssert verify(Predicate<Challenge> requirement, String words, Reason reason) {
        isNotNull();
        List<Challenge> left = candidates.stream().filter(requirement).toList();
        if (left.isEmpty()) {
            throwAssertionError(error(words, reason));
        }
        candidates = left;
        if (!words.isEmpty()) {
            asked.add(words);
        }
        return myself;
    }

    private ErrorMessageFactory error(String words, Reason reason) {
        List<String> all = new ArrayList<>(asked);
        all.add(words);
        Optional<AuthResponse> response = actual.response();
        if (response.isEmpty()) {
            return shouldHave(actual, all);
        }
        if (response.get().fault().isPresent()) {
            return shouldBeAnswered(response.get());
        }
        return actual.found().isEmpty()
                ? shouldChallenge(actual, response.get())
                : shouldHaveChallengeWith(actual, all, reason, response.get());
    }
}
