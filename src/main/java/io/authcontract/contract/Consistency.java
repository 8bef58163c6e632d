package io.authcontract.contract;

import io.authcontract.credential.Scheme;
import io.authcontract.rule.RuleBook;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Whether the parts of a contract fit together; what does not is told at once, and not as a strange result an hour later.
 *
 * @param where which contract, as messages begin
 * @param operations the declared operations
 * @param schemes the declared schemes
 * @param identities the declared identities
 * @param policies the chosen policies
 */
record Consistency(
        String where,
        List<Operation> operations,
        List<Scheme> schemes,
        Collection<Identity> identities,
        Set<Policy> policies) {

    void check(List<Toleration> tolerations, RuleBook book, Hooks hooks) {
        boolean guarded =
                operations.stream().anyMatch(operation -> operation.access().isProtected());
        if (guarded && schemes.isEmpty() && !identities.isEmpty()) {
            throw new IllegalArgumentException(where
                    + " has secured operations and identities, but no scheme. Declare how the service takes credentials, for"
                    + " example .scheme(Scheme.bearer(\"orders\")).");
        }
        if (policies.contains(Policy.IGNORE_BAD_CREDENTIALS_ON_OPEN)
                && policies.contains(Policy.REJECT_BAD_CREDENTIALS_ON_OPEN)) {
            throw new IllegalArgumentException(
                    where
                            + " says that open operations both ignore and refuse bad credentials. Keep one of the two policies.");
        }
        tolerations.forEach(toleration -> checkRule(toleration, book));
        operations.forEach(this::checkFields);
        hooks.stateProbe()
                .flatMap(StateProbe::identity)
                .ifPresent(name -> checkKnown("stateProbe(StateProbe.get(..))", name));
        hooks.repeatedFailures().ifPresent(failures -> {
            checkDisposable(failures.identity());
            checkJudged(book);
        });
    }

    /** Both rules are opt-in: without one of them nothing would be sent, and nothing said. */
    private void checkJudged(RuleBook book) {
        if (Collections.disjoint(book.ids(), List.of("bruteforce-limited", "lockout-safe"))) {
            throw new IllegalArgumentException(
                    where + " has repeatedFailures(..), but its book has neither bruteforce-limited nor lockout-safe,"
                            + " which are opt-in. Choose one that has, for example .book(RuleBook.everything()).");
        }
    }

    private void checkDisposable(String name) {
        boolean disposable =
                identities.stream().anyMatch(it -> it.name().equals(name) && it.kind() == Identity.Kind.DISPOSABLE);
        if (!disposable) {
            throw new IllegalArgumentException(where + " has repeatedFailures(RepeatedFailures.of(\"" + name
                    + "\")), but no disposable identity of that name, and its account may be locked. Declare .identity(Identity.disposable(\""
                    + name + "\", () -> Credential.basic(..))).");
        }
    }

    private void checkKnown(String hook, String identity) {
        List<String> known = identities.stream().map(Identity::name).toList();
        if (!known.contains(identity)) {
            throw new IllegalArgumentException(where + " has " + hook + " as \"" + identity
                    + "\", but no identity of that name. Declare .identity(Identity.valid(\"" + identity
                    + "\", ..)), or write one of " + known + ".");
        }
    }

    /** A key among the fields of every request would let in those that are to be refused. */
    private void checkFields(Operation operation) {
        for (Scheme scheme : schemes) {
            boolean isKey = scheme.kind() == Scheme.Kind.API_KEY;
            if (isKey && operation.input().headers().contains(scheme.carrier())) {
                throw new IllegalArgumentException(
                        where + ", \"" + operation + "\" declares the field " + scheme.carrier()
                                + ", but it carries the key of a scheme, and credentials differ from cell to cell. Declare an identity"
                                + " instead.");
            }
        }
    }

    private void checkRule(Toleration toleration, RuleBook book) {
        if (!book.ids().contains(toleration.rule())) {
            throw new IllegalArgumentException(where + " tolerates \"" + toleration.rule()
                    + "\", but its book has no such rule. It has: " + String.join(", ", book.ids()) + ".");
        }
    }
}
