package io.authcontract.credential;

/**
 * How far a run goes. A contract without a choice runs {@link #CORE}.
 *
 * @since 0.1.0
 */
public enum Tier {
    /** What every API is asked. */
    CORE,
    /** More of the same kind, still one request each. */
    STANDARD,
    /** Rare spellings and costly requests. */
    DEEP,
    /** What needs several requests, a clock or fixtures. */
    STATEFUL
}
