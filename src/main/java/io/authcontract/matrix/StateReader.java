package io.authcontract.matrix;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.authcontract.matrix.State.Leaf;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a state. A loop with limits, for what a service sends may be nested or long without end: beyond them a text is compared line by line. */
final class StateReader {
    private static final int DEEPEST = 32;
    private static final int MOST_VALUES = 20_000;
    private static final int MOST_OF_PLACES = 16 << 20;

    private final JsonReader in;
    private final Set<String> without;
    private final Map<String, Leaf> values = new LinkedHashMap<>();
    private final Deque<Level> levels = new ArrayDeque<>();
    private long places;

    /** An object or array that is being read. */
    private static final class Level {
        private final String place;
        private final boolean array;
        private String name = "";
        private int next;

        Level(String place, boolean array) {
            this.place = place;
            this.array = array;
        }

        String child() {
            return array ? place + "[" + next + "]" : place + "." + name;
        }
    }

    private StateReader(String text, Set<String> without) {
        this.in = new JsonReader(new StringReader(text));
        this.without = without;
        in.setStrictness(Strictness.STRICT);
    }

    /** The values of an object or array; empty when the text is neither, or beyond the limits. */
    static Optional<Map<String, Leaf>> json(String text, Set<String> without) {
        StateReader reader = new StateReader(text, without);
        try {
            return reader.readAll() ? Optional.of(reader.values) : Optional.empty();
        } catch (IOException | IllegalStateException | NumberFormatException malformed) {
            return Optional.empty();
        }
    }

    static Map<String, Leaf> lines(String text) {
        Map<String, Leaf> lines = new LinkedHashMap<>();
        int number = 1;
        for (String line : text.split("\\R", MOST_VALUES)) {
            String place = "line " + number++;
            lines.put(place, new Leaf(place, line));
        }
        return lines;
    }

    private boolean readAll() throws IOException {
        if (!isStructure(in.peek())) {
            return false;
        }
        enter("$", in.peek());
        while (!levels.isEmpty()) {
            if (levels.size() > DEEPEST || values.size() > MOST_VALUES) {
                return false;
            }
            step(levels.element());
        }
        return in.peek() == JsonToken.END_DOCUMENT;
    }

    private void step(Level level) throws IOException {
        JsonToken next = in.peek();
        if (next == JsonToken.NAME) {
            level.name = in.nextName();
            if (without.contains(level.name)) {
                in.skipValue();
            }
        } else if (next == JsonToken.END_OBJECT || next == JsonToken.END_ARRAY) {
            leave(next);
        } else if (isStructure(next)) {
            enter(place(level), next);
            level.next++;
        } else {
            add(level, next);
            level.next++;
        }
    }

    private void enter(String place, JsonToken next) throws IOException {
        boolean array = next == JsonToken.BEGIN_ARRAY;
        if (array) {
            in.beginArray();
        } else {
            in.beginObject();
        }
        if (!in.hasNext()) {
            values.put(place, new Leaf(place, array ? "[]" : "{}"));
        }
        levels.push(new Level(place, array));
    }

    private void leave(JsonToken end) throws IOException {
        levels.pop();
        if (end == JsonToken.END_OBJECT) {
            in.endObject();
        } else {
            in.endArray();
        }
    }

    private void add(Level level, JsonToken next) throws IOException {
        String place = place(level);
        String text = State.quoted(next, value(next));
        values.put(place, level.array ? new Leaf(place, text) : new Leaf(level.place, '"' + level.name + "\":" + text));
    }

    /** Long names around many values would make places without end. */
    private String place(Level level) {
        String place = level.child();
        places += place.length();
        if (places > MOST_OF_PLACES) {
            throw new IllegalStateException("the names are too long to be kept with each value");
        }
        return place;
    }

    private String value(JsonToken next) throws IOException {
        return switch (next) {
            case NULL -> {
                in.nextNull();
                yield "null";
            }
            case BOOLEAN -> String.valueOf(in.nextBoolean());
            default -> in.nextString();
        };
    }

    private static boolean isStructure(JsonToken token) {
        return token == JsonToken.BEGIN_OBJECT || token == JsonToken.BEGIN_ARRAY;
    }
}
