package io.authcontract.rule;

/**
 * How binding a rule is: the keyword of its source (RFC 2119), or practice.
 *
 * @since 0.1.0
 */
public enum Level {
    /** The source says MUST, SHALL or REQUIRED, or a definition admits no other reading. */
    MUST,
    /** The source says SHOULD or RECOMMENDED. */
    SHOULD,
    /** The source permits; the rule checks consistency. */
    MAY,
    /** Engineering or security guidance; never a violation of the protocol. */
    PRACTICE
}
