package io.authcontract.matrix;

/**
 * What a cell proves.
 *
 * @since 0.1.0
 */
public enum Verdict {
    /** Refused as promised, beside a control that worked; or accepted where it has to be. */
    PROVEN,
    /** Accepted where it must not be, refused where it must be accepted, or refused in a way that breaks a rule. */
    BROKEN,
    /** No control of the operation worked: a refusal says nothing. */
    UNPROVEN,
    /** The answer says nothing about credentials: throttled, unavailable, or none. */
    INCONCLUSIVE,
    /** Not sent. */
    SKIPPED,
    /** A method that nobody declares, and that the service does not serve either. */
    CLOSED
}
