package io.authcontract.http;

/**
 * What came of a request: a {@link Response}, or a {@link Fault} with the reason why there is none.
 *
 * @since 0.1.0
 */
public sealed interface Outcome permits Response, Fault {}
