package io.authcontract.contract;

import java.util.List;
import java.util.function.Supplier;

/** What a function gives beyond what it gave at first. */
final class GrowingLines implements LogCapture.Lines {
    private final Supplier<List<String>> all;
    private final int before;

    GrowingLines(Supplier<List<String>> all) {
        this.all = all;
        this.before = all.get().size();
    }

    @Override
    public List<String> sinceOpened() {
        BoundedLines lines = new BoundedLines();
        all.get().stream().skip(before).forEach(lines::add);
        return lines.toList();
    }

    @Override
    public void close() {
        // Nothing was attached.
    }
}
