package io.authcontract.challenge;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One challenge of a response (RFC 9110 section 11.3): a scheme with either a token68 or parameters, for example
 * {@code Bearer realm="orders", error="invalid_token"}.
 *
 * <p>{@link #toString()} shows the scheme and the parameter names but no values: a server that echoes a credential must not carry it into a
 * log. {@link #text()} gives the challenge in full.
 *
 * @param scheme the authentication scheme as written; schemes are compared ignoring case
 * @param token68 the token68, when the challenge has that form
 * @param parameters the parameters in order, duplicates kept
 * @since 0.1.0
 */
public record Challenge(String scheme, Optional<String> token68, List<AuthParam> parameters) {

    /**
     * Creates a challenge; the list is copied.
     *
     * @param scheme the authentication scheme as written; schemes are compared ignoring case
     * @param token68 the token68, when the challenge has that form
     * @param parameters the parameters in order, duplicates kept
     */
    public Challenge {
        parameters = List.copyOf(parameters);
    }

    /**
     * Tells whether this challenge is of the given scheme, ignoring case (RFC 9110 section 11.1).
     *
     * @param other a scheme name, for example {@code "Bearer"}
     * @return whether the schemes are equal ignoring case
     */
    public boolean hasScheme(String other) {
        return scheme.equalsIgnoreCase(other);
    }

    /**
     * Returns the value of the first parameter of that name.
     *
     * @param name the parameter name, compared ignoring case
     * @return the unquoted value, or empty
     */
    public Optional<String> parameter(String name) {
        for (AuthParam parameter : parameters) {
            if (parameter.hasName(name)) {
                return Optional.of(parameter.value());
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the realm (RFC 9110 section 11.5).
     *
     * @return the unquoted realm, or empty
     */
    public Optional<String> realm() {
        return parameter("realm");
    }

    /**
     * Writes this challenge in canonical form: one space after the scheme, parameters joined by a comma and a space, quoted-strings kept
     * quoted. Parsing the text gives an equal challenge again.
     *
     * @return the text, with all values
     */
    public String text() {
        return ChallengeWriter.write(this);
    }

    @Override
    public String toString() {
        if (token68.isPresent()) {
            return scheme + " ...";
        }
        return parameters.isEmpty()
                ? scheme
                : scheme + " " + parameters.stream().map(AuthParam::toString).collect(Collectors.joining(", "));
    }
}
