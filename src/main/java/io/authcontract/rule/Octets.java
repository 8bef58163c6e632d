package io.authcontract.rule;

import java.util.List;
import java.util.Optional;

/** What became of the octets of a field value on their way here. */
final class Octets {
    private static final char REPLACEMENT = '\uFFFD';

    private Octets() {}

    /** A client that decodes fields as UTF-8 puts U+FFFD where an octet was: what stood there cannot be judged any more. */
    static Optional<String> lost(String field, List<String> values) {
        for (String value : values) {
            if (value.indexOf(REPLACEMENT) >= 0) {
                return Optional.of(
                        "an octet of " + field + " was lost (U+FFFD): the client decoded the field as UTF-8");
            }
        }
        return Optional.empty();
    }
}
