package io.authcontract.challenge;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One case of challenges/vectors.json: field lines, and what the ABNF of RFC 9110 makes of them. */
record Vector(
        String id,
        String header,
        List<String> values,
        boolean valid,
        List<Reading.Entry> entries,
        Set<SenderFault.Kind> senderFaults) {

    private static final Map<String, SenderFault.Kind> KINDS = Map.of(
            "bws", SenderFault.Kind.WHITESPACE_AROUND_EQUALS,
            "empty-list-element", SenderFault.Kind.EMPTY_LIST_ELEMENT,
            "duplicate-param", SenderFault.Kind.DUPLICATE_PARAMETER,
            "realm-not-quoted", SenderFault.Kind.UNQUOTED_REALM,
            "no-challenge", SenderFault.Kind.NO_CHALLENGE,
            "needless-quoted-pair", SenderFault.Kind.NEEDLESS_QUOTED_PAIR,
            "obs-text", SenderFault.Kind.OBS_TEXT);

    static Stream<Vector> all() {
        try (var in = Objects.requireNonNull(Vector.class.getResourceAsStream("/challenges/vectors.json"))) {
            JsonElement json = JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return objects(json.getAsJsonArray()).map(Vector::of).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Vector of(JsonObject json) {
        Set<SenderFault.Kind> faults = EnumSet.noneOf(SenderFault.Kind.class);
        strings(json.getAsJsonArray("violations")).forEach(v -> faults.add(Objects.requireNonNull(KINDS.get(v))));
        return new Vector(
                json.get("id").getAsString(),
                json.get("header").getAsString(),
                strings(json.getAsJsonArray("values")),
                json.get("valid").getAsBoolean(),
                objects(json.getAsJsonArray("challenges")).map(Vector::entry).toList(),
                faults);
    }

    private static Reading.Entry entry(JsonObject json) {
        List<List<String>> parameters = new ArrayList<>();
        json.getAsJsonArray("params").forEach(p -> parameters.add(strings(p.getAsJsonArray())));
        return new Reading.Entry(textOrEmpty(json.get("scheme")), textOrEmpty(json.get("token68")), parameters);
    }

    private static String textOrEmpty(JsonElement json) {
        return json.isJsonNull() ? "" : json.getAsString();
    }

    private static List<String> strings(JsonArray json) {
        return StreamSupport.stream(json.spliterator(), false)
                .map(JsonElement::getAsString)
                .toList();
    }

    private static Stream<JsonObject> objects(JsonArray json) {
        return StreamSupport.stream(json.spliterator(), false).map(JsonElement::getAsJsonObject);
    }

    @Override
    public String toString() {
        return id;
    }
}
