package io.authcontract.rule;

import io.authcontract.http.Field;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The parts of an answer that have to be the same for two callers who may not be told apart, and digests of them for callers who find none of their own
 * words in it.
 *
 * @param texts the parts by name
 * @param sent digests of the parts without ids and times
 * @param blurred the same without any number
 */
record CommonFace(Map<String, String> texts, Map<String, String> sent, Map<String, String> blurred) {
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

    static CommonFace of(Reading reading) {
        Map<String, String> texts = texts(reading);
        return new CommonFace(texts, masked(texts, Set.of(), false), masked(texts, Set.of(), true));
    }

    /** Digests of the parts without ids, times and somebody's own words. */
    static Map<String, String> masked(Map<String, String> texts, Set<String> own, boolean numbers) {
        Map<String, String> digests = new TreeMap<>();
        texts.forEach((part, text) -> digests.put(part, Digests.of(Masking.text(text, own, numbers))));
        return digests;
    }

    /** Whether one of these may stand in it as a word. */
    boolean mayHold(Set<String> own) {
        for (String word : own) {
            if (!word.isEmpty() && texts.values().stream().anyMatch(text -> text.contains(word))) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, String> texts(Reading reading) {
        Map<String, String> texts = new TreeMap<>();
        texts.put("header fields", fields(reading));
        texts.put("challenges", reading.maskedChallenges());
        content(reading).ifPresent(text -> texts.put("content", text));
        return texts;
    }

    private static String fields(Reading reading) {
        StringBuilder fields = new StringBuilder();
        Map<String, String> sorted = new TreeMap<>();
        for (Field field : reading.response().headers()) {
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

    private static Optional<String> content(Reading reading) {
        return Given.unknownContent(reading.content()).isPresent()
                ? Optional.empty()
                : Optional.of(ID.matcher(reading.text()).replaceAll("$1#\""));
    }
}
