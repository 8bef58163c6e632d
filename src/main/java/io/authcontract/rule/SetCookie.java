package io.authcontract.rule;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A Set-Cookie field, read the way a browser reads it: tolerant, split at semicolons (RFC 6265 section 5.2). */
record SetCookie(String name, Map<String, String> attributes) {

    static SetCookie parse(String value) {
        String[] parts = value.split(";", -1);
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            attributes.put(before(parts[i]).toLowerCase(Locale.ROOT), after(parts[i]));
        }
        return new SetCookie(before(parts[0]), attributes);
    }

    private static String before(String pair) {
        int equals = pair.indexOf('=');
        return (equals < 0 ? pair : pair.substring(0, equals)).strip();
    }

    private static String after(String pair) {
        return pair.substring(pair.indexOf('=') + 1).strip();
    }

    boolean has(String attribute) {
        return attributes.containsKey(attribute);
    }

    boolean hasPrefix(String prefix) {
        return name.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    /** JSESSIONID, PHPSESSID, connect.sid, ASP.NET_SessionId, laravel_session: names servers give to a session. */
    boolean looksLikeSession() {
        return looksLikeSession(name);
    }

    static boolean looksLikeSession(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("sess") || lower.endsWith("sid");
    }

    /** A cookie that ends at once takes something away and sets nothing (RFC 6265 section 3.1). */
    boolean isDeletion(Instant now) {
        String maxAge = attributes.getOrDefault("max-age", "");
        if (!maxAge.isEmpty()) {
            return maxAge.startsWith("-") || maxAge.chars().allMatch(c -> c == '0');
        }
        Optional<Instant> expires =
                Optional.ofNullable(attributes.get("expires")).flatMap(HttpDates::parse);
        return expires.filter(end -> !end.isAfter(now)).isPresent();
    }
}
