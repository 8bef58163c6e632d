package io.authcontract.rule;

import io.authcontract.http.Body;
import io.authcontract.http.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What has to hold, or to be known, before a rule can say anything. */
@FunctionalInterface
interface Given {
    /** Returns why the rule does not apply; empty when it does. */
    Optional<String> missing(Answer answer);

    /** Another answer may follow a moment later: these statuses tell nothing about the credentials. */
    Set<Integer> PASSING = Set.of(423, 429, 502, 503, 504);

    static Given when(Holds holds, String otherwise) {
        Optional<String> missing = Optional.of(otherwise);
        return answer -> holds.in(answer) ? Optional.empty() : missing;
    }

    /** A predicate over an answer. */
    @FunctionalInterface
    interface Holds {
        boolean in(Answer answer);
    }

    static Given credential(CredentialKind... kinds) {
        String concerned = Arrays.stream(kinds)
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" or "));
        Given carried = when(a -> a.carries(kinds), "it concerns requests with a credential of kind " + concerned);
        return answer -> answer.circumstances().credential().isEmpty()
                ? Optional.of("the credential kind is unknown: declare it with Circumstances.credential")
                : carried.missing(answer);
    }

    /** A credential presented in an odd way is judged by the rule for that presentation. */
    static Given plainPresentation() {
        return when(
                answer -> answer.circumstances()
                        .presentation()
                        .filter(how -> how != Presentation.PLAIN)
                        .isEmpty(),
                "the presentation of the credential is judged by a rule of its own");
    }

    static Given presentation(Presentation... ways) {
        Set<Presentation> wanted = Set.of(ways);
        Given presented = when(
                a -> wanted.contains(a.circumstances().presentation().orElseThrow()),
                "the credential is presented in another way");
        return answer -> answer.circumstances().presentation().isEmpty()
                ? Optional.of(
                        "the presentation of the credential is unknown: declare it with Circumstances.presentation")
                : presented.missing(answer);
    }

    static Given protectedOperation() {
        return answer -> answer.circumstances()
                .access()
                .map(access -> access.isProtected()
                        ? Optional.<String>empty()
                        : Optional.of(
                                access instanceof Access.Open
                                        ? "the operation is open"
                                        : "the access of the operation is unclassified"))
                .orElse(Optional.of("the access of the operation is unknown: declare it with Circumstances.access"));
    }

    static Given conclusive() {
        return answer -> answer.status() == 100
                ? Optional.of("status 100 only invites the content: the final answer is not known")
                : PASSING.contains(answer.status())
                        ? Optional.of("status " + answer.status()
                                + " says nothing about the credentials: send the request again later")
                        : Optional.empty();
    }

    static Given status(int wanted) {
        return when(answer -> answer.status() == wanted, "it concerns answers with status " + wanted);
    }

    static Given method(Method method) {
        Given asked = when(a -> a.isMethod(method), "it concerns " + method + " requests");
        return answer -> answer.request().isEmpty() ? Optional.of(unknownRequest()) : asked.missing(answer);
    }

    static Given request() {
        return when(answer -> answer.request().isPresent(), unknownRequest());
    }

    /** The answer of the operation itself, not that of a page a client was sent on to. */
    static Given ownAnswer() {
        return when(
                answer -> answer.seen().exchange().hops().isEmpty(),
                "the client followed a redirect: the answer is not that of the operation");
    }

    static Given refusal() {
        return Refusals::whyNoRefusal;
    }

    /** Challenges that were sent, arrived whole, and can be read. */
    static Given challenges() {
        return answer -> answer.reading().unreadableChallenges();
    }

    static Given challenge(String... schemes) {
        Given readable = challenges();
        Given offered = when(
                answer -> Arrays.stream(schemes).anyMatch(answer::hasChallenge),
                "there is no " + String.join(" or ", schemes) + " challenge");
        return answer -> {
            Optional<String> unreadable = readable.missing(answer);
            return unreadable.isPresent() ? unreadable : offered.missing(answer);
        };
    }

    /** Content that was sent and is known to its end. */
    static Given content() {
        return answer -> {
            if (answer.isMethod(Method.HEAD)) {
                return Optional.of("the answer to HEAD has no content");
            }
            Body body = answer.response().content();
            return unknownContent(body)
                    .or(() -> body.isEmpty() ? Optional.of("the answer has no content") : Optional.empty());
        };
    }

    static Optional<String> unknownContent(Body body) {
        return body.unknownBecause()
                .map(reason -> "the body is unknown: " + reason)
                .or(() -> body.isTruncated()
                        ? Optional.of("the body is truncated: only its first " + body.size() + " octets are known")
                        : Optional.empty());
    }

    static String noResponse(Observation seen) {
        return "there is no response: "
                + seen.exchange().fault().map(f -> f.kind().name()).orElse("unknown");
    }

    private static String unknownRequest() {
        return "the request is unknown: an Exchange of it is needed";
    }
}
