package io.authcontract.rule;

import io.authcontract.challenge.AuthParam;
import io.authcontract.challenge.Challenge;
import io.authcontract.http.Body;
import io.authcontract.http.Field;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a refusal looks like, whoever asked for whatever: short texts that are the same for refusals of one author.
 *
 * @param offers schemes and realms
 * @param parameters names of the other parameters
 * @param content what the content is
 * @param fields names of fields
 */
record Outline(String offers, String parameters, String content, String fields) {
    static final String NONE = "none";

    /** What changes with the operation or the request and not with who writes the refusal. */
    private static final Set<String> OF_THE_MESSAGE = Set.of(
            "accept-ranges",
            "age",
            "allow",
            "connection",
            "date",
            "etag",
            "expires",
            "keep-alive",
            "last-modified",
            "link",
            "location",
            "server-timing",
            "trailer",
            "transfer-encoding",
            "vary",
            "via",
            "www-authenticate",
            "set-cookie",
            "retry-after",
            "dpop-nonce",
            "clear-site-data");

    static Outline of(Reading reading) {
        return new Outline(
                Sighting.bounded(listed(reading, Outline::offer)),
                Sighting.bounded(listed(reading, Outline::parameters)),
                Sighting.bounded(contentOf(reading)),
                Sighting.bounded(fieldsOf(reading)));
    }

    private static String listed(Reading reading, Function<Challenge, String> part) {
        String texts =
                reading.challenges().stream().map(part).distinct().sorted().collect(Collectors.joining("; "));
        return texts.isEmpty() ? NONE : texts;
    }

    private static String offer(Challenge challenge) {
        return scheme(challenge)
                + challenge.realm().map(realm -> " realm=\"" + realm + "\"").orElse("");
    }

    private static String scheme(Challenge challenge) {
        return challenge.scheme().toLowerCase(Locale.ROOT);
    }

    /** A scope belongs to its operation. */
    private static String parameters(Challenge challenge) {
        String names = challenge.parameters().stream()
                .map(AuthParam::name)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> !name.equals("realm") && !name.equals("scope"))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? scheme(challenge) : scheme(challenge) + " " + names;
    }

    private static String contentOf(Reading reading) {
        Body content = reading.content();
        if (content.isEmpty()) {
            return NONE;
        }
        String type = reading.response().mediaType().orElse("no media type");
        Optional<Set<String>> members = type.endsWith("json") && content.isKnown()
                ? Optional.of(reading.json().names())
                : Optional.empty();
        return members.filter(names -> !names.isEmpty())
                .map(names -> type + " {" + String.join(", ", new TreeSet<>(names)) + "}")
                .orElse(type);
    }

    private static String fieldsOf(Reading reading) {
        Set<String> names = new TreeSet<>();
        for (Field field : reading.response().headers()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (!isOfTheMessage(name)) {
                names.add(name);
            }
        }
        return names.isEmpty() ? NONE : String.join(", ", names);
    }

    private static boolean isOfTheMessage(String name) {
        return OF_THE_MESSAGE.contains(name)
                || RefusalHeaders.isCompared(name)
                || name.startsWith("content-")
                || name.startsWith("access-control-")
                || name.contains("ratelimit")
                || name.contains("rate-limit");
    }
}
