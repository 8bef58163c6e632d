package io.authcontract.rule;

import io.authcontract.http.Field;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What everybody gets to see, as digests: of open operations, and where the service has nothing. Who finds the same in a refusal has found no protected data. */
final class OpenValues {
    private static final Set<Integer> NOTHING_THERE = Set.of(404, 405, 501);
    private static final int MOST = 4096;
    private static final int MOST_ANSWERS = 256;

    private final Set<String> values = new HashSet<>();
    private int answers;
    private @Nullable Answer latest;

    /** Takes notice of an answer to somebody without valid credentials. */
    void see(Answer answer) {
        boolean isForEverybody = isOpen(answer) || isNothing(answer) || isOfNothing(answer);
        if (answers < MOST_ANSWERS
                && isForEverybody
                && !answer.carries(CredentialKind.VALID, CredentialKind.UNDER_SCOPED)
                && !isRepeated(answer)) {
            latest = answer;
            answer.request()
                    .filter(request -> collect(answer.response(), request))
                    .ifPresent(added -> answers++);
        }
    }

    /** What nobody declares is closed in one way, many times. */
    private boolean isRepeated(Answer answer) {
        return latest != null && latest.isSentLike(answer);
    }

    /** Of an object that does not exist nothing can be shown. */
    private static boolean isOfNothing(Answer answer) {
        return answer.circumstances()
                .variation()
                .filter(Variation.UNKNOWN_OBJECT::equals)
                .isPresent();
    }

    private static boolean isOpen(Answer answer) {
        return answer.circumstances()
                .access()
                .filter(Access.Open.class::isInstance)
                .isPresent();
    }

    /** Unless the contract has a refusal look like that. */
    private static boolean isNothing(Answer answer) {
        return NOTHING_THERE.contains(answer.status())
                && !answer.circumstances().substitutes().contains(answer.status());
    }

    /** Returns whether the answer shows anything new. */
    boolean collect(Response response, Request request) {
        if (values.size() >= MOST) {
            return false;
        }
        Set<String> words = new HashSet<>();
        TellingValues.collect(response.text(), request, words);
        for (Field field : response.headers()) {
            TellingValues.collect(field.value(), request, words);
        }
        words.addAll(TellingMembers.of(response.text(), request).members());
        return values.addAll(words);
    }

    /** The values that are left for those who may see them. */
    Set<String> without(Set<String> shown) {
        Set<String> rest = new HashSet<>(shown);
        rest.removeAll(values);
        return rest;
    }

    void addAll(Set<String> others) {
        values.addAll(others);
    }
}
