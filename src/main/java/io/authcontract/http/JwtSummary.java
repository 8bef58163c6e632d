package io.authcontract.http;

import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a JWT tells about its refusal and no secret is (RFC 7519 section 4.1, RFC 7515 section 4.1): {@code JWT alg=RS256 kid=k1 aud=orders
 * exp=2026-11-23T10:00:00Z}.
 */
final class JwtSummary {
    private static final Set<String> HEADER = Set.of("alg", "enc", "typ", "kid");
    private static final Set<String> CLAIMS = Set.of("iss", "aud", "exp", "iat", "nbf");
    private static final Set<String> TIMES = Set.of("exp", "iat", "nbf");
    private static final int LONGEST_PART = 16 << 10;
    private static final int LONGEST_VALUE = 80;
    private static final int PARTS_OF_JWE = 5;
    private static final int DIGITS = 18;

    private JwtSummary() {}

    /** Empty where the token cannot be read: then there is nothing to tell. */
    static Optional<String> of(String token) {
        String[] parts = token.split("\\.", PARTS_OF_JWE + 1);
        Map<String, String> members = members(parts[0], HEADER);
        if (parts.length < 2 || !members.containsKey("alg")) {
            return Optional.empty();
        }
        StringBuilder summary = new StringBuilder(parts.length == PARTS_OF_JWE ? "JWE" : "JWT");
        members.putAll(members(parts[1], CLAIMS));
        members.forEach(
                (name, value) -> summary.append(' ').append(name).append('=').append(value));
        if (parts.length == 2 || parts[2].isEmpty()) {
            summary.append(", no signature");
        }
        return Optional.of(summary.toString());
    }

    /** The members of that name in the order of the token; as many as could be read before the JSON broke. */
    private static Map<String, String> members(String part, Set<String> names) {
        Map<String, String> members = new LinkedHashMap<>();
        if (part.length() > LONGEST_PART) {
            return members;
        }
        try (JsonReader json = new JsonReader(new StringReader(decoded(part)))) {
            json.beginObject();
            while (json.hasNext()) {
                String name = json.nextName();
                if (names.contains(name)) {
                    value(json, name).ifPresent(value -> members.put(name, value));
                } else {
                    json.skipValue();
                }
            }
        } catch (IOException | IllegalStateException | IllegalArgumentException | JsonParseException broken) {
            return members;
        }
        return members;
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static Optional<String> value(JsonReader json, String name) throws IOException {
        JsonToken kind = json.peek();
        return switch (kind) {
            case NUMBER -> Optional.of(TIMES.contains(name) ? time(json.nextString()) : shortened(json.nextString()));
            case STRING -> Optional.of(quoted(json.nextString()));
            case BEGIN_ARRAY -> Optional.of(quoted(String.join(",", strings(json))));
            default -> {
                json.skipValue();
                yield Optional.empty();
            }
        };
    }

    private static List<String> strings(JsonReader json) throws IOException {
        List<String> strings = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            if (json.peek() == JsonToken.STRING) {
                strings.add(json.nextString());
            } else {
                json.skipValue();
            }
        }
        json.endArray();
        return strings;
    }

    /** A NumericDate (RFC 7519 section 2); one that no calendar has stays a number. */
    private static String time(String number) {
        try {
            BigDecimal seconds = new BigDecimal(number);
            boolean thinkable =
                    Math.abs((long) seconds.scale()) <= DIGITS && seconds.precision() - seconds.scale() <= DIGITS;
            return thinkable ? Instant.ofEpochSecond(seconds.longValue()).toString() : shortened(number);
        } catch (NumberFormatException | DateTimeException noTime) {
            return shortened(number);
        }
    }

    private static String quoted(String text) {
        boolean plain =
                !text.isEmpty() && text.chars().allMatch(c -> Tokens.isToken68(c) || c == ':' || c == ',' || c == '@');
        return plain ? shortened(text) : '"' + shortened(new Marks().inLine(text)) + '"';
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "...";
    }
}
