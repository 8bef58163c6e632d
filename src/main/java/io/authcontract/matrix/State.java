package io.authcontract.matrix;

import com.google.gson.stream.JsonToken;
import io.authcontract.rule.Happening.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The state of a service at one moment: the values of a JSON text by their places, or the lines of any other text. Whether two states are the same does not
 * depend on the order of members.
 *
 * @param values place to value, as text
 */
record State(Map<String, Leaf> values) {
    private static final String ABSENT = "absent";

    /** More than is ever shown: a redactor must see a whole secret, so what is shown is cut behind it. */
    private static final int LONGEST = 4096;

    /** A value that has no others in it; the text begins with the name of the member, so that a redactor knows what it is. */
    record Leaf(String parent, String text) {
        Leaf gone() {
            return new Leaf(parent, ABSENT);
        }

        Change changeTo(Leaf later) {
            return new Change(parent, shortened(text), shortened(later.text));
        }
    }

    static State of(String text, Set<String> without) {
        return new State(StateReader.json(text, without).orElseGet(() -> StateReader.lines(text)));
    }

    /** What differs, in the order of this state; then what only the other one has. */
    List<Change> changesTo(State later) {
        List<Change> changes = new ArrayList<>();
        values.forEach((place, before) -> {
            Leaf after = later.values.getOrDefault(place, before.gone());
            if (!before.equals(after)) {
                changes.add(before.changeTo(after));
            }
        });
        later.values.forEach((place, after) -> {
            if (!values.containsKey(place)) {
                changes.add(after.gone().changeTo(after));
            }
        });
        return changes;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    static String quoted(JsonToken token, String text) {
        return token == JsonToken.STRING ? '"' + text + '"' : text;
    }

    @Override
    public String toString() {
        return "State[" + values.size() + " values]";
    }
}
