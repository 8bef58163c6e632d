package io.authcontract.matrix;

import io.authcontract.rule.Happening;
import io.authcontract.rule.Observation;
import io.authcontract.rule.Result;
import io.authcontract.rule.Rule;
import io.authcontract.rule.SetRule;
import io.authcontract.rule.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Shows a run to the rules that look at all exchanges together. */
final class Watches {
    private final List<Watched> all;

    Watches(List<SetRule> rules) {
        this.all = rules.stream().map(Watched::new).toList();
    }

    void see(Observation observation, Setting setting) {
        all.forEach(watched -> watched.tell(watch -> watch.see(observation, setting)));
    }

    void notice(Happening happening) {
        all.forEach(watched -> watched.tell(watch -> watch.notice(happening)));
    }

    /** What each rule has to say so far. */
    Map<Rule, Result> results() {
        Map<Rule, Result> results = new LinkedHashMap<>();
        all.forEach(watched -> results.put(watched.rule, watched.result()));
        return results;
    }

    /** The ids of rules that threw, and what. */
    Map<String, String> defects() {
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
