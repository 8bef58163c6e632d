package io.authcontract.rule;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A text read as strict JSON (RFC 8259): whether it is JSON, and the members of an object at the top. Reading is a loop, not a recursion, and stops
 * at a depth no refusal needs.
 */
final class JsonContent {
    private static final int DEEPEST = 100;

    /** What the text turned out to be. */
    enum Kind {
        OBJECT,
        /** JSON, but an array or a single value. */
        OTHER,
        NOT_JSON,
        /** Nested too deeply to be read; it may be JSON or not. */
        TOO_DEEP
    }

    /**
     * One member of the object at the top.
     *
     * @param type what its value is
     * @param text the value of a string, number or boolean, else an empty text
     * @param empty whether the value is null, or a string, array or object with nothing in it
     */
    record Member(JsonToken type, String text, boolean empty) {}

    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Set<String> ofElement = new HashSet<>();
    private Kind kind = Kind.OTHER;

    private JsonContent() {}

    static JsonContent of(String text) {
        JsonContent content = new JsonContent();
        try (JsonReader in = new JsonReader(new StringReader(text))) {
            in.setStrictness(Strictness.STRICT);
            content.read(in);
        } catch (IOException | IllegalStateException | NumberFormatException malformed) {
            content.kind = Kind.NOT_JSON;
        }
        return content;
    }

    Kind kind() {
        return kind;
    }

    boolean isJson() {
        return kind == Kind.OBJECT || kind == Kind.OTHER;
    }

    Optional<Member> member(String name) {
        return kind == Kind.OBJECT ? Optional.ofNullable(members.get(name)) : Optional.empty();
    }

    /** The names of the members of the object at the top; none when it is no object. */
    Set<String> names() {
        return kind == Kind.OBJECT ? Set.copyOf(members.keySet()) : Set.of();
    }

    /** The names of the members of the first element of an array at the top; none when it is no array of objects. */
    Set<String> elementNames() {
        return kind == Kind.OTHER ? Set.copyOf(ofElement) : Set.of();
    }

    private void read(JsonReader in) throws IOException {
        kind = in.peek() == JsonToken.BEGIN_OBJECT ? Kind.OBJECT : Kind.OTHER;
        int depth = 0;
        boolean isLater = false; // Than the first element.
        String name = "";
        do {
            JsonToken next = in.peek();
            if (next == JsonToken.NAME) {
                name = in.nextName();
                if (depth == 2 && !isLater) {
                    ofElement.add(name);
                }
            } else if (next == JsonToken.END_OBJECT || next == JsonToken.END_ARRAY) {
                leave(in, next);
                depth--;
                isLater |= depth == 1;
            } else {
                Member value = enter(in, next);
                if (depth == 1) {
                    members.put(name, value);
                }
                isLater |= depth == 1 && !isStructure(next);
                depth += isStructure(next) ? 1 : 0;
            }
        } while (depth > 0 && depth <= DEEPEST);
        finish(in, depth);
    }

    private void finish(JsonReader in, int depth) throws IOException {
        if (depth > DEEPEST) {
            kind = Kind.TOO_DEEP;
        } else if (in.peek() != JsonToken.END_DOCUMENT) {
            kind = Kind.NOT_JSON;
        }
    }

    private static boolean isStructure(JsonToken token) {
        return token == JsonToken.BEGIN_OBJECT || token == JsonToken.BEGIN_ARRAY;
    }

    private static void leave(JsonReader in, JsonToken end) throws IOException {
        if (end == JsonToken.END_OBJECT) {
            in.endObject();
        } else {
            in.endArray();
        }
    }

    private static Member enter(JsonReader in, JsonToken next) throws IOException {
        switch (next) {
            case BEGIN_OBJECT -> in.beginObject();
            case BEGIN_ARRAY -> in.beginArray();
            case NULL -> in.nextNull();
            case BOOLEAN -> {
                return new Member(next, String.valueOf(in.nextBoolean()), false);
            }
            default -> {
                String text = in.nextString();
                return new Member(next, text, text.isEmpty());
            }
        }
        return new Member(next, "", next == JsonToken.NULL || !in.hasNext());
    }
}
