package io.authcontract.matrix;

import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * A user of the Basic scheme as clients send it: in the composed form that RFC 7617 section 2.1 takes from the profiles of RFC 7613 (section 4.2.2).
 *
 * @param identity who it is
 * @param basic user and password
 */
record SpecialUser(Identity identity, Credential.Basic basic) {
    static SpecialUser of(Identity identity, Credential.Basic basic) {
        return new SpecialUser(identity, new Credential.Basic(composed(basic.user()), composed(basic.password())));
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    boolean isSpecial() {
        return isBeyondAscii() || hasColon();
    }

    /** Without a charset nobody knows how such characters are encoded. */
    boolean isBeyondAscii() {
        return !StandardCharsets.US_ASCII.newEncoder().canEncode(basic.user() + basic.password());
    }

    private boolean hasColon() {
        return basic.password().contains(":");
    }

    /** What is special, in words that tell nothing of the password itself. */
    String what() {
        if (!isBeyondAscii()) {
            return "a password with a colon";
        }
        return "UTF-8 beyond ASCII" + (hasColon() ? ", and a password with a colon" : "");
    }
}
