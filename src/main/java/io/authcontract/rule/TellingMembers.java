package io.authcontract.rule;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.authcontract.http.Request;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What the members of a JSON text tell: names with their values, which stand together in another answer only when that shows the same data, and the words of
 * members that a service puts into every answer. As digests, and only the first few.
 */
final class TellingMembers {
    private static final int MOST = 256;
    /** Each value is looked for in the content of the request. */
    private static final int MOST_LOOKED_AT = 4096;

    private static final int LONGEST = 256;
    private static final int DEEPEST = 100;

    /** Longer numbers may be a time. */
    private static final int LONGEST_NUMBER = 8;

    /** Where to read more, with all that is in it. */
    private static final Set<String> WHOLE = Set.of("docs", "documentation", "jsonapi", "links", "schema", "$schema");

    private static final Set<String> AROUND = Set.of("", "meta");

    private static final String NOT_AROUND = "(deeper)";

    /** So few may be alike by chance, unless they are all there is. */
    private static final int FEW = 4;

    /** Who answers, when, and where to read more: an envelope has that around data and around errors. */
    private static final Set<String> OF_ENVELOPES = Set.of(
            "apiversion",
            "app",
            "application",
            "build",
            "commit",
            "contact",
            "copyright",
            "correlationid",
            "docs",
            "documentation",
            "environment",
            "host",
            "hostname",
            "instance",
            "jsonapi",
            "links",
            "node",
            "region",
            "release",
            "requestid",
            "requesttime",
            "revision",
            "schema",
            "$schema",
            "server",
            "service",
            "support",
            "timestamp",
            "traceid",
            "version");

    private final Request request;
    private final String content;
    private final Set<String> members = new HashSet<>();
    private final Set<String> envelope = new HashSet<>();
    private int lookedAt;

    private TellingMembers(Request request) {
        this.request = request;
        this.content = request.body().text(StandardCharsets.UTF_8);
    }

    static TellingMembers of(String text, Request request) {
        TellingMembers found = new TellingMembers(request);
        try (JsonReader in = new JsonReader(new StringReader(text))) {
            in.setStrictness(Strictness.STRICT);
            found.read(in);
        } catch (IOException | IllegalStateException | NumberFormatException noJson) {
            // As far as it could be read: content may be cut off.
        }
        return found;
    }

    /** Names with their values, without those of envelopes. */
    Set<String> members() {
        return members;
    }

    /** Words of members of envelopes. */
    Set<String> envelope() {
        return envelope;
    }

    private void read(JsonReader in) throws IOException {
        int depth = 0;
        int ofEnvelope = 0;
        String name = "";
        String around = "";
        boolean isOfEnvelope = false;
        do {
            JsonToken next = in.peek();
            if (next == JsonToken.NAME) {
                String read = in.nextName();
                name = read.length() > LONGEST ? "" : read;
                isOfEnvelope = isOfEnvelope(name);
            } else if (next == JsonToken.BEGIN_OBJECT || next == JsonToken.BEGIN_ARRAY) {
                enter(in, next);
                depth++;
                ofEnvelope = ofEnvelope == 0 && isOfEnvelope && WHOLE.contains(plain(name)) ? depth : ofEnvelope;
                around = depth <= 2 ? name : NOT_AROUND;
            } else if (next == JsonToken.END_OBJECT || next == JsonToken.END_ARRAY) {
                leave(in, next);
                ofEnvelope = ofEnvelope == depth ? 0 : ofEnvelope;
                depth--;
                around = depth <= 1 ? "" : NOT_AROUND;
                name = "";
                isOfEnvelope = false;
            } else if (next == JsonToken.STRING || next == JsonToken.NUMBER) {
                add(name, in.nextString(), ofEnvelope > 0 || (isOfEnvelope && AROUND.contains(around)));
            } else {
                in.skipValue();
            }
        } while (depth > 0 && depth <= DEEPEST && members.size() < MOST && lookedAt < MOST_LOOKED_AT);
    }

    private static void enter(JsonReader in, JsonToken begin) throws IOException {
        if (begin == JsonToken.BEGIN_OBJECT) {
            in.beginObject();
        } else {
            in.beginArray();
        }
    }

    private static void leave(JsonReader in, JsonToken end) throws IOException {
        if (end == JsonToken.END_OBJECT) {
            in.endObject();
        } else {
            in.endArray();
        }
    }

    private static boolean isOfEnvelope(String name) {
        return OF_ENVELOPES.contains(plain(name));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    /** Half of many, or all of a few. */
    static boolean areMostOf(Set<String> members, Set<String> others) {
        long shared = members.stream().filter(others::contains).count();
        return shared >= FEW ? shared * 2 >= members.size() : shared >= 2 && shared == members.size();
    }

    private void add(String name, String value, boolean isOfEnvelope) {
        lookedAt++;
        if (isOfEnvelope) {
            TellingValues.collect(value, request, envelope);
        } else if (isTelling(value)) {
            members.add(Digests.of(name + "=" + value));
        }
    }

    /** One character is in both by chance, and what the request says is no news. */
    private boolean isTelling(String value) {
        boolean isNumber = Digits.only(value);
        return value.length() > 1
                && value.length() <= (isNumber ? LONGEST_NUMBER : LONGEST)
                && (isNumber || !TellingValues.isTime(value))
                && !request.target().contains(value)
                && !content.contains(value);
    }
}
