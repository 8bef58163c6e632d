package io.authcontract.rule;

/**
 * What kind of credential a request carried.
 *
 * @since 0.1.0
 */
public enum CredentialKind {
    /** No credential at all. */
    NONE,
    /** Something that does not follow the grammar of its scheme. */
    MALFORMED,
    /** Well-formed, but wrong, expired, revoked, for somebody else, or of a scheme the service does not support. */
    INVALID,
    /** Valid, but without the permission the operation needs. */
    UNDER_SCOPED,
    /** Valid and sufficient. */
    VALID
}
