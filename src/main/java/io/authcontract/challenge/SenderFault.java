package io.authcontract.challenge;

/**
 * Something a sender must or should not write although every recipient has to accept it; the value is well-formed all the same.
 *
 * @param kind which rule for senders is broken
 * @param position the octet, counted from 0 in the combined value
 * @param subject the name of the parameter concerned, or empty
 * @since 0.1.0
 */
public record SenderFault(Kind kind, int position, String subject) {

    /** The rules for senders. */
    public enum Kind {
        /** White space beside the {@code =} of a parameter (RFC 9110 section 5.6.3: a sender MUST NOT). */
        WHITESPACE_AROUND_EQUALS,
        /** An empty list element: {@code a,,b} or a comma at either end (RFC 9110 section 5.6.1.1: a sender MUST NOT). */
        EMPTY_LIST_ELEMENT,
        /** A parameter name twice in one challenge (RFC 9110 section 11.2: MUST only occur once). */
        DUPLICATE_PARAMETER,
        /** A realm written as a token (RFC 9110 section 11.5: a sender MUST generate the quoted-string syntax). */
        UNQUOTED_REALM,
        /** No challenge at all; a 401 and a 407 MUST carry one (RFC 9110 sections 11.6.1 and 11.7.1). */
        NO_CHALLENGE,
        /** A backslash before an octet that needs none (RFC 9110 section 5.6.4: a sender SHOULD NOT). */
        NEEDLESS_QUOTED_PAIR,
        /** Octets above 0x7F in a quoted-string; opaque data, for information only (RFC 9110 section 5.5). */
        OBS_TEXT
    }
}
