package io.authcontract.assertion;

import java.util.Locale;

/** What clients do with the well-known parameters of challenges. */
final class ParameterReason {
    private ParameterReason() {}

    static Reason of(String parameter) {
        return switch (parameter.toLowerCase(Locale.ROOT)) {
            case "realm" -> Reason.of(9110, "11.5", "Clients keep one credential for each realm of an origin.");
            case "error" ->
                Reason.of(
                        6750,
                        "3.1",
                        "The code tells a client whether to fetch a new token, to ask for more scope, or to stop.");
            case "error_description" ->
                Reason.of(6750, "3", "It is what developers read when they look for the cause.");
            case "scope" -> Reason.of(6750, "3", "It tells a client which scope a token needs for this resource.");
            case "resource_metadata" -> Reason.of(9728, "5.1", "A client finds the authorization server through it.");
            case "nonce", "algorithm", "qop", "opaque", "stale" ->
                Reason.of(7616, "3.3", "A client computes its answer from it.");
            case "charset" ->
                Reason.of(7617, "2.1", "Without it a client guesses how to encode a user name beyond US-ASCII.");
            default -> Reason.NONE;
        };
    }
}
