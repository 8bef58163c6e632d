package io.authcontract.credential;

import io.authcontract.challenge.Schemes;
import io.authcontract.http.Field;
import java.util.Arrays;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** What the texts of a credential may be made of, and which of them are secret. No message shows the text itself. */
final class CredentialText {
    private static final String SEPARATORS = "()<>@,;:\\\"/[]?={}";
    private static final String NO_COOKIE = "\",;\\";

    private CredentialText() {}

    static void requireToken(String what, String text) {
        require(
                what,
                text,
                c -> isVisible(c) && SEPARATORS.indexOf(c) < 0,
                "is not allowed in a token (RFC 9110 section 5.6.2)",
                "");
    }

    static void requireVisible(String what, String text, String exact) {
        require(what, text, CredentialText::isVisible, "is not visible ASCII", toSendIt(exact));
    }

    static void requireCookieValue(String text) {
        require(
                "cookie value",
                text.isEmpty() ? "-" : text,
                c -> isVisible(c) && NO_COOKIE.indexOf(c) < 0,
                "is not allowed there (RFC 6265 section 4.1.1)",
                toSendIt("Credential.header(\"Cookie\", ..)"));
    }

    static void requireNoControl(String what, String text) {
        requireEach(what, text, c -> c >= 0x20 && c != 0x7F, "is a control character (RFC 7617 section 2)", "");
    }

    private static void require(String what, String text, IntPredicate allowed, String because, String instead) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException(
                    "The " + what + " is empty. Is the variable or file it comes from set?" + instead);
        }
        requireEach(what, text, allowed, because, instead);
    }

    private static void requireEach(String what, String text, IntPredicate allowed, String because, String instead) {
        for (int at = 0; at < text.length(); at++) {
            if (!allowed.test(text.charAt(at))) {
                throw new IllegalArgumentException("The " + what + " cannot be sent: character " + (at + 1) + ", "
                        + named(text.charAt(at)) + ", " + because + "."
                        + hint(text.charAt(at)) + instead);
            }
        }
    }

    private static boolean isVisible(int c) {
        return c > 0x20 && c < 0x7F;
    }

    private static String named(char c) {
        return isVisible(c) ? "'" + c + "'" : String.format("U+%04X", (int) c);
    }

    private static String hint(char c) {
        return c == '\n' || c == '\r' ? " A text read from a file often ends in a line break: strip() it." : "";
    }

    private static String toSendIt(String exact) {
        return " To send it as it is, write " + exact + ".";
    }

    /** Returns the texts that are there at all: an empty password is no secret, and masking it would mask everything. */
    static Set<String> known(String... texts) {
        return Arrays.stream(texts).filter(text -> !text.isBlank()).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns what a field line hides: behind an authentication scheme everything else, otherwise the whole value. */
    static Set<String> secretsOf(Field line) {
        String value = line.value().strip();
        if (!line.hasName("Authorization") && !line.hasName("Proxy-Authorization")) {
            return known(value);
        }
        String[] parts = value.split("[ \t]+", 2);
        boolean schemeOnly = parts.length == 1 && Schemes.isRegistered(value);
        return schemeOnly ? Set.of() : known(parts[parts.length - 1]);
    }
}
