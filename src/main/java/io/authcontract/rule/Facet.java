package io.authcontract.rule;

import java.util.EnumSet;
import java.util.Set;

/** A side of a refusal that callers notice, and the rules that explain why it is as it is. */
enum Facet {
    STATUS("status"),
    CHALLENGE("challenge parameters"),
    CONTENT("content"),
    FIELDS("fields");

    private static final Set<String> ABOUT_CONTENT =
            Set.of("explains-itself", "body-media-type", "problem-details", "body-no-leak", "error-page-helpful");
    private static final Set<String> ABOUT_FIELDS = Set.of(
            "refusal-not-cacheable",
            "refusal-cookies",
            "hsts-on-refusal",
            "cors-refusal-readable",
            "cors-expose-challenge",
            "cors-origin-policy");
    private static final Set<String> ABOUT_CHALLENGES = Set.of(
            "realm-quoted",
            "param-unique",
            "scheme-registered",
            "negotiate-initial",
            "no-browser-prompt",
            "forbidden-challenge",
            "step-up-challenge",
            "mcp-scope-guidance");

    private final String label;

    Facet(String label) {
        this.label = label;
    }

    /** The sides that findings explain. A rule that is not about one side is about the whole answer. */
    static Set<Facet> explainedBy(Set<String> rules) {
        Set<Facet> explained = EnumSet.noneOf(Facet.class);
        rules.forEach(rule -> explained.addAll(explainedBy(rule)));
        return explained;
    }

    private static Set<Facet> explainedBy(String rule) {
        if (ABOUT_CONTENT.contains(rule)) {
            return EnumSet.of(CONTENT);
        }
        if (ABOUT_FIELDS.contains(rule)) {
            return EnumSet.of(FIELDS);
        }
        boolean challenge = ABOUT_CHALLENGES.contains(rule) || rule.matches("(challenge|basic|bearer|digest|dpop)-.*");
        return challenge ? EnumSet.of(CHALLENGE) : EnumSet.allOf(Facet.class);
    }

    @Override
    public String toString() {
        return label;
    }
}
