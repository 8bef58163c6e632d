package io.authcontract.assertion;

import org.assertj.core.api.AbstractSoftAssertions;
import org.assertj.core.api.StandardSoftAssertionsProvider;

/**
 * Collects the failures of several assertions, on responses and on everything AssertJ knows, and reports them together. AssertJ's
 * {@code SoftAssertionsExtension} injects it.
 *
 * <pre>{@code
 * AuthSoftAssertions softly = new AuthSoftAssertions();
 * softly.assertThat(response).isUnauthorized().challenge("Bearer").hasRealm("orders").and().setsNoCookie();
 * softly.assertAll();
 * }</pre>
 *
 * @since 0.1.0
 */
public class AuthSoftAssertions extends AbstractSoftAssertions
        implements AuthSoftAssertionsProvider, StandardSoftAssertionsProvider {

    /** Creates a collector without failures. */
    public AuthSoftAssertions() {}
}
