package io.authcontract.challenge;

/**
 * Mistakes that senders of challenges really make. The parser names one from its own state at the octet where it stopped.
 *
 * @since 0.1.0
 */
public enum Mistake {
    /** {@code Basic realm="x" charset="UTF-8"}. */
    MISSING_COMMA("two parameters are separated by a comma: write a \",\" before this word"),
    /** {@code Bearer, realm="x"}. */
    COMMA_AFTER_SCHEME("a scheme and its first parameter are separated by a space: remove the comma after the scheme"),
    /** {@code Bearer {token}}. */
    PLACEHOLDER("a template placeholder was sent instead of a value: fill it in or leave it out"),
    /** {@code Bearer realm='my api'}. */
    SINGLE_QUOTES("single quotes do not quote in HTTP: write the value between double quotes (\")"),
    /** {@code Bearer resource_metadata=https://api.example/x}. */
    UNQUOTED_URL("a URL contains octets that are not allowed in a token: write it between double quotes (\")"),
    /** {@code Digest nonce=abc==}. */
    UNQUOTED_BASE64("padded base64 is not a token: write the value between double quotes (\")"),
    /** {@code Bearer error_description=café} and the like. */
    UNQUOTED_VALUE("a token holds no spaces and no separators: write the value between double quotes (\")"),
    /** Typographic quotation marks, as word processors and web pages make them. */
    SMART_QUOTES("typographic quotation marks are not quotes in HTTP: use the plain double quote (\", octet 0x22)"),
    /** {@code Basic realm="x}. */
    UNTERMINATED_QUOTE("the quoted-string that starts here is never closed: end it with a double quote (\")"),
    /** {@code Basic realm="a "b" c"}. */
    UNESCAPED_QUOTE("a quote inside a quoted-string is written \\\"; if the string ends here, a comma has to follow"),
    /** {@code Basic realm="x"; charset="UTF-8"}. */
    SEMICOLON("parameters are separated by a comma, not by a semicolon"),
    /** {@code Basic: realm="x"}. */
    COLON_AFTER_SCHEME("a scheme is followed by a space, not by a colon"),
    /** {@code Basic realm:"x"}. */
    COLON_FOR_EQUALS("a parameter is written name=value, with an equals sign"),
    /** {@code Basic "my realm"}. */
    MISSING_NAME("a value needs a name: write for example realm=\"...\""),
    /** {@code Bearer error="invalid_token", realm=}. */
    MISSING_VALUE("the parameter has no value: write \"\" for an empty one, or leave the parameter out"),
    /** {@code realm="x"}. */
    MISSING_SCHEME("a challenge starts with its scheme: write for example Bearer before the first parameter"),
    /** {@code Negotiate abc=, realm="x"}. */
    PARAMETERS_AFTER_TOKEN68("a challenge has either one token68 or parameters, never both"),
    /** {@code Basic<TAB>realm="x"}. */
    TAB_AFTER_SCHEME("only spaces may stand between a scheme and what follows, no tabs"),
    /** Controls, and line breaks that were meant to fold the field. */
    CONTROL_OCTET("control octets are not allowed in a field value (RFC 9110 section 5.5)"),
    /** A char above U+00FF, which cannot be one octet. */
    NOT_AN_OCTET("this is no octet: field values are octets, text beyond US-ASCII needs an encoding of its own"),
    /** A second credential after the first. */
    NOT_A_LIST("this field carries one credential, not a list"),
    /** The value is longer than the parser reads. */
    TOO_LONG("the value is longer than the documented limit and was not read"),
    /** None of the above. */
    OTHER("");

    private final String advice;

    Mistake(String advice) {
        this.advice = advice;
    }

    /**
     * Says what to write instead.
     *
     * @return one sentence, empty for {@link #OTHER}
     */
    public String advice() {
        return advice;
    }
}
