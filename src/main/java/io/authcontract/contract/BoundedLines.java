package io.authcontract.contract;

import java.util.ArrayList;
import java.util.List;

/** The first lines of a log, as many as the memory may hold whatever a service logs. Not safe for several threads. */
final class BoundedLines {
    /** As many as of a file. */
    private static final int MOST_CHARACTERS = 16 << 20;

    private static final int MOST_LINES = 100_000;

    private final List<String> lines = new ArrayList<>();
    private int characters;

    /** Of a line that does not fit its beginning is kept, and nothing after it. */
    void add(String line) {
        int room = MOST_CHARACTERS - characters;
        if (room > 0 && lines.size() < MOST_LINES) {
            String kept = line.length() <= room ? line : line.substring(0, room);
            lines.add(kept);
            characters += kept.length();
        }
    }

    List<String> toList() {
        return List.copyOf(lines);
    }
}
