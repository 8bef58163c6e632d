package io.authcontract.rule;

import io.authcontract.http.Headers;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a response says about its storage (RFC 9111 section 5.2), read tolerantly: a broken directive is one nobody obeys. */
final class CacheDirectives {
    private final Map<String, String> directives = new LinkedHashMap<>();
    private final Headers headers;

    private CacheDirectives(Headers headers) {
        this.headers = headers;
    }

    static CacheDirectives of(Headers headers) {
        CacheDirectives read = new CacheDirectives(headers);
        for (String value : headers.values("Cache-Control")) {
            read.add(value);
        }
        return read;
    }

    private void add(String value) {
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i <= value.length(); i++) {
            char c = i == value.length() ? ',' : value.charAt(i);
            quoted ^= c == '"';
            if (i == value.length() || (c == ',' && !quoted)) {
                put(value.substring(start, i).strip());
                start = i + 1;
            }
        }
    }

    private void put(String directive) {
        int equals = directive.indexOf('=');
        String name = equals < 0 ? directive : directive.substring(0, equals);
        String argument = equals < 0 ? "" : directive.substring(equals + 1).replace("\"", "");
        directives.putIfAbsent(name.strip().toLowerCase(Locale.ROOT), argument.strip());
    }

    /** The directive that lets a cache store the response and give it to the next caller without asking; empty when there is none. */
    Optional<String> invitation() {
        if (forbidsReuse()) {
            return Optional.empty();
        }
        if (directives.containsKey("public")) {
            return Optional.of("public");
        }
        if (isPositive("s-maxage")) {
            return Optional.of("s-maxage");
        }
        if (directives.containsKey("max-age")) {
            // A max-age makes caches ignore Expires (RFC 9111 section 5.3).
            return isPositive("max-age") ? Optional.of("max-age") : Optional.empty();
        }
        return expiresLater() ? Optional.of("Expires") : Optional.empty();
    }

    /** Whether the response says how long it is fresh, be it not at all: caches then do not guess (RFC 9111 section 4.2.2). */
    boolean saysHowLong() {
        return directives.containsKey("max-age") || directives.containsKey("s-maxage") || headers.contains("Expires");
    }

    /** Whether the response says by itself that no cache may reuse it unasked, as one with a heuristically cacheable status has to. */
    boolean forbidsReuse() {
        return forbidsStorage() || isUnqualified("no-cache") || (isZero("max-age") && endsWithFreshness());
    }

    /** Whether no cache, not even that of the browser, may keep the response. */
    boolean forbidsStorage() {
        return directives.containsKey("no-store");
    }

    /**
     * The directive that lets a shared cache give the response to other callers although the request had an Authorization field (RFC 9111
     * section 3.5); empty when there is none.
     */
    Optional<String> opening() {
        if (keepsFromOthers()) {
            return Optional.empty();
        }
        return Stream.of("public", "s-maxage", "must-revalidate")
                .filter(directives::containsKey)
                .findFirst();
    }

    /**
     * Whether a shared cache gives the response to nobody else without asking. Where there is an s-maxage it hides max-age from a shared cache and
     * forbids it stale reuse (RFC 9111 section 5.2.2.10); private and no-cache with an argument speak of single fields.
     */
    boolean keepsFromOthers() {
        return forbidsStorage()
                || isUnqualified("private")
                || isUnqualified("no-cache")
                || (directives.containsKey("s-maxage")
                        ? isZero("s-maxage")
                        : isZero("max-age") && directives.containsKey("must-revalidate"));
    }

    private boolean isUnqualified(String name) {
        return directives.containsKey(name) && directives.getOrDefault(name, "").isEmpty();
    }

    boolean has(String directive) {
        return directives.containsKey(directive);
    }

    private boolean endsWithFreshness() {
        return directives.containsKey("private") || directives.containsKey("must-revalidate");
    }

    private boolean isPositive(String name) {
        String seconds = directives.getOrDefault(name, "");
        return Digits.only(seconds) && !isZero(name);
    }

    private boolean isZero(String name) {
        String seconds = directives.getOrDefault(name, "");
        return Digits.only(seconds) && seconds.chars().allMatch(c -> c == '0');
    }

    /** Without a Date there is no saying whether Expires lies ahead. */
    private boolean expiresLater() {
        Optional<Instant> now = headers.first("Date").flatMap(HttpDates::parse);
        Optional<Instant> end = headers.first("Expires").flatMap(HttpDates::parse);
        return now.isPresent() && end.filter(e -> e.isAfter(now.get())).isPresent();
    }
}
