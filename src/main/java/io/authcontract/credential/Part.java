package io.authcontract.credential;

import java.util.Locale;

/**
 * A part of what a request carries, as a scenario may change it. The decoded difference between a request and the accepted one is a set of these.
 *
 * @since 0.1.0
 */
public enum Part {
    /** Whether there is an Authorization field at all. */
    AUTHORIZATION,
    /** How many Authorization field lines there are. */
    AUTHORIZATION_LINES,
    /** The name of the scheme, or that there is none. */
    SCHEME,
    /** Upper and lower case in the name of the scheme. */
    SCHEME_CASE,
    /** The spaces between scheme and credentials. */
    SPACES,
    /** What follows the scheme, or that nothing does. */
    CREDENTIALS,
    /** The user-id of Basic credentials. */
    USER_ID,
    /** The password of Basic credentials. */
    PASSWORD,
    /** The field that carries an API key, or its value. */
    API_KEY,
    /** The Cookie field. */
    COOKIE,
    /** The query of the request-target. */
    QUERY,
    /** The path of the request-target. */
    PATH,
    /** Fields that carry no credential. */
    FIELDS,
    /** The method. */
    METHOD,
    /** The content, or that there is none. */
    CONTENT,
    /** Where the request goes; no scenario here changes that. */
    REQUEST;

    /** Whether it is about the Authorization field, which a request with another carrier has not. */
    boolean isOfAuthorization() {
        return compareTo(PASSWORD) <= 0;
    }

    @Override
    public String toString() {
        return switch (this) {
            case AUTHORIZATION -> "the presence of the Authorization field";
            case AUTHORIZATION_LINES -> "the number of Authorization fields";
            case SCHEME -> "the scheme";
            case SCHEME_CASE -> "the case of the scheme";
            case SPACES -> "the spaces after the scheme";
            case API_KEY -> "the API key";
            case USER_ID -> "the user-id";
            case FIELDS -> "fields beside the credential";
            case REQUEST -> "the request itself";
            default -> "the " + name().toLowerCase(Locale.ROOT);
        };
    }
}
