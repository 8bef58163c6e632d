package io.authcontract.rule;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

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
    static Face of(Answer answer, Set<String> own) {
        CommonFace common = answer.reading().face();
        boolean isNamed = common.mayHold(own);
        Map<String, String> parts = isNamed ? CommonFace.masked(common.texts(), own, false) : common.sent();
        Map<String, String> blurred = isNamed ? CommonFace.masked(common.texts(), own, true) : common.blurred();
        return new Face(answer.status(), common.sent(), parts, blurred, Sighting.of(answer));
    }

    /** The same face, shown to somebody else. */
    Face of(Answer other) {
        return new Face(status, sent, parts, blurred, Sighting.of(other));
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
