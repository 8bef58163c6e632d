package io.authcontract.rule;

/**
 * How a credential was presented, where that differs from the plain way.
 *
 * @since 0.1.0
 */
public enum Presentation {
    /** As the scheme says. */
    PLAIN,
    /** A valid credential under another scheme's name, or under none. */
    WRONG_SCHEME,
    /** A valid credential, its scheme spelled in another case. */
    SCHEME_CASE,
    /** A valid credential after more than one space. */
    EXTRA_SPACES,
    /** Two credentials in one request. */
    TWICE,
    /** A valid token in the query of the request-target (RFC 6750 section 2.3). */
    IN_QUERY
}
