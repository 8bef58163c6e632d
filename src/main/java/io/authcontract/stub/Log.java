package io.authcontract.stub;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What the service of a stub writes about what it does. Of very many lines the latest are kept. Safe for use by several threads. */
final class Log {
    private static final int MOST = 10_000;

    private final Deque<String> lines = new ArrayDeque<>();

    synchronized void add(String line) {
        if (lines.size() == MOST) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    synchronized List<String> list() {
        return List.copyOf(lines);
    }

    synchronized void clear() {
        lines.clear();
    }

    @Override
    public synchronized String toString() {
        return lines.size() + " lines";
    }
}
