package io.authcontract.matrix;

import io.authcontract.http.Response;
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

/** Shows a run to the rules that look at all exchanges together, several exchanges at a time: rules that take turns at each of them get in each other's way. */
final class Watches {
    private static final int AT_ONCE = 64;
    private static final int MOST_OCTETS = 262_144;

    private final List<Watched> all;
    private final List<Seen> waiting = new ArrayList<>();
    private int octets;

    private record Seen(Observation observation, Setting setting) {}

    Watches(List<SetRule> rules) {
        this.all = rules.stream().map(Watched::new).toList();
    }

    void see(Observation observation, Setting setting) {
        waiting.add(new Seen(observation, setting));
        octets += observation.response().map(Watches::size).orElse(0);
        if (waiting.size() >= AT_ONCE || octets > MOST_OCTETS) {
            show();
        }
    }

    private static int size(Response response) {
        return response.body().isKnown() ? response.body().size() : 0;
    }

    void notice(Happening happening) {
        show();
        all.forEach(watched -> watched.tell(watch -> watch.notice(happening)));
    }

    private void show() {
        all.forEach(watched ->
                watched.tell(watch -> waiting.forEach(seen -> watch.see(seen.observation(), seen.setting()))));
        waiting.clear();
        octets = 0;
    }

    /** What each rule has to say so far. */
    Map<Rule, Result> results() {
        show();
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
            return said.isEmpty() ? Result.notApplicable("the rule has thrown, and judged nothing") : said.get(0);
        }
    }
}
