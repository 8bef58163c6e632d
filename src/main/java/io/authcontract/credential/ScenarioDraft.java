package io.authcontract.credential;

import io.authcontract.credential.Scenario.Kind;
import io.authcontract.credential.Scenario.Recipe;
import io.authcontract.credential.Scenario.Scope;
import io.authcontract.rule.CredentialKind;
import io.authcontract.rule.Expectation;
import io.authcontract.rule.Presentation;
import io.authcontract.rule.Severity;
import io.authcontract.rule.Variation;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads like an entry of the catalogue. */
final class ScenarioDraft {
    private final String id;
    private final String title;
    private final Kind kind;
    private Tier tier = Tier.CORE;
    private Scope scope = Scope.CELL;
    private Set<Scheme.Kind> schemes = Set.of();
    private Set<Need> needs = Set.of();
    private Presentation presentation = Presentation.PLAIN;
    private Set<Integer> expected = Set.of();
    private Set<Integer> tolerated = Set.of();
    private Severity severity = Severity.BLOCKER;
    private boolean fails = true;
    private Set<Part> changes = Set.of();
    private Optional<Variation> variation = Optional.empty();

    private ScenarioDraft(Kind kind, String id, String title) {
        this.kind = kind;
        this.id = id;
        this.title = title;
    }

    static ScenarioDraft refuse(String id, String title) {
        return new ScenarioDraft(Kind.REFUSE, id, title).expects(401);
    }

    static ScenarioDraft accept(String id, String title) {
        return new ScenarioDraft(Kind.ACCEPT, id, title);
    }

    static ScenarioDraft tolerate(String id, String title) {
        return new ScenarioDraft(Kind.TOLERATE, id, title);
    }

    ScenarioDraft in(Tier other) {
        tier = other;
        return this;
    }

    ScenarioDraft oncePerScheme() {
        scope = Scope.SERVICE;
        return this;
    }

    ScenarioDraft of(Scheme.Kind... only) {
        schemes = Set.of(only);
        return this;
    }

    ScenarioDraft needs(Need... all) {
        needs = Set.of(all);
        return this;
    }

    ScenarioDraft presented(Presentation how) {
        presentation = how;
        return this;
    }

    ScenarioDraft expects(Integer... statuses) {
        expected = Arrays.stream(statuses).collect(Collectors.toUnmodifiableSet());
        return this;
    }

    ScenarioDraft tolerates(Integer... statuses) {
        tolerated = Arrays.stream(statuses).collect(Collectors.toUnmodifiableSet());
        return this;
    }

    ScenarioDraft is(Severity how) {
        severity = how;
        return this;
    }

    /** The wrong end is reported and breaks nothing. */
    ScenarioDraft asNote() {
        fails = false;
        return this;
    }

    ScenarioDraft changes(Part... parts) {
        changes = Set.of(parts);
        return this;
    }

    ScenarioDraft varies(Variation what) {
        variation = Optional.of(what);
        return this;
    }

    Scenario carrying(CredentialKind credential, Recipe recipe) {
        return new Scenario(
                id,
                title,
                kind,
                tier,
                scope,
                schemes,
                needs,
                credential,
                presentation,
                new Expectation(expected, tolerated),
                severity,
                fails,
                changes,
                variation,
                recipe);
    }
}
