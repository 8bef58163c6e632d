package io.authcontract.rule;

import io.authcontract.http.Method;
import java.util.Optional;

/** What a request tries besides its credential, as a precondition. */
final class Attempts {
    private Attempts() {}

    static Given tries(Variation wanted) {
        Given tried = Given.when(
                answer -> answer.circumstances()
                        .variation()
                        .filter(wanted::equals)
                        .isPresent(),
                "the request tries something else");
        return answer -> answer.circumstances().variation().isEmpty()
                ? Optional.of("what the request tries is unknown: declare it with Circumstances.variation")
                : tried.missing(answer);
    }

    /** A method or a path that nobody declared may be unknown to the router before anybody asks for credentials. */
    static Given asDeclared() {
        return Given.when(
                answer -> answer.grantsAccess()
                        || !(answer.isMethod(Method.TRACE)
                                || isTried(answer, Variation.METHOD_TAMPERING)
                                || isTried(answer, Variation.PATH_SPELLING)),
                "nobody declared this method or this spelling of the path: it may be refused with 404, 405 or 501 as well");
    }

    private static boolean isTried(Answer answer, Variation variation) {
        return answer.circumstances().variation().filter(variation::equals).isPresent();
    }

    /** A login page, or an error envelope in a 200, lets nobody in. */
    static Optional<String> whyNobodyIsLetIn(Answer answer) {
        return answer.disguise().map(what -> "the content is a " + what + ": it shows nothing of the operation");
    }
}
