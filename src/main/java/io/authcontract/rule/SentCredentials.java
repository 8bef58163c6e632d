package io.authcontract.rule;

import io.authcontract.challenge.AuthParam;
import io.authcontract.challenge.AuthorizationField;
import io.authcontract.challenge.Schemes;
import io.authcontract.http.Field;
import io.authcontract.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The credentials a request carried. They are often broken on purpose, so nothing here takes them to follow a grammar. */
final class SentCredentials {
    private static final SentCredentials NONE = new SentCredentials("", List.of());
    private static final Set<String> KEY_FIELDS = Set.of("x-api-key", "api-key", "x-auth-token");
    private static final Set<String> SECRET_PARAMETERS =
            Set.of("response", "token", "signature", "oauth_token", "oauth_signature", "mac", "password");
    private static final Set<String> QUERY_KEYS = Set.of("access_token", "token", "api_key", "apikey", "key");

    private final String authorization;
    private final List<String> secrets;

    private SentCredentials(String authorization, List<String> secrets) {
        this.authorization = authorization;
        this.secrets = List.copyOf(secrets);
    }

    static SentCredentials none() {
        return NONE;
    }

    static SentCredentials of(Request request) {
        return of(request, Set.of());
    }

    /** With the names of fields and cookies that the service has its credentials in, besides the usual ones. */
    static SentCredentials of(Request request, Set<String> carriers) {
        List<String> secrets = new ArrayList<>();
        for (Field field : request.headers()) {
            collect(field, carriers, secrets);
        }
        collectQuery(request.target(), secrets);
        return new SentCredentials(
                request.headers().first("Authorization").orElse("").strip(), secrets);
    }

    boolean hasAuthorization() {
        return !authorization.isEmpty();
    }

    /** The scheme as written; empty for credentials without one, so that a bare token is never taken for a scheme's name. */
    Optional<String> scheme() {
        int space = authorization.indexOf(' ');
        if (space > 0) {
            return Optional.of(authorization.substring(0, space));
        }
        return Optional.of(authorization).filter(Schemes::isRegistered);
    }

    boolean hasScheme(String scheme) {
        return scheme().filter(scheme::equalsIgnoreCase).isPresent();
    }

    /** What follows the scheme, or everything where there is no scheme. */
    String token() {
        return scheme().map(s -> authorization.substring(s.length()).strip()).orElse(authorization);
    }

    /** Every value that would let somebody else in, as sent and as decoded. */
    List<String> secrets() {
        return secrets;
    }

    private static void collect(Field field, Set<String> carriers, List<String> secrets) {
        String name = field.name().toLowerCase(Locale.ROOT);
        if (name.equals("authorization") || name.equals("proxy-authorization")) {
            collectCredentials(field.value().strip(), secrets);
        } else if (name.equals("cookie")) {
            collectSessions(field.value(), carriers, secrets);
        } else if (KEY_FIELDS.contains(name) || carriers.stream().anyMatch(field::hasName)) {
            secrets.add(field.value().strip());
        }
    }

    private static void collectCredentials(String value, List<String> secrets) {
        AuthorizationField read = AuthorizationField.parse(value);
        if (!read.parameters().isEmpty()) {
            // Digest repeats realm, nonce and opaque of the challenge: not every parameter is a secret.
            read.parameters().stream()
                    .filter(p -> SECRET_PARAMETERS.contains(p.name().toLowerCase(Locale.ROOT)))
                    .map(AuthParam::value)
                    .forEach(secrets::add);
            return;
        }
        String token = value.substring(value.indexOf(' ') + 1).strip();
        secrets.add(token);
        if (value.regionMatches(true, 0, "Basic ", 0, 6)) {
            password(token).ifPresent(secrets::add);
        }
    }

    private static Optional<String> password(String userPass) {
        try {
            String plain = new String(Base64.getDecoder().decode(userPass), StandardCharsets.UTF_8);
            int colon = plain.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(plain.substring(colon + 1));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private static void collectSessions(String cookies, Set<String> carriers, List<String> secrets) {
        for (String pair : cookies.split(";", -1)) {
            int equals = pair.indexOf('=');
            String name = pair.substring(0, Math.max(equals, 0)).strip();
            if (equals > 0 && (carriers.contains(name) || isSecret(name))) {
                secrets.add(pair.substring(equals + 1).strip());
            }
        }
    }

    /** A token against forgery stands in forms on purpose. */
    private static boolean isSecret(String cookie) {
        String name = cookie.toLowerCase(Locale.ROOT);
        boolean token = name.contains("token") || name.contains("auth") || name.contains("jwt");
        return SetCookie.looksLikeSession(cookie) || (token && !name.contains("csrf") && !name.contains("xsrf"));
    }

    private static void collectQuery(String target, List<String> secrets) {
        int query = target.indexOf('?');
        if (query < 0) {
            return;
        }
        for (String pair : target.substring(query + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && QUERY_KEYS.contains(pair.substring(0, equals).toLowerCase(Locale.ROOT))) {
                secrets.add(pair.substring(equals + 1));
            }
        }
    }
}
