package io.authcontract.http;

/**
 * A request method (RFC 9110 section 9). Methods are case-sensitive, so {@code get} is another method than {@code GET}.
 *
 * @param name the method as it stands on the wire
 * @since 0.1.0
 */
public record Method(String name) {
    /** RFC 9110 section 9.3.1. */
    public static final Method GET = new Method("GET");

    /** RFC 9110 section 9.3.2. */
    public static final Method HEAD = new Method("HEAD");

    /** RFC 9110 section 9.3.3. */
    public static final Method POST = new Method("POST");

    /** RFC 9110 section 9.3.4. */
    public static final Method PUT = new Method("PUT");

    /** RFC 9110 section 9.3.5. */
    public static final Method DELETE = new Method("DELETE");

    /** RFC 9110 section 9.3.7. */
    public static final Method OPTIONS = new Method("OPTIONS");

    /** RFC 9110 section 9.3.8. */
    public static final Method TRACE = new Method("TRACE");

    /** RFC 5789. */
    public static final Method PATCH = new Method("PATCH");

    /**
     * Checks that the name is a token (RFC 9110 section 9.1); throws {@link IllegalArgumentException} if not.
     *
     * @param name the method as it stands on the wire
     */
    public Method {
        if (name.isEmpty() || !name.chars().allMatch(Tokens::isTchar)) {
            throw new IllegalArgumentException("Not a request method: \"" + name
                    + "\". A method is a token such as GET or PURGE (RFC 9110 section 9.1).");
        }
    }

    /**
     * Returns the method of that name.
     *
     * @param name a token, taken as it is
     * @return the method
     * @throws IllegalArgumentException when the name is not a token
     */
    public static Method of(String name) {
        return new Method(name);
    }

    /**
     * Tells whether the method is safe: GET, HEAD, OPTIONS or TRACE (RFC 9110 section 9.2.1).
     *
     * @return whether a request with it asks for no change of state
     */
    public boolean isSafe() {
        return equals(GET) || equals(HEAD) || equals(OPTIONS) || equals(TRACE);
    }

    @Override
    public String toString() {
        return name;
    }
}
