package io.authcontract.http;

/** Classes of characters (RFC 9110 sections 5.6.2 and 11.2, RFC 4648 section 5). */
final class Tokens {
    private static final String SYMBOLS = "!#$%&'*+-.^_`|~";

    private Tokens() {}

    static boolean isTchar(int c) {
        return isAlphanumeric(c) || SYMBOLS.indexOf(c) >= 0;
    }

    static boolean isAlphanumeric(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    /** A character of names such as {@code access_token} and {@code X-API-Key}, and of base64url. */
    static boolean isNameChar(int c) {
        return isAlphanumeric(c) || c == '_' || c == '-';
    }

    /** A character of token68, the padding apart. */
    static boolean isToken68(int c) {
        return isNameChar(c) || c == '.' || c == '~' || c == '+' || c == '/';
    }

    static boolean isBlank(int c) {
        return c == ' ' || c == '\t';
    }

    static boolean isSpace(int c) {
        return isBlank(c) || c == '\n' || c == '\r';
    }

    static boolean isHexDigit(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
    }

    static boolean isQuote(int c) {
        return c == '"' || c == '\'';
    }
}
