package io.authcontract.http;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the secret ones among auth-params (RFC 9110 section 11.2), read leniently: {@code response="6629fae4", qop=auth}. */
final class AuthParams {
    /** What an Authorization field may show; every other parameter may be a key or a proof. */
    private static final Set<String> HARMLESS = Set.of(
            "algorithm",
            "charset",
            "created",
            "expires",
            "headers",
            "keyid",
            "nc",
            "nonce",
            "oauth_nonce",
            "oauth_signature_method",
            "oauth_timestamp",
            "oauth_version",
            "opaque",
            "qop",
            "realm",
            "signedheaders",
            "stale",
            "ts",
            "uri",
            "userhash",
            "username",
            "username*");

    /** What a challenge, or text that may be one, must not show. */
    private static final Set<String> PROOFS = Set.of(
            "cnonce",
            "credential",
            "hmac",
            "mac",
            "oauth_consumer_key",
            "oauth_signature",
            "oauth_token",
            "response",
            "rspauth",
            "sig",
            "signature");

    private AuthParams() {}

    /** In a field of credentials. */
    static int markCredentials(String text, int from, int to, Marks marks) {
        return mark(text, from, to, marks, name -> !HARMLESS.contains(name));
    }

    /** In Authentication-Info, in a challenge, in prose. */
    static int markProofs(String text, int from, int to, Marks marks) {
        return mark(text, from, to, marks, PROOFS::contains);
    }

    static boolean startsHere(String text, int from, int to) {
        return valueStart(text, from, to) > from;
    }

    /** Returns where the list of parameters ends, which is the beginning when there is none. */
    private static int mark(String text, int from, int to, Marks marks, Predicate<String> isSecret) {
        int i = from;
        int value = valueStart(text, i, to);
        while (value > i) {
            int nameEnd = Scan.skip(text, i, to, Tokens::isTchar);
            boolean quoted = Scan.isAt(text, value, to, '"');
            int start = quoted ? value + 1 : value;
            int end = quoted
                    ? Scan.closingQuote(text, start, to, '"')
                    : Scan.skip(text, start, to, AuthParams::isUnquoted);
            String name = text.substring(i, nameEnd);
            if (isSecret.test(name.toLowerCase(Locale.ROOT))) {
                marks.add(start, end, SecretNames.variable(name));
            }
            i = Scan.skip(text, quoted ? Math.min(end + 1, to) : end, to, c -> Tokens.isSpace(c) || c == ',');
            value = valueStart(text, i, to);
        }
        return i;
    }

    /** The index after {@code name=}, or the given one where no parameter starts there. */
    private static int valueStart(String text, int from, int to) {
        int name = Scan.skip(text, from, to, Tokens::isTchar);
        int equals = Scan.skip(text, name, to, Tokens::isBlank);
        if (name == from || !Scan.isAt(text, equals, to, '=')) {
            return from;
        }
        int value = Scan.skip(text, equals + 1, to, Tokens::isBlank);
        boolean padding = value == to || text.charAt(value) == ',' || text.charAt(value) == '=';
        return padding && equals == name ? from : value;
    }

    private static boolean isUnquoted(int c) {
        return !Tokens.isSpace(c) && c != ',';
    }
}
