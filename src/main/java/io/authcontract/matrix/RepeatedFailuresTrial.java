package io.authcontract.matrix;

import io.authcontract.contract.Operation;
import io.authcontract.contract.RepeatedFailures;
import io.authcontract.contract.RepeatedFailures.Posted;
import io.authcontract.credential.Credential;
import io.authcontract.rule.Happening;
import io.authcontract.rule.Hook;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Sends wrong passwords of one account until the service reacts, looks whether other fields of the request make it forget them, and, where the account is locked,
 * what the right password and a session of before are answered with. The right password has to be accepted first, else nothing can be told of a lock.
 */
final class RepeatedFailuresTrial implements Trial {
    private final Bench bench;
    private final RepeatedFailures failures;
    private final Entrances entrances;

    RepeatedFailuresTrial(Matrix matrix, Bench bench, RepeatedFailures failures) {
        this.bench = bench;
        this.failures = failures;
        this.entrances = new Entrances(matrix, bench);
    }

    @Override
    public Hook hook() {
        return Hook.REPEATED_FAILURES;
    }

    @Override
    public Set<String> rules() {
        return Set.of("bruteforce-limited", "lockout-safe");
    }

    @Override
    public void run(Consumer<Happening> tell) {
        try {
            Optional<Bystander> bystander = bystander(tell);
            Guesses guesses = guesses();
            GuessSeries series = new GuessSeries(guesses, guesses.right());
            Optional<Integer> status = series.run(failures.attempts());
            judge(new Lockout(guesses, series, status), bystander, tell);
        } catch (Stuck stuck) {
            tell.accept(untried(stuck));
        }
    }

    /** A session has to be there before the first wrong password. */
    private Optional<Bystander> bystander(Consumer<Happening> tell) {
        try {
            return failures.session()
                    .filter(session -> !failures.isHardLock())
                    .map(session -> Bystander.of(bench, entrances, failures, session));
        } catch (Stuck stuck) {
            tell.accept(untried(stuck));
            return Optional.empty();
        }
    }

    private Guesses guesses() {
        Credential credential = bench.credential(failures.identity());
        if (!(credential instanceof Credential.Basic account)) {
            throw new Stuck("its credential is no password; let the identity give Credential.basic(..)");
        }
        Guesses.Login login = failures.login().map(this::posted).orElseGet(() -> basic(account));
        return new Guesses(
                bench, account, login, bench.anonymous(entrances.operations().get(0)));
    }

    private Guesses.Login posted(Posted login) {
        return who ->
                bench.post(login.path(), login.contentType(), login.content().apply(who));
    }

    /** A service that counts by source may have reacted to the cells already: then any operation does. */
    private Guesses.Login basic(Credential.Basic account) {
        Operation first = entrances.operations().get(0);
        boolean already = GuessSeries.isThrottled(bench.send(bench.request(first, account)));
        Operation operation = already
                ? first
                : entrances.admitted(account, "the right password").operation();
        return who -> bench.request(operation, who);
    }

    private void judge(Lockout lockout, Optional<Bystander> bystander, Consumer<Happening> tell) {
        tell.accept(lockout.guessed(failures));
        if (lockout.isOne()) {
            tell.accept(lockout.locked(failures));
            bystander.map(Bystander::during).ifPresent(tell);
        }
    }

    private Happening untried(Stuck stuck) {
        return new Happening.Untried(hook(), "the repeated failures, " + failures + ": " + stuck.because());
    }
}
