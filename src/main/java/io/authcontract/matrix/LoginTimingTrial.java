package io.authcontract.matrix;

import io.authcontract.contract.Contract;
import io.authcontract.contract.Identity;
import io.authcontract.contract.Operation;
import io.authcontract.contract.RepeatedFailures;
import io.authcontract.credential.Credential;
import io.authcontract.http.Exchange;
import io.authcontract.rule.Happening;
import io.authcontract.rule.Hook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Sends wrong passwords of a user who exists and of one who does not, in turns, so that a slow moment of the machine meets both. It comes after the repeated failures:
 * a service that limits those limits these too, and then nothing can be compared. The right password has to be accepted before and afterwards, for a locked account
 * may be refused in another time than one that is not.
 */
final class LoginTimingTrial implements Trial {
    private static final int WARM_UP = 5;
    private static final int PAIRS = 35;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Matrix matrix;
    private final Bench bench;

    LoginTimingTrial(Matrix matrix, Bench bench) {
        this.matrix = matrix;
        this.bench = bench;
    }

    @Override
    public Hook hook() {
        return Hook.PASSWORD;
    }

    @Override
    public Set<String> rules() {
        return Set.of("user-enum-timing");
    }

    @Override
    public void run(Consumer<Happening> tell) {
        try {
            Credential.Basic account = account().orElseThrow(() -> new Stuck(Hook.PASSWORD.missing()));
            timed(account).forEach(exchange -> tell.accept(new Happening.FailedLogin(exchange)));
        } catch (Stuck stuck) {
            tell.accept(new Happening.Untried(hook(), stuck.because()));
        }
    }

    /** Another one than that of the repeated failures, where there is one. */
    private Optional<Credential.Basic> account() {
        Contract contract = bench.contract();
        String guessed = contract.hooks()
                .repeatedFailures()
                .map(RepeatedFailures::identity)
                .orElse("");
        return contract.identities().stream()
                .filter(identity -> identity.kind() == Identity.Kind.DISPOSABLE)
                .sorted(Comparator.comparing(identity -> identity.name().equals(guessed)))
                .map(identity -> bench.credential(identity.name()))
                .filter(Credential.Basic.class::isInstance)
                .map(Credential.Basic.class::cast)
                .findFirst();
    }

    private List<Exchange> timed(Credential.Basic account) {
        Operation operation = new Entrances(matrix, bench)
                .admitted(account, "the right password")
                .operation();
        Guesses known = guesses(operation, account);
        Guesses unknown = guesses(operation, new Credential.Basic(bench.mark("nobody"), account.password()));
        List<Exchange> timed = new ArrayList<>();
        for (int pair = 0; pair < WARM_UP + PAIRS; pair++) {
            boolean knownFirst = pair % 2 == 0;
            timed.add(wrong(knownFirst ? known : unknown, timed));
            timed.add(wrong(knownFirst ? unknown : known, timed));
        }
        if (!Entrances.isAccepted(known.right())) {
            throw new Stuck("the account was locked while wrong passwords were timed");
        }
        return timed.subList(2 * WARM_UP, timed.size());
    }

    private Guesses guesses(Operation operation, Credential.Basic account) {
        return new Guesses(bench, account, who -> bench.request(operation, who), bench.anonymous(operation));
    }

    private static Exchange wrong(Guesses guesses, List<Exchange> before) {
        Exchange answer = guesses.wrong();
        boolean isUsual = before.isEmpty() || GuessSeries.status(before.get(0)) == GuessSeries.status(answer);
        if (!isUsual || GuessSeries.isFailure(answer) || GuessSeries.mayBeThrottled(answer)) {
            throw new Stuck("after " + before.size() + " of " + 2 * (WARM_UP + PAIRS)
                    + " timed logins a wrong password was answered with " + Browser.Visit.outcome(answer));
        }
        if (before.stream()
                        .map(Exchange::duration)
                        .reduce(Duration.ZERO, Duration::plus)
                        .compareTo(LONGEST)
                > 0) {
            throw new Stuck("only " + before.size() + " logins were answered in " + LONGEST.toSeconds() + " s");
        }
        return answer;
    }
}
