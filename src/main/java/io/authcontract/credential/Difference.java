package io.authcontract.credential;

import io.authcontract.http.Headers;
import io.authcontract.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What differs between an accepted request and another one, read back from the two requests themselves and not from what a scenario says it
 * does. It names parts and never shows values.
 *
 * @param parts the parts that differ
 * @since 0.1.0
 */
public record Difference(Set<Part> parts) {

    /**
     * Creates a difference; the set is copied.
     *
     * @param parts the parts that differ
     */
    public Difference {
        parts = Set.copyOf(parts);
    }

    /**
     * Reads what differs.
     *
     * @param accepted the request with a valid credential, for an Authorization scheme or another carrier
     * @param other the request of a scenario
     * @param scheme the scheme of the accepted one
     * @return the parts that differ
     */
    public static Difference between(Request accepted, Request other, Scheme scheme) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        List<String> before = accepted.headers().values("Authorization");
        List<String> after = other.headers().values("Authorization");
        if (before.isEmpty() != after.isEmpty()) {
            parts.add(Part.AUTHORIZATION);
        } else if (before.size() != after.size()) {
            parts.add(Part.AUTHORIZATION_LINES);
        } else if (!before.equals(after)) {
            parts.addAll(Presented.of(before.get(0)).differences(Presented.of(after.get(0))));
        }
        addOthers(accepted, other, scheme, parts);
        return new Difference(parts);
    }

    private static void addOthers(Request accepted, Request other, Scheme scheme, Set<Part> parts) {
        String key = scheme.kind() == Scheme.Kind.API_KEY ? scheme.carrier() : "";
        if (!key.isEmpty()
                && !accepted.headers().values(key).equals(other.headers().values(key))) {
            parts.add(Part.API_KEY);
        }
        if (!accepted.headers().values("Cookie").equals(other.headers().values("Cookie"))) {
            parts.add(Part.COOKIE);
        }
        if (!query(accepted).equals(query(other))) {
            parts.add(Part.QUERY);
        }
        addRest(accepted, other, key, parts);
    }

    /** Everything that carries no credential. */
    private static void addRest(Request accepted, Request other, String key, Set<Part> parts) {
        if (!accepted.method().equals(other.method())) {
            parts.add(Part.METHOD);
        }
        if (!accepted.path().equals(other.path())) {
            parts.add(Part.PATH);
        }
        if (!fields(accepted, key).equals(fields(other, key))) {
            parts.add(Part.FIELDS);
        }
        if (!accepted.body().equals(other.body())) {
            parts.add(Part.CONTENT);
        }
        if (!accepted.origin().equals(other.origin())) {
            parts.add(Part.REQUEST);
        }
    }

    private static Optional<String> query(Request request) {
        int at = request.target().indexOf('?');
        return at < 0 ? Optional.empty() : Optional.of(request.target().substring(at));
    }

    private static Headers fields(Request request, String key) {
        Headers headers = request.headers().without("Authorization").without("Cookie");
        return key.isEmpty() ? headers : headers.without(key);
    }

    @Override
    public String toString() {
        return parts.isEmpty()
                ? "nothing"
                : parts.stream().sorted().map(Part::toString).collect(Collectors.joining(" and "));
    }

    /** One Authorization line, decoded as far as it can be. */
    private record Presented(String scheme, String spaces, String credentials) {
        static Presented of(String line) {
            int space = line.indexOf(' ');
            if (space < 0) {
                boolean name = line.equalsIgnoreCase("Basic") || line.equalsIgnoreCase("Bearer");
                return name ? new Presented(line, " ", "") : new Presented("", " ", line);
            }
            int token = space;
            while (token < line.length() && line.charAt(token) == ' ') {
                token++;
            }
            return new Presented(line.substring(0, space), line.substring(space, token), line.substring(token));
        }

        Set<Part> differences(Presented other) {
            Set<Part> parts = EnumSet.noneOf(Part.class);
            if (!scheme.equalsIgnoreCase(other.scheme)) {
                parts.add(Part.SCHEME);
            } else if (!scheme.equals(other.scheme)) {
                parts.add(Part.SCHEME_CASE);
            }
            if (!spaces.equals(other.spaces)) {
                parts.add(Part.SPACES);
            }
            if (!credentials.equals(other.credentials)) {
                parts.addAll(differentCredentials(other));
            }
            return parts;
        }

        private Set<Part> differentCredentials(Presented other) {
            Optional<String[]> mine = userPass();
            Optional<String[]> theirs = other.userPass();
            if (mine.isEmpty() || theirs.isEmpty()) {
                return EnumSet.of(Part.CREDENTIALS);
            }
            Set<Part> parts = EnumSet.noneOf(Part.class);
            if (!mine.get()[0].equals(theirs.get()[0])) {
                parts.add(Part.USER_ID);
            }
            if (!mine.get()[1].equals(theirs.get()[1])) {
                parts.add(Part.PASSWORD);
            }
            return parts;
        }

        private Optional<String[]> userPass() {
            if (!scheme.toLowerCase(Locale.ROOT).equals("basic")) {
                return Optional.empty();
            }
            try {
                String plain = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
                int colon = plain.indexOf(':');
                return colon < 0
                        ? Optional.empty()
                        : Optional.of(new String[] {plain.substring(0, colon), plain.substring(colon + 1)});
            } catch (IllegalArgumentException noBase64) {
                return Optional.empty();
            }
        }
    }
}
