package io.authcontract.matrix;

import io.authcontract.rule.RuleBook;
import java.util.Set;

/**
 * The rules that a request is judged by which tries something besides its credential. Only whether it was let in, or told something, counts there: how
 * the plain refusal is worded shows in the plain cells, and a 404 for another spelling is no refusal at all.
 */
final class BesidesRules {
    private static final Set<String> ACCESS = Set.of(
            "auth-before-validation",
            "body-no-leak",
            "body-no-protected-data",
            "path-variant",
            "header-spoof",
            "method-tampering");

    private BesidesRules() {}

    static RuleBook of(RuleBook book) {
        return book.only(book.ids().stream().filter(ACCESS::contains).toArray(String[]::new));
    }
}
