package io.authcontract.rule;

import io.authcontract.http.Headers;
import io.authcontract.http.Request;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The fields of the CORS protocol, read the way the Fetch standard has a browser read them. */
final class Cors {
    static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    static final String ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials";
    static final String ALLOW_HEADERS = "Access-Control-Allow-Headers";
    static final String ALLOW_METHODS = "Access-Control-Allow-Methods";
    static final String EXPOSE_HEADERS = "Access-Control-Expose-Headers";
    static final String REQUEST_METHOD = "Access-Control-Request-Method";
    static final String REQUEST_HEADERS = "Access-Control-Request-Headers";
    static final String ANY = "*";

    private static final String SYMBOLS = "!#$%&'*+-.^_`|~";

    private Cors() {}

    /** Empty as well where there are two, which no browser sends. */
    static Optional<String> origin(Answer answer) {
        List<String> values =
                answer.request().map(r -> r.headers().values("Origin")).orElse(List.of());
        return values.size() == 1 ? Optional.of(values.get(0).strip()) : Optional.empty();
    }

    /** Several lines are one value, which then equals no origin. */
    static String value(Headers headers, String name) {
        return headers.combined(name).map(String::strip).orElse("");
    }

    static String shown(Headers headers, String name) {
        return headers.combined(name).orElse("absent");
    }

    /** Only these four letters in lower case count. */
    static boolean allowsCredentials(Headers headers) {
        return value(headers, ALLOW_CREDENTIALS).equals("true");
    }

    /** A cookie that crosses origins was asked for; an Authorization field may as well have been set by the script itself. */
    static boolean includesCredentials(Request request) {
        return request.headers().contains("Cookie");
    }

    /** Whether the origin, credentials apart, may read the response. */
    static boolean allows(Headers headers, String origin, boolean credentials) {
        String allowed = value(headers, ALLOW_ORIGIN);
        return allowed.equals(origin) || (allowed.equals(ANY) && !credentials);
    }

    /** The members of a list of tokens as written; none when the field is absent or one member is no token, for then a browser ignores them all. */
    static Set<String> members(Headers headers, String name) {
        Set<String> members = new HashSet<>();
        for (String part : value(headers, name).split(",", -1)) {
            String member = part.strip();
            if (!member.chars().allMatch(Cors::isTchar)) {
                return Set.of();
            }
            members.add(member);
        }
        members.remove("");
        return members;
    }

    static boolean names(Set<String> members, String wanted) {
        return members.stream().anyMatch(wanted::equalsIgnoreCase);
    }

    private static boolean isTchar(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || SYMBOLS.indexOf(c) >= 0;
    }
}
