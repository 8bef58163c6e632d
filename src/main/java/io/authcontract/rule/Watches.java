package io.authcontract.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Shows a run to the rules that look at all exchanges together. A rule that throws is asked no more, and the others go on. Not for use by several threads
 * at once.
 *
 * @since 0.1.0
 */
public final class Watches {
    private final List<Watched> all;
    private final Readings readings = new Readings();

    /**
     * Begins to watch for each rule.
     *
     * @param rules the rules
     */
    public Watches(List<SetRule> rules) {
        this.all = rules.stream().map(Watched::new).toList();
    }

    /**
     * Shows one observation to every rule.
     *
     * @param observation the next observation
     * @param setting where it was made
     */
    public void see(Observation observation, Setting setting) {
        observation.answer().ifPresent(readings::share);
        for (Watched watched : all) {
            watched.tell(watch -> watch.see(observation, setting));
        }
    }

    /**
     * Shows every rule what was tried after the cells of a matrix.
     *
     * @param happening what was tried, and what came of it
     */
    public void notice(Happening happening) {
        all.forEach(watched -> watched.tell(watch -> watch.notice(happening)));
    }

    /**
     * Judges what was seen so far.
     *
     * @return what each rule has to say, in their order; one that threw has judged nothing
     */
    public Map<Rule, Result> results() {
        Map<Rule, Result> results = new LinkedHashMap<>();
        all.forEach(watched -> results.put(watched.rule, watched.result()));
        return results;
    }

    /**
     * Tells which rules are wrong themselves.
     *
     * @return the ids of rules that threw, and what
     */
    public Map<String, String> defects() {
        Map<String, String> defects = new LinkedHashMap<>();
        for (Watched watched : all) {
            if (watched.thrown != null) {
                defects.put(watched.rule.id(), watched.thrown);
            }
        }
        return defects;
    }

    /** One rule at work. After it has thrown it is asked no more: what it remembers may be anything. */
    private static final class Watched {
        private final Rule rule;
        private SetRule.@Nullable Watch watch;
        private @Nullable String thrown;

        Watched(SetRule rule) {
            this.rule = rule.rule();
            this.watch = rule.watch();
        }

        void tell(Consumer<SetRule.Watch> what) {
            SetRule.Watch asked = watch;
            if (asked == null) {
                return;
            }
            try {
                what.accept(asked);
            } catch (RuntimeException | AssertionError | StackOverflowError fault) {
                watch = null;
                thrown = fault.toString();
            }
        }

        Result result() {
            List<Result> said = new ArrayList<>();
            tell(asked -> said.add(asked.result()));
            return said.isEmpty()
                    ? Result.notApplicable("the rule has judged nothing, for it threw " + thrown)
                    : said.get(0);
        }
    }
}
