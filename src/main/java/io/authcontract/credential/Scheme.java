package io.authcontract.credential;

import java.util.Optional;

/**
 * A way in which a service takes credentials.
 *
 * <pre>{@code
 * Scheme.bearer("orders");        // WWW-Authenticate: Bearer realm="orders"
 * Scheme.apiKey("X-Api-Key");
 * }</pre>
 *
 * @param kind which scenarios there are for it
 * @param carrier the name of the authentication scheme, of the header field, or of the cookie
 * @param realm the realm the challenge is expected to name (RFC 9110 section 11.5), where there is one
 * @since 0.1.0
 */
public record Scheme(Kind kind, String carrier, Optional<String> realm) {

    /** The kinds of schemes that scenarios know. */
    public enum Kind {
        /** RFC 7617. */
        BASIC,
        /** RFC 6750. */
        BEARER,
        /** A key in a header field of its own; no registered scheme. */
        API_KEY,
        /** A session cookie. */
        COOKIE;

        /**
         * Tells whether the credential goes in the Authorization field.
         *
         * @return true for {@link #BASIC} and {@link #BEARER}
         */
        public boolean isAuthorization() {
            return this == BASIC || this == BEARER;
        }

        /**
         * Tells whether a credential is of this kind.
         *
         * @param credential a credential
         * @return false also for lines written by hand, whose kind is not known
         */
        public boolean takes(Credential credential) {
            return switch (this) {
                case BASIC -> credential instanceof Credential.Basic;
                case BEARER -> credential instanceof Credential.Bearer;
                case API_KEY -> credential instanceof Credential.ApiKey;
                case COOKIE -> credential instanceof Credential.Cookie;
            };
        }
    }

    /**
     * Returns the Basic scheme (RFC 7617).
     *
     * @param realm the realm its challenge names
     * @return the scheme
     */
    public static Scheme basic(String realm) {
        return new Scheme(Kind.BASIC, "Basic", Optional.of(realm));
    }

    /**
     * Returns the Bearer scheme (RFC 6750).
     *
     * @param realm the realm its challenge names
     * @return the scheme
     */
    public static Scheme bearer(String realm) {
        return new Scheme(Kind.BEARER, "Bearer", Optional.of(realm));
    }

    /**
     * Returns the Bearer scheme without a realm.
     *
     * @return the scheme
     */
    public static Scheme bearer() {
        return new Scheme(Kind.BEARER, "Bearer", Optional.empty());
    }

    /**
     * Returns a scheme whose key goes in a header field.
     *
     * @param headerName the field name, for example {@code X-Api-Key}
     * @return the scheme
     * @throws IllegalArgumentException when the name is not a token
     */
    public static Scheme apiKey(String headerName) {
        CredentialText.requireToken("header name", headerName);
        return new Scheme(Kind.API_KEY, headerName, Optional.empty());
    }

    /**
     * Returns a scheme whose session goes in a cookie.
     *
     * @param name the cookie name
     * @return the scheme
     * @throws IllegalArgumentException when the name is not a token
     */
    public static Scheme cookie(String name) {
        CredentialText.requireToken("cookie name", name);
        return new Scheme(Kind.COOKIE, name, Optional.empty());
    }

    /**
     * Returns the name that cell ids and messages use.
     *
     * @return {@code bearer}, {@code basic}, {@code apikey} or {@code cookie}
     */
    public String id() {
        return switch (kind) {
            case BASIC -> "basic";
            case BEARER -> "bearer";
            case API_KEY -> "apikey";
            case COOKIE -> "cookie";
        };
    }

    @Override
    public String toString() {
        return carrier + realm.map(name -> " realm=\"" + name + "\"").orElse("");
    }
}
