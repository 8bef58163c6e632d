package io.authcontract.rule;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.authcontract.http.Response;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a request for the metadata of a protected resource was answered with (RFC 9728 section 2), as far as clients go by it. Content that is no such document
 * is one without members.
 *
 * @param status the status; 0 for no answer
 * @param type the media type
 * @param isObject whether the content is a JSON object
 * @param resource the identifier of the resource
 * @param servers the first few authorization servers
 * @param empty the names of members that are arrays without elements
 */
record ResourceMetadata(
        int status,
        String type,
        boolean isObject,
        Optional<String> resource,
        List<String> servers,
        List<String> empty) {
    private static final int MOST = 16;

    /** Why it says nothing about the document; empty when it does. */
    Optional<String> inconclusive() {
        if (status == 0) {
            return Optional.of("a request for the metadata got no answer: run it again later");
        }
        return Given.PASSING.contains(status)
                ? Optional.of("the metadata was answered with " + status + ": run it again later")
                : Optional.empty();
    }

    static ResourceMetadata of(Optional<Response> answer) {
        return answer.map(ResourceMetadata::read)
                .orElseGet(() -> new ResourceMetadata(0, "", false, Optional.empty(), List.of(), List.of()));
    }

    private static ResourceMetadata read(Response response) {
        Reading reading = new Reading();
        boolean isObject = response.content().isKnown() && reading.read(response.text());
        return new ResourceMetadata(
                response.status(),
                response.mediaType().orElse("absent"),
                isObject,
                reading.resource,
                List.copyOf(reading.servers),
                List.copyOf(reading.empty));
    }

    private static final class Reading {
        private final List<String> servers = new ArrayList<>();
        private final List<String> empty = new ArrayList<>();
        private Optional<String> resource = Optional.empty();

        /** Whether the whole text is one JSON object. */
        boolean read(String text) {
            try (JsonReader in = new JsonReader(new StringReader(text))) {
                in.setStrictness(Strictness.STRICT);
                in.beginObject();
                while (in.hasNext()) {
                    member(in, in.nextName());
                }
                in.endObject();
                return in.peek() == JsonToken.END_DOCUMENT;
            } catch (IOException | IllegalStateException | NumberFormatException malformed) {
                return false;
            }
        }

        private void member(JsonReader in, String name) throws IOException {
            if (in.peek() == JsonToken.BEGIN_ARRAY) {
                array(in, name);
            } else if (name.equals("resource") && in.peek() == JsonToken.STRING) {
                resource = Optional.of(in.nextString());
            } else {
                in.skipValue();
            }
        }

        private void array(JsonReader in, String name) throws IOException {
            in.beginArray();
            if (!in.hasNext() && empty.size() < MOST) {
                empty.add(name);
            }
            while (in.hasNext()) {
                boolean isServer = name.equals("authorization_servers") && servers.size() < MOST;
                if (isServer && in.peek() == JsonToken.STRING) {
                    servers.add(in.nextString());
                } else {
                    in.skipValue();
                }
            }
            in.endArray();
        }
    }
}
