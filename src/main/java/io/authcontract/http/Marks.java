package io.authcontract.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the detectors found in one text, and the text without it. Replacements are never scanned again, so nothing is masked twice. */
final class Marks {
    private static final Comparator<Mark> OUTER_FIRST =
            Comparator.comparingInt(Mark::start).thenComparing(Mark::end, Comparator.reverseOrder());

    private final List<Mark> found = new ArrayList<>();

    void add(int start, int end, String variable) {
        add(start, end, variable, Mark.MASK);
    }

    void add(int start, int end, String variable, String shown) {
        if (start < end) {
            found.add(new Mark(start, end, variable, shown));
        }
    }

    /** Every mark as found, those inside others included. */
    List<Mark> all() {
        return List.copyOf(found);
    }

    /** The marks in order and apart from each other. Of two equal ones the first found wins: it knows more about the place. */
    List<Mark> list() {
        List<Mark> apart = new ArrayList<>();
        for (Mark mark : found.stream().sorted(OUTER_FIRST).toList()) {
            int last = apart.size() - 1;
            if (last >= 0 && apart.get(last).overlaps(mark)) {
                apart.set(last, apart.get(last).joinedWith(mark));
            } else {
                apart.add(mark);
            }
        }
        return apart;
    }

    /** The same marks for a text that has so many chars more in front. */
    Marks shifted(int by) {
        Marks moved = new Marks();
        found.forEach(mark -> moved.add(mark.start() + by, mark.end() + by, mark.variable(), mark.shown()));
        return moved;
    }

    /** Several lines stay several lines. */
    String inText(String text) {
        return replaced(text, Visible::inText);
    }

    /** One line stays one line: a line break in a field value would forge the next field. */
    String inLine(String text) {
        return replaced(text, Visible::inLine);
    }

    /** All else as it is, for a caller who makes control characters visible in a way of its own. */
    String raw(String text) {
        return replaced(text, (from, start, end, out) -> out.append(from, start, end));
    }

    private String replaced(String text, Visible.Form form) {
        StringBuilder out = new StringBuilder(text.length());
        int next = 0;
        for (Mark mark : list()) {
            form.append(text, next, mark.start(), out);
            out.append(mark.shown());
            next = mark.end();
        }
        form.append(text, next, text.length(), out);
        return out.toString();
    }

    /** As many chars as before. */
    String inPlace(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int next = 0;
        for (Mark mark : list()) {
            Visible.inLine(text, next, mark.start(), out);
            out.append("*".repeat(mark.end() - mark.start()));
            next = mark.end();
        }
        Visible.inLine(text, next, text.length(), out);
        return out.toString();
    }
}
