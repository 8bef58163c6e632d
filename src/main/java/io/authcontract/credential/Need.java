package io.authcontract.credential;

/**
 * What a scenario cannot do without.
 *
 * @since 0.1.0
 */
public enum Need {
    /** The credential of a valid identity of the scheme. */
    VALID,
    /** The credential of an identity that lacks permissions. */
    LOW_PRIVILEGE,
    /** The credential of an identity that may be locked out. */
    DISPOSABLE
}
