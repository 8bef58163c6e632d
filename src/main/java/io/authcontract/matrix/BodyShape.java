package io.authcontract.matrix;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.authcontract.http.Exchange;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What two answers of the same code have in common although their ids and times differ: of JSON the names and types, of other content its media
 * type and whether there is any.
 */
final class BodyShape {
    /** Begins where a word does: from each of its characters on, a long word without a digit would be read again. */
    private static final Pattern WITH_DIGIT = Pattern.compile("(?<![\\w-])[\\w-]*\\d[\\w-]*");

    private static final int SHORTEST_SEGMENT = 3;

    private BodyShape() {}

    /** Whether two answers look the same from outside: what a client of the operation would call the same. */
    static boolean isSame(Response one, Response other) {
        return one.status() == other.status() && of(one).equals(of(other));
    }

    /** Whether both have the content of one resource. Another page of the same media type has not; JSON has where names and types are the same. */
    static boolean isSameContent(Exchange one, Exchange other) {
        Optional<String> shape = one.response().flatMap(BodyShape::json);
        return shape.isPresent()
                ? shape.equals(other.response().flatMap(BodyShape::json))
                : one.response().isPresent() && other.response().isPresent() && !differs(one, other);
    }

    /** Whether both have JSON with the same members, of which there is at least one. */
    static boolean isSameData(Exchange one, Exchange other) {
        Optional<String> shape = one.response().flatMap(BodyShape::json).filter(text -> text.contains(":"));
        return shape.isPresent() && shape.equals(other.response().flatMap(BodyShape::json));
    }

    private static String of(Response response) {
        return json(response)
                .orElseGet(() -> mediaType(response) + (response.content().isEmpty() ? "" : " with content"));
    }

    /**
     * Whether two answers were surely given by different code: status or text differ even where what depends on the request, the time or an id is
     * masked. Two answers of one error page do not differ.
     */
    static boolean differs(Exchange one, Exchange other) {
        Optional<Response> first = one.response();
        Optional<Response> second = other.response();
        return first.isPresent()
                && second.isPresent()
                && (first.get().status() != second.get().status()
                        || !masked(one, first.get()).equals(masked(other, second.get())));
    }

    private static String masked(Exchange exchange, Response response) {
        String text = response.text();
        for (String segment : exchange.request().map(BodyShape::segments).orElse(List.of())) {
            text = text.replace(segment, "PATH");
        }
        return mediaType(response) + WITH_DIGIT.matcher(text).replaceAll("N");
    }

    private static List<String> segments(Request request) {
        return Arrays.stream(request.path().split("/", -1))
                .filter(segment -> segment.length() >= SHORTEST_SEGMENT)
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    private static String mediaType(Response response) {
        String type = response.headers().first("Content-Type").orElse("");
        return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** Names and types, of an array those of its first element; empty when it is no JSON. */
    private static Optional<String> json(Response response) {
        if (!mediaType(response).contains("json")
                || !response.content().isKnown()
                || response.content().isEmpty()) {
            return Optional.empty();
        }
        try (JsonReader reader = new JsonReader(new StringReader(response.text()))) {
            StringBuilder shape = new StringBuilder();
            read(reader, shape);
            return Optional.of(shape.toString());
        } catch (IOException | IllegalStateException | NumberFormatException noJson) {
            return Optional.empty();
        }
    }

    private static void read(JsonReader reader, StringBuilder shape) throws IOException {
        JsonToken token = reader.peek();
        switch (token) {
            case BEGIN_OBJECT -> readObject(reader, shape);
            case BEGIN_ARRAY -> readArray(reader, shape);
            default -> {
                shape.append(token == JsonToken.NULL ? "?" : token.name().charAt(0));
                reader.skipValue();
            }
        }
    }

    private static void readObject(JsonReader reader, StringBuilder shape) throws IOException {
        shape.append('{');
        reader.beginObject();
        while (reader.hasNext()) {
            shape.append(reader.nextName()).append(':');
            read(reader, shape);
            shape.append(',');
        }
        reader.endObject();
        shape.append('}');
    }

    private static void readArray(JsonReader reader, StringBuilder shape) throws IOException {
        shape.append('[');
        reader.beginArray();
        if (reader.hasNext()) {
            read(reader, shape);
        }
        while (reader.hasNext()) {
            reader.skipValue();
        }
        reader.endArray();
        shape.append(']');
    }
}
