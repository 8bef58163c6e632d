package io.authcontract.matrix;

import io.authcontract.contract.Identity;
import io.authcontract.contract.RepeatedFailures;
import io.authcontract.credential.Credential;
import io.authcontract.http.Exchange;
import io.authcontract.matrix.Entrances.Admitted;
import io.authcontract.rule.Happening;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Somebody who has a session of the account already, on another machine. Requests of the run all come from one machine; where the session is refused, somebody else
 * shows whether the lock is that of the account or that of the machine.
 */
final class Bystander {
    private static final Set<Integer> LOCKED_OUT = Set.of(423, 429);

    private final Bench bench;
    private final String account;
    private final Admitted session;
    private final Optional<Admitted> somebodyElse;

    private Bystander(Bench bench, String account, Admitted session, Optional<Admitted> somebodyElse) {
        this.bench = bench;
        this.account = account;
        this.session = session;
        this.somebodyElse = somebodyElse;
    }

    /**
     * Lets the session be accepted once.
     *
     * @throws Stuck where it is not
     */
    static Bystander of(Bench bench, Entrances entrances, RepeatedFailures failures, Supplier<Credential> session) {
        Admitted before = entrances.admitted(had(bench, failures, session), "the session of " + failures.identity());
        return new Bystander(bench, failures.identity(), before, somebodyElse(bench, entrances));
    }

    private static Credential had(Bench bench, RepeatedFailures failures, Supplier<Credential> session) {
        try {
            return bench.fresh("session of " + failures.identity(), session);
        } catch (RuntimeException | AssertionError thrown) {
            throw new Stuck("the session of " + failures.identity() + " could not be had: " + thrown);
        }
    }

    private static Optional<Admitted> somebodyElse(Bench bench, Entrances entrances) {
        try {
            return bench.credential(Identity.Kind.VALID).map(it -> entrances.admitted(it, "somebody else"));
        } catch (Stuck nobody) {
            return Optional.empty();
        }
    }

    /**
     * Sends the request of the session again.
     *
     * @throws Stuck where the answer tells nothing of the account
     */
    Happening during() {
        Exchange after = bench.send(session.request());
        boolean works = Entrances.isAccepted(after) && BodyShape.isSameContent(session.answer(), after);
        if (!works) {
            checkThatItIsTheAccount(after);
        }
        return new Happening.SessionDuringLock(account, session.operation().id(), GuessSeries.status(after), works);
    }

    private void checkThatItIsTheAccount(Exchange after) {
        String answered = session.operation() + " was answered with " + Browser.Visit.outcome(after)
                + " to the session during the lock";
        if (!Refusals.isOne(after) && !LOCKED_OUT.contains(GuessSeries.status(after))) {
            throw new Stuck(answered + ", which says neither that it works nor that it does not");
        }
        boolean others = somebodyElse
                .filter(other -> Entrances.isAccepted(bench.send(other.request())))
                .isPresent();
        if (!others) {
            throw new Stuck(
                    answered + ", and nobody else was let in from here either, so that it may be a limit of this"
                            + " machine; declare .identity(Identity.valid(\"alice\", ..)) whose credential is no password");
        }
    }
}
