package io.authcontract.http;

/** The token rule of RFC 9110 section 5.6.2, for names that a caller supplies. */
final class Tokens {
    private static final String SYMBOLS = "!#$%&'*+-.^_`|~";

    private Tokens() {}

    static boolean isTchar(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || SYMBOLS.indexOf(c) >= 0;
    }
}
