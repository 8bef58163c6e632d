package io.authcontract.assertion;

import io.authcontract.http.Response;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether a cache may reuse a response without asking the service again (RFC 9111 sections 3 and 4.2). */
final class Caching {
    /** RFC 9110 section 15.1: these are reusable even without a word about caching. */
    private static final Set<Integer> HEURISTIC = Set.of(200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501);

    private Caching() {}

    /** Returns what invites caches; empty when nothing does. */
    static Optional<String> invitation(Response response) {
        Map<String, String> directives =
                directives(response.headers().combined("Cache-Control").orElse(""));
        if (directives.containsKey("no-store") || isBare(directives, "no-cache")) {
            return Optional.empty();
        }
        for (String name : new String[] {"public", "s-maxage", "max-age", "immutable"}) {
            String value = directives.get(name);
            if (value != null && !value.matches("0+")) {
                return Optional.of("Cache-Control: " + name + (value.isEmpty() ? "" : "=" + value));
            }
        }
        if (directives.containsKey("max-age") || response.headers().contains("Expires")) {
            return futureExpiry(response, directives);
        }
        return HEURISTIC.contains(response.status())
                ? Optional.of(
                        "the status " + response.status() + ", which is cacheable unless Cache-Control says no-store")
                : Optional.empty();
    }

    /** A named field after the {@code =} limits the directive to that field. */
    private static boolean isBare(Map<String, String> directives, String name) {
        return "".equals(directives.get(name));
    }

    /** max-age wins over Expires; an invalid date means that the response has expired (RFC 9111 section 5.3). */
    private static Optional<String> futureExpiry(Response response, Map<String, String> directives) {
        String expires = response.headers().first("Expires").orElse("");
        Optional<Instant> end = directives.containsKey("max-age") ? Optional.empty() : RetryAfter.date(expires);
        Instant sent =
                response.headers().first("Date").flatMap(RetryAfter::date).orElse(Instant.MIN);
        return end.filter(date -> date.isAfter(sent)).map(date -> "Expires: " + expires);
    }

    private static Map<String, String> directives(String value) {
        Map<String, String> all = new LinkedHashMap<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i <= value.length(); i++) {
            boolean end = i == value.length();
            quoted ^= !end && value.charAt(i) == '"';
            if (end || (value.charAt(i) == ',' && !quoted)) {
                String[] pair = value.substring(start, i).strip().split("=", 2);
                all.put(
                        pair[0].strip().toLowerCase(Locale.ROOT),
                        pair.length == 1 ? "" : pair[1].strip().replace("\"", ""));
                start = i + 1;
            }
        }
        return all;
    }
}
