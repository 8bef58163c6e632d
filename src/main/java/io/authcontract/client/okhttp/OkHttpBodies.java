package io.authcontract.client.okhttp;

import io.authcontract.http.Body;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;

/** Contents of OkHttp messages, read without taking anything away. */
final class OkHttpBodies {
    /** At most this many octets of a body are looked at. */
    static final int LIMIT = 1 << 20;

    static final Body OF_REDIRECT = Body.unknown("OkHttp drops the content of redirects it follows");

    private OkHttpBodies() {}

    static Body of(Response response) {
        if (hasNone(response)) {
            return Body.none();
        }
        if (response.body() == null) {
            return Body.unknown("OkHttp has taken it out of this response");
        }
        if (isEventStream(response)) {
            return Body.unknown("it is a stream of events, and to wait for its end would break it");
        }
        try (ResponseBody peeked = response.peekBody(LIMIT + 1L)) {
            return of(response, peeked.bytes());
        } catch (IllegalStateException closed) {
            return Body.unknown("it was read or closed before the assertion");
        } catch (IOException broken) {
            return Body.unknown("it could not be read: " + broken.getMessage());
        }
    }

    private static boolean isEventStream(Response response) {
        String type = Optional.ofNullable(response.header("Content-Type")).orElse("");
        return type.toLowerCase(Locale.ROOT).startsWith("text/event-stream");
    }

    /** RFC 9112 section 6.3: these responses end with their header section. */
    private static boolean hasNone(Response response) {
        int status = response.code();
        return response.request().method().equals("HEAD") || status / 100 == 1 || status == 204 || status == 304;
    }

    private static Body of(Response response, byte[] octets) {
        long length = Optional.ofNullable(response.body())
                .map(ResponseBody::contentLength)
                .orElse(0L);
        if (octets.length > LIMIT) {
            return Body.truncated(Arrays.copyOf(octets, LIMIT));
        }
        if (length >= 0 && octets.length < length) {
            return Body.unknown("it has been read already, up to its last " + octets.length + " octets");
        }
        return octets.length == 0 && length < 0
                ? Body.unknown(
                        "nothing is left of it, and its length was not announced: it is empty, or was read before")
                : Body.of(octets);
    }

    /** Writing a body can be done only once, or have effects, for some; those stay unknown. */
    static Body of(okhttp3.Request request) {
        RequestBody body = request.body();
        if (body == null) {
            return Body.none();
        }
        if (body.isOneShot() || body.isDuplex()) {
            return Body.unknown("it can be written only once");
        }
        return written(body);
    }

    private static Body written(RequestBody body) {
        try {
            if (body.contentLength() < 0 || body.contentLength() > LIMIT) {
                return Body.unknown("it is streamed");
            }
            Buffer buffer = new Buffer();
            body.writeTo(buffer);
            return Body.of(buffer.readByteArray());
        } catch (IOException broken) {
            return Body.unknown("it cannot be written again: " + broken.getMessage());
        }
    }
}
