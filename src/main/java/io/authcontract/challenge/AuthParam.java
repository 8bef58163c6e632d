package io.authcontract.challenge;

import java.util.Locale;

/**
 * One auth-param of a challenge or of credentials (RFC 9110 section 11.2): {@code realm="orders"}.
 *
 * <p>The value may be a secret (a password digest, a reflected token), so {@link #toString()} shows the name only.
 *
 * @param name the name as written; names are compared ignoring case
 * @param value the value after unquoting, each char one octet
 * @param quoted whether the value was written as a quoted-string
 * @since 0.1.0
 */
public record AuthParam(String name, String value, boolean quoted) {

    /**
     * Tells whether this parameter has the given name, ignoring case (RFC 9110 section 11.2).
     *
     * @param other the name to compare with
     * @return whether the names are equal ignoring ASCII case
     */
    public boolean hasName(String other) {
        return name.equalsIgnoreCase(other);
    }

    String key() {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return name + "=...";
    }
}
