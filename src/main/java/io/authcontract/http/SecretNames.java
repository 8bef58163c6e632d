package io.authcontract.http;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The names of header fields, query parameters and body fields whose values are secret. Case, hyphens and underscores do not matter:
 * {@code X-API-Key}, {@code x_api_key} and {@code xApiKey} are one name.
 */
final class SecretNames {
    /** What is secret about the value of a name. */
    enum Kind {
        /** Nothing that the name tells. */
        NONE,
        /** Credentials (RFC 9110 section 11.4): the scheme is shown. */
        CREDENTIALS,
        /** Parameters of Authentication-Info (RFC 9110 section 11.6.3). */
        INFO,
        /** RFC 6265 section 4.2: names are shown. */
        COOKIE,
        /** RFC 6265 section 4.1: the name and the attributes are shown. */
        SET_COOKIE,
        /** The whole value. */
        WHOLE
    }

    /** A longer run of name characters is no name that anybody declared. */
    static final int LONGEST_NAME = 64;

    private static final Set<String> WHOLE = Set.of(
            "apikey",
            "accesskey",
            "awsaccesskeyid",
            "clientassertion",
            "codeverifier",
            "credential",
            "devicecode",
            "dpop",
            "idtokenhint",
            "jsessionid",
            "oauthsignature",
            "otp",
            "passcode",
            "passphrase",
            "passwd",
            "password",
            "phpsessid",
            "pin",
            "privatekey",
            "pwd",
            "samlresponse",
            "secret",
            "sessid",
            "sessionid",
            "subscriptionkey",
            "token",
            "usercode",
            "xamznoidcdata",
            "xauthkey",
            "xfunctionskey");

    private static final List<String> ENDINGS = List.of(
            "token",
            "apikey",
            "password",
            "secret",
            "secretkey",
            "privatekey",
            "subscriptionkey",
            "sessionid",
            "assertion",
            "passphrase");

    /** Too common in prose and JSON to be masked there: {@code "code": 401}. */
    private static final Set<String> IN_QUERY = Set.of(
            "auth",
            "code",
            "hmac",
            "jwt",
            "key",
            "pass",
            "session",
            "sid",
            "sig",
            "signature",
            "ticket",
            "xamzcredential");

    private final Set<String> declared;

    SecretNames(Collection<String> declared) {
        this.declared = Set.copyOf(declared.stream().map(SecretNames::key).toList());
    }

    SecretNames plus(Collection<String> more) {
        Set<String> all = new HashSet<>(declared);
        all.addAll(more);
        return new SecretNames(all);
    }

    Kind of(String name) {
        if (name.length() > LONGEST_NAME) {
            return Kind.NONE;
        }
        String key = key(name);
        return switch (key) {
            case "cookie", "cookie2" -> Kind.COOKIE;
            case "setcookie", "setcookie2" -> Kind.SET_COOKIE;
            case "authenticationinfo", "proxyauthenticationinfo" -> Kind.INFO;
            default -> ofUncommon(key);
        };
    }

    static boolean isCredentials(String name) {
        return name.length() <= LONGEST_NAME && key(name).endsWith("authorization");
    }

    private Kind ofUncommon(String key) {
        if (key.endsWith("authorization")) {
            return Kind.CREDENTIALS;
        }
        boolean whole = WHOLE.contains(key)
                || declared.contains(key)
                || ENDINGS.stream().anyMatch(key::endsWith);
        return whole ? Kind.WHOLE : Kind.NONE;
    }

    /** Also true for names that are secret in a query or form, and only there. */
    boolean inQuery(String name) {
        return of(name) != Kind.NONE || (name.length() <= LONGEST_NAME && isQueryKey(key(name)));
    }

    /** Also true for a header field that carries a signature. */
    Kind ofField(String name) {
        Kind kind = of(name);
        return kind == Kind.NONE && name.length() <= LONGEST_NAME && isFieldKey(key(name)) ? Kind.WHOLE : kind;
    }

    private static boolean isQueryKey(String key) {
        return IN_QUERY.contains(key) || key.endsWith("signature");
    }

    /** The fields Signature and Signature-Input of RFC 9421 included: a signature is as good as a token while it is fresh. */
    private static boolean isFieldKey(String key) {
        return key.endsWith("signature")
                || key.equals("jwt")
                || key.endsWith("jwtassertion")
                || key.endsWith("authkey");
    }

    /** The name as a shell variable: {@code X_API_KEY}. */
    static String variable(String name) {
        String upper = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        return upper.isEmpty() || Character.isDigit(upper.charAt(0)) ? "V_" + upper : upper;
    }

    private static String key(String name) {
        StringBuilder key = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '-' && c != '_') {
                key.append(Character.toLowerCase(c));
            }
        }
        return key.toString();
    }
}
