package io.authcontract.reading;

import io.authcontract.challenge.Challenge;
import io.authcontract.challenge.Challenges;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A client whose reading is shown.
 *
 * @param name what people call it
 * @param library reads live; empty for a client that can only be watched over a connection
 * @param answers the schemes for which it asks its user, in lower case; empty for a client that hands out all challenges
 */
record Client(String name, Optional<Supplier<Library>> library, Set<String> answers) {
    static final String FIELD = "WWW-Authenticate";

    // Made when they are asked: already to verify such a class takes its library.
    static final Client OKHTTP = new Client("OkHttp", Optional.of(() -> new OkHttpLibrary()), Set.of());
    static final Client HTTP_CLIENT_5 =
            new Client("Apache HttpClient 5", Optional.of(() -> new HttpClient5Library()), Set.of());
    static final Client REST_ASSURED =
            new Client("REST-assured", Optional.of(() -> new RestAssuredLibrary()), Set.of("basic", "digest"));
    static final Client JDK = new Client("java.net.http", Optional.empty(), Set.of("basic"));
    static final Client URL_CONNECTION = new Client("HttpURLConnection", Optional.empty(), Set.of("basic", "digest"));

    static final List<Client> ALL = List.of(OKHTTP, JDK, URL_CONNECTION, HTTP_CLIENT_5, REST_ASSURED);

    /** The library's own word; what it throws is its reading. Empty when it is not on the class path. */
    Optional<Reading> live(List<String> lines) {
        try {
            return library.map(reader -> reader.get().read(lines));
        } catch (LinkageError absent) {
            return Optional.empty();
        } catch (RuntimeException thrown) {
            return Optional.of(Reading.failed(thrown));
        }
    }

    /** Whether the client got what the grammar says is there. A value that is not well-formed says nothing, but may be none of its business. */
    boolean agrees(Challenges plain, Reading reading) {
        if (!reading.failure().isEmpty()) {
            return false;
        }
        if (!plain.isWellFormed()) {
            return !answers.isEmpty() && reading.challenges().isEmpty() && !mentionsItsScheme(plain.value());
        }
        return answers.isEmpty()
                ? reading.equals(Reading.of(plain.list()))
                : isAskedOf(Reading.of(plain.list()), reading);
    }

    private boolean mentionsItsScheme(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return answers.stream().anyMatch(lower::contains);
    }

    private boolean isAskedOf(Reading plain, Reading reading) {
        return reading.challenges().isEmpty()
                ? plain.challenges().stream().noneMatch(c -> answers.stream().anyMatch(c::hasScheme))
                : reading.challenges().stream()
                        .allMatch(asked -> plain.challenges().stream().anyMatch(c -> isSame(c, asked)));
    }

    /** Some clients take an absent realm for an empty one. */
    private static boolean isSame(Challenge offered, Challenge asked) {
        return offered.hasScheme(asked.scheme())
                && offered.realm().orElse("").equals(asked.realm().orElse(""));
    }

    /**
     * Says what the client does.
     *
     * @param text how a challenge is written
     */
    String sentence(Reading reading, Function<Challenge, String> text) {
        if (!reading.failure().isEmpty()) {
            return "fails with " + reading.failure();
        }
        String challenges = reading.challenges().stream().map(text).collect(Collectors.joining(", "));
        if (answers.isEmpty()) {
            return challenges.isEmpty() ? "reads no challenge" : "reads " + challenges;
        }
        return challenges.isEmpty() ? "asks for no credentials" : "asks for credentials for " + challenges;
    }

    /** All values but the realm change from one response to the next. */
    static String brief(Challenge challenge) {
        String parameters = challenge.parameters().stream()
                .map(p -> p.hasName("realm") ? "realm=\"" + p.value() + '"' : p.toString())
                .collect(Collectors.joining(", "));
        return parameters.isEmpty() ? challenge.toString() : challenge.scheme() + " " + parameters;
    }
}
