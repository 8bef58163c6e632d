package io.authcontract.rule;

import io.authcontract.http.Field;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.util.HashSet;
import java.util.Set;

/** What everybody gets to see, as digests: of open operations, and where the service has nothing. Who finds the same in a refusal has found no protected data. */
final class OpenValues {
    private static final Set<Integer> NOTHING_THERE = Set.of(404, 405, 501);
    private static final int MOST = 4096;
    private static final int MOST_ANSWERS = 256;

    private final Set<String> values = new HashSet<>();
    private int answers;

    /** Takes notice of an answer to somebody without valid credentials. */
    void see(Answer answer) {
        if (!answer.carries(CredentialKind.VALID, CredentialKind.UNDER_SCOPED)
                && (isOpen(answer) || isNothing(answer))) {
            answer.request().ifPresent(request -> collect(answer.response(), request));
        }
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

    void collect(Response response, Request request) {
        if (values.size() >= MOST || answers++ >= MOST_ANSWERS) {
            return;
        }
        Set<String> words = new HashSet<>();
        TellingValues.collect(response.text(), request, words);
        for (Field field : response.headers()) {
            TellingValues.collect(field.value(), request, words);
        }
        values.addAll(words);
        values.addAll(TellingMembers.of(response.text(), request).members());
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
