package io.authcontract.reading;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.authcontract.challenge.AuthParam;
import io.authcontract.challenge.Challenge;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The table of readings that were measured with the real clients, by the form of the value. A test makes it and compares it with the clients of its own
 * class path.
 */
final class Measurements {
    static final Measurements KEPT = load();

    private final JsonObject versions;
    private final Map<List<String>, JsonObject> forms;

    private Measurements(JsonObject versions, Map<List<String>, JsonObject> forms) {
        this.versions = versions;
        this.forms = forms;
    }

    private static Measurements load() {
        try (InputStream in = Objects.requireNonNull(Measurements.class.getResourceAsStream("measurements.json"))) {
            return of(JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .getAsJsonObject());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Measurements of(JsonObject json) {
        Map<List<String>, JsonObject> forms = new HashMap<>();
        for (JsonElement entry : json.getAsJsonArray("forms")) {
            List<String> lines = new ArrayList<>();
            entry.getAsJsonObject().getAsJsonArray("lines").forEach(line -> lines.add(line.getAsString()));
            forms.put(List.copyOf(lines), entry.getAsJsonObject());
        }
        return new Measurements(json.getAsJsonObject("versions"), Map.copyOf(forms));
    }

    String version(Client client) {
        return versions.get(client.name()).getAsString();
    }

    /** The reading of that value, or empty when none of its form was measured. */
    Optional<Reading> reading(Client client, List<String> lines) {
        Form form = Form.of(lines);
        return Optional.ofNullable(forms.get(form.lines()))
                .map(entry -> entry.get(client.name()))
                .map(Measurements::reading)
                .map(form::restored);
    }

    /** A failure is a text, a challenge a list: its scheme, then names and values; the name of a token68 is empty. */
    static Reading reading(JsonElement json) {
        if (json.isJsonPrimitive()) {
            return new Reading(List.of(), json.getAsString());
        }
        List<Challenge> challenges = new ArrayList<>();
        json.getAsJsonArray().forEach(challenge -> challenges.add(challenge(challenge.getAsJsonArray())));
        return Reading.of(challenges);
    }

    private static Challenge challenge(JsonArray json) {
        Optional<String> token68 = Optional.empty();
        List<AuthParam> parameters = new ArrayList<>();
        for (int i = 1; i < json.size(); i += 2) {
            String name = json.get(i).getAsString();
            String value = json.get(i + 1).getAsString();
            if (name.isEmpty()) {
                token68 = Optional.of(value);
            } else {
                parameters.add(new AuthParam(name, value, true));
            }
        }
        return new Challenge(json.get(0).getAsString(), token68, parameters);
    }

    static JsonElement json(Reading reading) {
        if (!reading.failure().isEmpty()) {
            return new JsonPrimitive(reading.failure());
        }
        JsonArray challenges = new JsonArray();
        for (Challenge challenge : reading.challenges()) {
            JsonArray json = new JsonArray();
            json.add(challenge.scheme());
            challenge.token68().ifPresent(token -> add(json, "", token));
            challenge.parameters().forEach(p -> add(json, p.name(), p.value()));
            challenges.add(json);
        }
        return challenges;
    }

    private static void add(JsonArray json, String name, String value) {
        json.add(name);
        json.add(value);
    }
}
