package io.authcontract.rule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Values of a request that must not come back in its answer. */
final class Echoes {
    /** A shorter value, or one of letters only ("password"), may stand in an answer by chance. */
    private static final int SHORTEST = 8;

    private static final int MOST = 32;

    private Echoes() {}

    /** The canaries, and the credentials the request carried. */
    static Set<String> of(Answer answer) {
        Set<String> values = new LinkedHashSet<>(answer.circumstances().canaries());
        values.addAll(secrets(answer));
        values.remove("");
        return values;
    }

    /** Like {@link #of(Answer)} without canaries in parts of the request that are no secret, such as its path. */
    static Set<String> ofCredentials(Answer answer) {
        List<String> secrets = answer.sent().secrets();
        Stream<String> canaries = answer.circumstances().canaries().stream()
                .filter(canary -> answer.request().isEmpty() || secrets.stream().anyMatch(s -> s.contains(canary)));
        Set<String> values = new LinkedHashSet<>(canaries.toList());
        values.addAll(secrets(answer));
        values.remove("");
        return values;
    }

    private static List<String> secrets(Answer answer) {
        return answer.sent().secrets().stream()
                .filter(Echoes::isTelling)
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static boolean isTelling(String secret) {
        return secret.length() >= SHORTEST
                && !secret.chars().allMatch(Character::isLetter)
                && !BearerErrors.isRegistered(secret);
    }
}
