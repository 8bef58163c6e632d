package io.authcontract.rule;

import java.util.List;
import java.util.Set;

/**
 * Puts the data of a rule of your own together. Without more it is a minor note of common practice for every kind of caller; a citation, the harm and the
 * remedy have to be given. Not for use by several threads.
 *
 * @since 0.1.0
 */
public final class RuleBuilder {
    private final String id;
    private final String title;
    private Level level = Level.PRACTICE;
    private Severity severity = Severity.MINOR;
    private boolean fails;
    private boolean optIn;
    private Set<Profile> profiles = Audience.EVERYONE;
    private List<Citation> citations = List.of();
    private String why = "";
    private String fix = "";

    RuleBuilder(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /**
     * Says how binding the rule is; {@link Level#PRACTICE} without it.
     *
     * @param binding how binding it is
     * @return this builder
     */
    public RuleBuilder level(Level binding) {
        level = binding;
        return this;
    }

    /**
     * Says how bad a breach is; {@link Severity#MINOR} without it.
     *
     * @param weight how bad a breach is
     * @return this builder
     */
    public RuleBuilder severity(Severity weight) {
        severity = weight;
        return this;
    }

    /**
     * Lets a finding break a cell; without it findings are notes.
     *
     * @return this builder
     */
    public RuleBuilder failing() {
        fails = true;
        return this;
    }

    /**
     * Says whom the rule concerns; everybody without it.
     *
     * @param whom the kinds of callers
     * @return this builder
     */
    public RuleBuilder profiles(Profile... whom) {
        return profiles(Set.of(whom));
    }

    RuleBuilder profiles(Set<Profile> whom) {
        profiles = whom;
        return this;
    }

    /** The standard book leaves it out. A rule of one's own is in no standard book. */
    RuleBuilder optIn() {
        optIn = true;
        return this;
    }

    /**
     * Says where the rule comes from.
     *
     * @param sources the documents, the decisive one first
     * @return this builder
     */
    public RuleBuilder cites(Citation... sources) {
        citations = List.of(sources);
        return this;
    }

    /**
     * Says what goes wrong for a caller when the rule is broken.
     *
     * @param harm one sentence
     * @return this builder
     */
    public RuleBuilder because(String harm) {
        why = harm;
        return this;
    }

    /**
     * Says what to change.
     *
     * @param change the smallest remedy, one sentence
     * @return this builder
     */
    public RuleBuilder remedy(String change) {
        fix = change;
        return this;
    }

    /**
     * Returns the data; {@link ExchangeRule#of} makes a rule of it.
     *
     * @return the data of the rule
     * @throws IllegalArgumentException when citation, harm or remedy is missing
     */
    public Rule build() {
        if (why.isEmpty() || fix.isEmpty()) {
            throw new IllegalArgumentException("Rule " + id
                    + " does not say what goes wrong, or what to change: give it because(\"..\") and remedy(\"..\").");
        }
        return new Rule(id, title, level, severity, fails, optIn, profiles, citations, why, fix);
    }
}
