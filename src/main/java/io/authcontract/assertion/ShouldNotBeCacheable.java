package io.authcontract.assertion;

import org.assertj.core.error.ErrorMessageFactory;

/** Error: a cache may give the refusal to somebody else, or to the same caller after the login. */
final class ShouldNotBeCacheable extends ExchangeError {
    private static final String FORMAT = "not to be cacheable, but a cache may reuse the answer because of%n  %s";

    private ShouldNotBeCacheable(FactText text, String... values) {
        super(text, Reason.rule("refusal-not-cacheable"), FORMAT, values);
    }

    static ErrorMessageFactory shouldNotBeCacheable(AuthResponse response, String invitation) {
        FactText text = FactText.of(response);
        return new ShouldNotBeCacheable(text, text.text(invitation));
    }
}
