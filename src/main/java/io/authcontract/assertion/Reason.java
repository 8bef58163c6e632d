package io.authcontract.assertion;

import io.authcontract.rule.Citation;
import io.authcontract.rule.Rule;
import io.authcontract.rule.RuleBook;

/** Why an assertion is worth making, as failures print it: a rule of the book, or a passage of a document. */
record Reason(String text) {
    /** The assertion speaks for itself. */
    static final Reason NONE = new Reason("");

    static Reason of(int rfc, String section, String sentence) {
        return new Reason(sentence + " (" + Citation.rfc(rfc, section) + ")");
    }

    /** The id has to be in the book; a test looks up every id that is used here. */
    static Reason rule(String id) {
        return RuleBook.everything().rules().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .map(Reason::of)
                .orElse(NONE);
    }

    private static Reason of(Rule rule) {
        return new Reason(headline(rule) + "\n" + rule.why());
    }

    static String headline(Rule rule) {
        return rule.id() + ": " + rule.title() + " (" + rule.level() + ", "
                + rule.citations().get(0) + ")";
    }
}
