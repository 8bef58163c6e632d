package io.authcontract.rule;

/**
 * How bad a finding is.
 *
 * @since 0.1.0
 */
public enum Severity {
    /** Access is granted, data or a credential leaks, or the tests are void. */
    BLOCKER,
    /** A conformant client cannot recover, or the refusal misleads. */
    MAJOR,
    /** Interoperability or hygiene. */
    MINOR,
    /** Worth a note. */
    INFO
}
