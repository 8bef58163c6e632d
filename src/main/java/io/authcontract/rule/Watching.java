package io.authcontract.rule;

import java.util.function.Supplier;

/** A set rule of our own book: its data, and what begins to watch a run for it. */
record Watching(Rule rule, Supplier<SetRule.Watch> begin) implements SetRule {
    @Override
    public SetRule.Watch watch() {
        return begin.get();
    }

    @Override
    public String toString() {
        return rule.id();
    }
}
