package io.authcontract.assertion;

import io.authcontract.http.Exchange;
import io.authcontract.http.JdkExchanges;
import io.authcontract.matrix.Coverage;
import java.net.http.HttpResponse;
import org.assertj.core.api.SoftAssertionsProvider;
import org.jspecify.annotations.Nullable;

/**
 * Soft assertions on responses, to mix into a soft assertions class of your own.
 *
 * <pre>{@code
 * class MySoftly extends AbstractSoftAssertions implements AuthSoftAssertionsProvider, StandardSoftAssertionsProvider {}
 * }</pre>
 *
 * @since 0.1.0
 */
public interface AuthSoftAssertionsProvider extends SoftAssertionsProvider {

    /**
     * Starts assertions on a response whose failures are collected.
     *
     * @param actual the response
     * @return the assertions
     */
    default AuthResponseAssert assertThat(@Nullable AuthResponse actual) {
        return proxy(AuthResponseAssert.class, AuthResponse.class, actual);
    }

    /**
     * Starts assertions on an exchange whose failures are collected.
     *
     * @param actual a request and what came of it
     * @return the assertions
     */
    default AuthResponseAssert assertThat(@Nullable Exchange actual) {
        return assertThat(actual == null ? null : AuthResponse.of(actual));
    }

    /**
     * Starts assertions on a response of the JDK's HTTP client whose failures are collected.
     *
     * @param actual the response
     * @return the assertions
     */
    default AuthResponseAssert assertThat(@Nullable HttpResponse<?> actual) {
        return assertThat(actual == null ? null : JdkExchanges.of(actual));
    }

    /**
     * Starts assertions on what a matrix has shown, whose failures are collected.
     *
     * @param actual what a run has shown
     * @return the assertions
     */
    default CoverageAssert assertThat(@Nullable Coverage actual) {
        return proxy(CoverageAssert.class, Coverage.class, actual);
    }
}
