package io.authcontract.matrix;

import io.authcontract.rule.RuleBook;
import java.util.Set;

/**
 * The rules that a request is judged by which tries something besides its credential. Only whether it was let in, or told something, counts there: how
 * the plain refusal is worded shows in the plain cells, and a 404 for another spelling is no refusal at all.
 */
final class BesidesRules {
    private static final String ANONYMOUS = "no-anonymous-access";
    private static final String CALLER_KNOWN = "valid-creds-not-401";
    private static final String CALLER_IN_DOUBT = "positive-control";

    private static final String ABOUT_CREDENTIALS = "no-5xx-on-creds";

    private static final Set<String> ACCESS = Set.of(
            "auth-before-validation",
            "body-no-leak",
            "body-no-protected-data",
            "path-variant",
            "header-spoof",
            "method-tampering",
            CALLER_KNOWN);

    private BesidesRules() {}

    static RuleBook of(RuleBook book) {
        return book.only(book.ids().stream().filter(ACCESS::contains).toArray(String[]::new));
    }

    /** Content with a defect that was taken from a stranger was taken by the operation itself, and by no other page. */
    static RuleBook ofInput(RuleBook book) {
        return book.only(book.ids().stream()
                .filter(id -> ACCESS.contains(id) || id.equals(ANONYMOUS))
                .toArray(String[]::new));
    }

    /** Where an operation fails whatever it is sent, the credentials are not the cause. */
    static RuleBook ofBrokenOperation(RuleBook book) {
        return book.ids().contains(ABOUT_CREDENTIALS) ? book.without(ABOUT_CREDENTIALS) : book;
    }

    /** Where a credential works elsewhere, a 401 is not about the credential: the rule that says so would be hidden behind the one that doubts it. */
    static RuleBook ofKnownCaller(RuleBook book) {
        return book.ids().containsAll(Set.of(CALLER_KNOWN, CALLER_IN_DOUBT)) ? book.without(CALLER_IN_DOUBT) : book;
    }
}
