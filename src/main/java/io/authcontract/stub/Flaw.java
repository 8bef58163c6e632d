package io.authcontract.stub;

import io.authcontract.credential.Scheme;
import io.authcontract.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * One deliberate fault of a stub.
 *
 * <pre>{@code
 * try (AuthStub stub = AuthStub.misbehaving(Flaw.CHALLENGE_MISSING)) { .. }
 * try (AuthStub stub = AuthStub.misbehaving(Flaw.named("realm-unquoted"))) { .. }
 * }</pre>
 *
 * <p>The most frequent ones have a constant, all of them a name: see {@link #all()}.
 *
 * @since 0.1.0
 */
public final class Flaw {
    /** Every 401 comes without a challenge. */
    public static final Flaw CHALLENGE_MISSING = new Flaw(
            "challenge-missing",
            "Every 401 comes without a challenge.",
            "RFC 9110 section 15.5.2: the server generating a 401 response MUST send a WWW-Authenticate header field. Seen in"
                    + " passport-jwt 4.0.1, express-jwt 8.5.1 and @fastify/jwt 10.2.8.",
            FlawedChallenges::missing);

    /** The challenge is sent to who sends nothing, and not to who sends credentials that are not valid. */
    public static final Flaw CHALLENGE_MISSING_FOR_INVALID_TOKEN = new Flaw(
            "challenge-missing-for-invalid-token",
            "A 401 for credentials that are not valid comes without a challenge; one for missing credentials has it.",
            "RFC 6750 section 3: a request with a token that does not enable access gets the WWW-Authenticate field as well. Seen in"
                    + " express and flask tutorials, and in JDK com.sun.net.httpserver for another scheme.",
            FlawedChallenges::missingForInvalid);

    /** The realm has quotation marks in it that are not escaped. */
    public static final Flaw CHALLENGE_MALFORMED = new Flaw(
            "challenge-malformed",
            "The realm is joined into the challenge without escaping: realm=\"the \"orders\" service\".",
            "RFC 9110 section 5.6.4: a quotation mark in a quoted-string stands behind a backslash. Seen in"
                    + " @modelcontextprotocol/sdk 1.32.2: error_description=\"Token \"not-a-token\" is unknown\".",
            FlawedChallenges::malformed);

    /** Whatever stands before the first space is skipped, and what follows is taken for the credential. */
    public static final Flaw WRONG_SCHEME_ACCEPTED = new Flaw(
            "wrong-scheme-accepted",
            "The name of the scheme is not looked at: only the second word of the Authorization field is.",
            "RFC 6750 section 2.1: the resource request uses the Bearer scheme. Seen in express and flask tutorials that split the"
                    + " field at its space: Basic, Token and Bearer: are taken alike.",
            FlawedGuards::wrongScheme);

    /** Who sends nothing gets 403. */
    public static final Flaw FORBIDDEN_FOR_MISSING = new Flaw(
            "forbidden-for-missing",
            "A request without any credentials is answered with 403.",
            "RFC 9110 section 11.4: a request that omits credentials SHOULD get 401. Seen in HTTPBearer of fastapi 0.92, and in"
                    + " Spring Security without an entry point.",
            FlawedGuards::forbiddenForMissing);

    /** GET of a single order, and HEAD with it, is served to everybody. */
    public static final Flaw UNGUARDED_METHOD = new Flaw(
            "unguarded-method",
            "GET /orders/{id} is not behind the guard: everybody may read an order.",
            "RFC 9110 section 11.4: a request for a protected resource that omits credentials SHOULD get 401. Seen in jetty, tomcat"
                    + " and nginx where the guard names the methods it is for, and forgets one.",
            FlawedGuards::unguardedMethod);

    /** An Authorization field of a single word makes the service fail. */
    public static final Flaw ERROR_ON_SCHEME_ONLY = new Flaw(
            "error-on-scheme-only",
            "An Authorization field of one word, such as the scheme alone, is answered with 500.",
            "RFC 9110 section 15.6: a 5xx says that the server erred, and here the client did. Seen in a flask tutorial that takes"
                    + " the second word of the field without looking whether there is one.",
            FlawedGuards::errorOnOneWord);

    /** Nobody gets a 401: programs are sent to a login page as people are. */
    public static final Flaw REDIRECT_TO_LOGIN = new Flaw(
            "redirect-to-login",
            "In place of 401, every caller is redirected to a login page, whatever it accepts.",
            "RFC 9110 section 11.4: a request without valid credentials SHOULD get 401. Seen in login_required of django 3.2 and in"
                    + " nginx with error_page 401 =302.",
            FlawedGuards::redirectToLogin);

    private final String name;
    private final String sentence;
    private final String source;
    private final Behaviour behaviour;
    private final Optional<StubPart> part;
    private final Set<Scheme.Kind> schemes;

    /** What happens in place of, or around, what the service does without the flaw. */
    @FunctionalInterface
    interface Behaviour {
        Response answer(Encounter encounter, Function<Encounter, Response> next);
    }

    Flaw(String name, String sentence, String source, Behaviour behaviour) {
        this(name, sentence, source, behaviour, Optional.empty(), Set.of());
    }

    private Flaw(
            String name,
            String sentence,
            String source,
            Behaviour behaviour,
            Optional<StubPart> part,
            Set<Scheme.Kind> schemes) {
        this.name = name;
        this.sentence = sentence;
        this.source = source;
        this.behaviour = behaviour;
        this.part = part;
        this.schemes = Set.copyOf(schemes);
    }

    /** This flaw as one of something that a stub plays only when it is asked to. */
    Flaw of(StubPart needed) {
        return new Flaw(name, sentence, source, behaviour, Optional.of(needed), schemes);
    }

    /** This flaw as one that shows only where credentials of these kinds are taken. */
    Flaw of(Scheme.Kind... needed) {
        return new Flaw(name, sentence, source, behaviour, part, Set.of(needed));
    }

    /** The kinds of credentials that have to be taken for it to show, in their order. */
    Set<Scheme.Kind> schemes() {
        Set<Scheme.Kind> all = new TreeSet<>(schemes);
        part.ifPresent(it -> all.add(it.needed()));
        return all;
    }

    /**
     * Returns every flaw there is.
     *
     * @return the flaws
     */
    public static List<Flaw> all() {
        return Flaws.all();
    }

    /**
     * Returns the flaw of a name.
     *
     * @param name for example {@code realm-unquoted}
     * @return the flaw
     * @throws IllegalArgumentException when there is none; the message lists those there are
     */
    public static Flaw named(String name) {
        return all().stream()
                .filter(flaw -> flaw.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("There is no flaw \"" + name + "\". There are " + all() + "."));
    }

    Response answer(Encounter encounter, Function<Encounter, Response> next) {
        return behaviour.answer(encounter, next);
    }

    /**
     * Returns the name.
     *
     * @return for example {@code challenge-missing}
     */
    public String name() {
        return name;
    }

    /**
     * Tells what the stub does wrong.
     *
     * @return one sentence
     */
    public String sentence() {
        return sentence;
    }

    /**
     * Tells which text says otherwise, and where the fault was seen.
     *
     * @return the requirement, and services that break it
     */
    public String source() {
        return source;
    }

    /**
     * Tells which part of the stub does it wrong.
     *
     * @return the part, which has to be played: {@link StubService#also}; empty for what every stub plays
     */
    public Optional<StubPart> part() {
        return part;
    }

    @Override
    public String toString() {
        return name;
    }
}
