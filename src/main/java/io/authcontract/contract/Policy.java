package io.authcontract.contract;

/**
 * Design choices that the RFCs leave open or that people argue about. Each has a default, and none is a silent rule.
 *
 * @since 0.1.0
 */
public enum Policy {
    /** Credentials that do not parse get 401. By default 400 is a note. */
    MALFORMED_MUST_BE_401,
    /** Missing credentials may get 403. By default that fails. */
    MISSING_MAY_BE_403,
    /** A refusal may look like an object that does not exist: 404 (RFC 9110 section 15.5.4). By default that fails. */
    CONCEAL_WITH_404,
    /** A bad token on an open operation is ignored. By default it may be ignored or refused with 401. */
    IGNORE_BAD_CREDENTIALS_ON_OPEN,
    /** A bad token on an open operation gets 401. By default it may be ignored or refused with 401. */
    REJECT_BAD_CREDENTIALS_ON_OPEN,
    /** A refusal may be a redirect to the login page. By default that fails. */
    REDIRECT_TO_LOGIN,
    /** Tokens in the query are supported (RFC 6750 section 2.3). By default that is a note. */
    TOKEN_IN_QUERY
}
