package io.authcontract.matrix;

import io.authcontract.contract.Contract;
import io.authcontract.contract.Hooks;
import io.authcontract.http.HostNotAllowedException;
import io.authcontract.rule.Happening;
import io.authcontract.rule.Rule;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What is tried once the cells are through: one trial after the other, in this order, as far as the contract has hooks and the book has rules for it. */
final class Trials {
    private final Contract contract;
    private final List<Trial> all;

    Trials(Matrix matrix, Bench bench, Set<URI> named) {
        this.contract = matrix.contract();
        Hooks hooks = contract.hooks();
        this.all = Stream.of(
                        Stream.<Trial>of(new NowhereTrial(bench), new MetadataTrial(bench, named)),
                        hooks.stateProbe().<Trial>map(probe -> new StateTrial(matrix, bench, probe)).stream(),
                        hooks.log().<Trial>map(log -> new LogTrial(matrix, bench, log)).stream(),
                        hooks.origin().<Trial>map(origin -> new GatewayTrial(matrix, bench, bench.at(origin))).stream(),
                        hooks.origin().<Trial>map(origin -> new CacheTrial(matrix, bench, bench.at(origin))).stream(),
                        Stream.<Trial>of(
                                new FramingTrial(matrix, bench),
                                new SpecialUsersTrial(matrix, bench),
                                new IndexTrial(matrix, bench)),
                        hooks.digest().<Trial>map(account -> new DigestTrial(matrix, bench, account)).stream(),
                        hooks.login().<Trial>map(login -> new LoginTrial(matrix, bench, login)).stream(),
                        hooks.revocations().stream()
                                .<Trial>map(revocation -> new RevocationTrial(matrix, bench, revocation)),
                        hooks.repeatedFailures().stream()
                                .<Trial>map(failures -> new RepeatedFailuresTrial(matrix, bench, failures)),
                        Stream.<Trial>of(new LoginTimingTrial(matrix, bench)))
                .flatMap(trials -> trials)
                .filter(this::isWanted)
                .toList();
    }

    private boolean isWanted(Trial trial) {
        Stream<Rule> rules = contract.book().rules().stream();
        return rules.filter(rule -> trial.rules().contains(rule.id()))
                .anyMatch(rule -> rule.profiles().contains(contract.profile()));
    }

    boolean run(Consumer<Happening> tell) {
        all.forEach(trial -> run(trial, tell));
        return true;
    }

    /** Whatever a hook does, the cells are not lost, and the other trials are still tried. */
    private static void run(Trial trial, Consumer<Happening> tell) {
        try {
            trial.run(tell);
        } catch (HostNotAllowedException unsafe) {
            tell.accept(new Happening.Untried(trial.hook(), String.valueOf(unsafe.getMessage())));
        } catch (CancellationException closed) {
            throw closed;
        } catch (RuntimeException | AssertionError | StackOverflowError thrown) {
            tell.accept(new Happening.Untried(trial.hook(), "trying the " + trial.hook() + " threw " + thrown));
        }
    }
}
