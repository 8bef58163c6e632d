package io.authcontract.reading;

import io.authcontract.challenge.AuthParam;
import io.authcontract.challenge.Challenge;
import io.authcontract.challenge.Schemes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What one client got out of a value. Names of parameters are in lower case and values quoted, so that two readings compare by what they mean.
 *
 * @param challenges the challenges it read, or the one it asked its user credentials for
 * @param failure what it threw; empty when it went on
 */
record Reading(List<Challenge> challenges, String failure) {
    private static final List<String> SCHEMES = List.of(Schemes.BASIC, Schemes.DIGEST, Schemes.NEGOTIATE, Schemes.NTLM);

    Reading {
        challenges = challenges.stream().map(Reading::normalized).toList();
    }

    static Reading of(List<Challenge> challenges) {
        return new Reading(challenges, "");
    }

    /** A message that quotes repeats the whole value. */
    static Reading failed(Throwable thrown) {
        String message = Optional.ofNullable(thrown.getMessage()).orElse("");
        String name = thrown.getClass().getSimpleName();
        return new Reading(List.of(), message.isEmpty() || message.contains("\"") ? name : name + ": " + message);
    }

    /** A client that asks knows a scheme, often in lower case, and a realm, nothing else. */
    static Reading asked(String scheme, Optional<String> realm) {
        String usual =
                SCHEMES.stream().filter(scheme::equalsIgnoreCase).findFirst().orElse(scheme);
        return of(List.of(new Challenge(
                usual,
                Optional.empty(),
                realm.map(value -> new AuthParam("realm", value, true)).stream().toList())));
    }

    private static Challenge normalized(Challenge challenge) {
        return new Challenge(
                challenge.scheme(),
                challenge.token68(),
                challenge.parameters().stream()
                        .map(p -> new AuthParam(p.name().toLowerCase(Locale.ROOT), p.value(), true))
                        .toList());
    }

    /** The same reading of a value with other words in it. */
    Reading mapped(UnaryOperator<String> words) {
        return new Reading(
                challenges.stream()
                        .map(c -> new Challenge(
                                words.apply(c.scheme()),
                                c.token68().map(words),
                                c.parameters().stream()
                                        .map(p -> new AuthParam(words.apply(p.name()), words.apply(p.value()), true))
                                        .toList()))
                        .toList(),
                words.apply(failure));
    }
}
