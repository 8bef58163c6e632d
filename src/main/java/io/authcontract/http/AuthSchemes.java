package io.authcontract.http;

import java.util.Locale;
import java.util.Set;

/** Names after which a credential is expected: registered authentication schemes, and those that services invented. */
final class AuthSchemes {
    private static final Set<String> KNOWN = Set.of(
            "apikey",
            "api-key",
            "aws4-hmac-sha256",
            "basic",
            "bearer",
            "concealed",
            "digest",
            "dpop",
            "gnap",
            "googlelogin",
            "hawk",
            "hmac-sha256",
            "hoba",
            "jwt",
            "kerberos",
            "key",
            "mac",
            "mutual",
            "negotiate",
            "ntlm",
            "oauth",
            "privatetoken",
            "scram-sha-1",
            "scram-sha-256",
            "sharedkey",
            "sharedkeylite",
            "signature",
            "splunk",
            "ssws",
            "token",
            "vapid");

    /** Names that prose does not use otherwise, so that whatever follows is a credential. */
    private static final Set<String> UNMISTAKABLE = Set.of(
            "basic", "bearer", "dpop", "googlelogin", "ntlm", "privatetoken", "sharedkey", "sharedkeylite", "ssws");

    /** What prose says after the name of a scheme. */
    private static final Set<String> PROSE = Set.of(
            "access",
            "and",
            "auth",
            "auth-scheme",
            "authentication",
            "authorization",
            "challenge",
            "challenges",
            "cannot",
            "charset",
            "credential",
            "credentials",
            "error",
            "for",
            "format",
            "from",
            "has",
            "header",
            "in",
            "is",
            "may",
            "must",
            "needs",
            "not",
            "of",
            "only",
            "or",
            "prefix",
            "realm",
            "refused",
            "requires",
            "scheme",
            "schemes",
            "scope",
            "should",
            "takes",
            "token",
            "tokens",
            "with",
            "without");

    /** Literals that a broken client sends where a token should be: they explain, and hide nothing. */
    private static final Set<String> LITERALS = Set.of("null", "undefined", "none", "nil", "true", "false", "nan");

    private AuthSchemes() {}

    static boolean isKnown(String word) {
        return KNOWN.contains(lower(word));
    }

    static boolean isUnmistakable(String word) {
        return UNMISTAKABLE.contains(lower(word));
    }

    static boolean isProse(String word) {
        return PROSE.contains(lower(word));
    }

    static boolean isLiteral(String word) {
        return LITERALS.contains(lower(word));
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
