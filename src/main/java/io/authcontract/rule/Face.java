package io.authcontract.rule;

import io.authcontract.http.Body;
import io.authcontract.http.Field;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What of an answer has to be the same for two callers who may not be told apart: digests of its parts, as sent, without what is the caller's own, and
 * without any number besides.
 *
 * @param status the status
 * @param sent digests of the parts by name
 * @param parts the same without the caller's own words
 * @param blurred the same with every number masked
 * @param where what was asked
 */
record Face(
        int status, Map<String, String> sent, Map<String, String> parts, Map<String, String> blurred, String where) {
    private static final Set<String> VOLATILE = Set.of(
            "date",
            "age",
            "content-length",
            "etag",
            "last-modified",
            "expires",
            "connection",
            "keep-alive",
            "transfer-encoding",
            "server-timing",
            "traceparent",
            "tracestate",
            "cf-ray",
            "via",
            "x-runtime",
            "x-response-time",
            "set-cookie",
            "www-authenticate",
            "location");

    /** Made anew for each answer, of letters only now and then. */
    private static final Pattern ID = Pattern.compile(
            "(?i)(\"(?:request|trace|correlation|span|transaction|event|incident)[_-]?id\"\\s{0,4}:\\s{0,4}\")[\\w-]{1,64}\"");

    static Face of(Answer answer, Set<String> own) {
        Map<String, String> texts = texts(answer);
        Map<String, String> sent = new TreeMap<>();
        Map<String, String> parts = new TreeMap<>();
        Map<String, String> blurred = new TreeMap<>();
        texts.forEach((part, text) -> {
            Masked alone = Masked.of(text, Set.of(), false);
            Masked others = alone.or(Masking.text(text, own, false));
            sent.put(part, alone.digest());
            parts.put(part, others.digest());
            blurred.put(part, others.or(Masking.text(text, own, true)).digest());
        });
        return new Face(answer.status(), sent, parts, blurred, Sighting.of(answer));
    }

    /** The same face, shown to somebody else. */
    Face of(Answer other) {
        return new Face(status, sent, parts, blurred, Sighting.of(other));
    }

    /** A masked text and its digest, which is made once for equal texts. */
    private record Masked(String text, String digest) {
        static Masked of(String text, Set<String> own, boolean numbers) {
            return of(Masking.text(text, own, numbers));
        }

        private static Masked of(String masked) {
            return new Masked(masked, Digests.of(masked));
        }

        Masked or(String other) {
            return other.equals(text) ? this : of(other);
        }
    }

    private static Map<String, String> texts(Answer answer) {
        Map<String, String> texts = new TreeMap<>();
        texts.put("header fields", fields(answer));
        texts.put("challenges", answer.maskedChallenges());
        content(answer).ifPresent(text -> texts.put("content", text));
        return texts;
    }

    private static String fields(Answer answer) {
        StringBuilder fields = new StringBuilder();
        Map<String, String> sorted = new TreeMap<>();
        for (Field field : answer.headers()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (!isVolatile(name)) {
                sorted.merge(name, field.value(), (a, b) -> a + ", " + b);
            }
        }
        sorted.forEach(
                (name, value) -> fields.append(name).append(": ").append(value).append('\n'));
        return fields.toString();
    }

    private static boolean isVolatile(String name) {
        return VOLATILE.contains(name)
                || name.contains("request-id")
                || name.contains("amz-id")
                || name.contains("correlation")
                || name.contains("trace")
                || name.contains("ratelimit");
    }

    private static Optional<String> content(Answer answer) {
        Body body = answer.response().content();
        return Given.unknownContent(body).isPresent()
                ? Optional.empty()
                : Optional.of(ID.matcher(answer.text()).replaceAll("$1#\""));
    }

    boolean hasContent() {
        return parts.containsKey("content");
    }

    /** Returns the finding for the part in which another face differs; a number alone may be a counter, so it gives a note. */
    Optional<Finding> difference(Rule rule, Face other) {
        if (status != other.status) {
            return Optional.of(finding(rule, "status", other));
        }
        Optional<Finding> clear = differing(blurred, other.blurred, other).map(part -> finding(rule, part, other));
        return clear.or(() -> differing(parts, other.parts, other)
                .map(part -> finding(rule, "a number in the " + part, other).asTolerated()));
    }

    /** A word of every caller's page may be the name of one of them: what was sent alike is alike. */
    private Optional<String> differing(Map<String, String> own, Map<String, String> others, Face other) {
        return own.entrySet().stream()
                .filter(part ->
                        others.containsKey(part.getKey()) && !part.getValue().equals(others.get(part.getKey())))
                .map(Map.Entry::getKey)
                .filter(name -> !Objects.equals(sent.get(name), other.sent.get(name)))
                .findFirst();
    }

    private Finding finding(Rule rule, String part, Face other) {
        return rule.finding(
                Fact.fact("differs", part),
                Fact.fact("status", status),
                Fact.fact("for", where),
                Fact.fact("other status", other.status),
                Fact.fact("for other", other.where));
    }
}
