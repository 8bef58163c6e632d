package io.authcontract.assertion;

import io.authcontract.challenge.Challenge;
import io.authcontract.http.Exchange;
import io.authcontract.http.JdkExchanges;
import io.authcontract.matrix.Coverage;
import java.net.http.HttpResponse;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.jspecify.annotations.Nullable;

/**
 * Entry points for types that AssertJ's own {@code assertThat} does not understand. They can be imported beside AssertJ's; a single static import
 * of this {@code assertThat} shadows AssertJ's when that comes by a wildcard, and then {@code assertThatResponse} is the name to import.
 *
 * <pre>{@code
 * HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
 * assertThat(response).isUnauthorized().challenges("Bearer");
 * }</pre>
 *
 * @since 0.1.0
 */
public final class AuthAssertions {
    /** For {@code asInstanceOf} and {@code extracting} in chains that lost the type. */
    public static final InstanceOfAssertFactory<AuthResponse, AuthResponseAssert> AUTH_RESPONSE =
            new InstanceOfAssertFactory<>(AuthResponse.class, AuthResponseAssert::new);

    /** For a parsed {@link Challenge}: {@code extracting(r -> r.challenges().list().get(0), CHALLENGE)}. */
    public static final InstanceOfAssertFactory<Challenge, ChallengeAssert> CHALLENGE = new InstanceOfAssertFactory<>(
            Challenge.class, challenge -> new ChallengeAssert(ChallengeLookup.of(challenge)));

    private AuthAssertions() {}

    /**
     * Starts assertions on a response.
     *
     * @param actual the response
     * @return the assertions
     */
    public static AuthResponseAssert assertThat(@Nullable AuthResponse actual) {
        return new AuthResponseAssert(actual);
    }

    /**
     * Starts assertions on an exchange.
     *
     * @param actual a request and what came of it
     * @return the assertions
     */
    public static AuthResponseAssert assertThat(@Nullable Exchange actual) {
        return new AuthResponseAssert(actual == null ? null : AuthResponse.of(actual));
    }

    /**
     * Starts assertions on a response of the JDK's HTTP client. Its body is known when it is a {@code String} or {@code byte[]}.
     *
     * @param actual the response
     * @return the assertions
     */
    public static AuthResponseAssert assertThat(@Nullable HttpResponse<?> actual) {
        return assertThat(actual == null ? null : JdkExchanges.of(actual));
    }

    /**
     * Starts assertions on what a matrix has shown.
     *
     * @param actual what a run has shown
     * @return the assertions
     */
    public static CoverageAssert assertThat(@Nullable Coverage actual) {
        return new CoverageAssert(actual);
    }

    /**
     * Does what {@link #assertThat(Coverage)} does, under a name that clashes with none of AssertJ.
     *
     * @param actual what a run has shown
     * @return the assertions
     */
    public static CoverageAssert assertThatCoverage(@Nullable Coverage actual) {
        return assertThat(actual);
    }

    /**
     * Does what {@link #assertThat(AuthResponse)} does, under a name that clashes with none of AssertJ.
     *
     * @param actual the response
     * @return the assertions
     */
    public static AuthResponseAssert assertThatResponse(@Nullable AuthResponse actual) {
        return assertThat(actual);
    }

    /**
     * Does what {@link #assertThat(Exchange)} does, under a name that clashes with none of AssertJ.
     *
     * @param actual a request and what came of it
     * @return the assertions
     */
    public static AuthResponseAssert assertThatResponse(@Nullable Exchange actual) {
        return assertThat(actual);
    }

    /**
     * Does what {@link #assertThat(HttpResponse)} does, under a name that clashes with none of AssertJ.
     *
     * @param actual the response
     * @return the assertions
     */
    public static AuthResponseAssert assertThatResponse(@Nullable HttpResponse<?> actual) {
        return assertThat(actual);
    }
}
