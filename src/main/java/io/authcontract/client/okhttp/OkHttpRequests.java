package io.authcontract.client.okhttp;

import io.authcontract.http.Field;
import io.authcontract.http.MessageSyntax;
import io.authcontract.http.Redaction;
import io.authcontract.http.Request;
import java.util.Optional;
import java.util.Set;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** Requests as OkHttp takes them, and what OkHttp would change about them. */
final class OkHttpRequests {
    private static final Set<String> NEED_CONTENT = Set.of("POST", "PUT", "PATCH", "PROPPATCH", "REPORT", "QUERY");

    private OkHttpRequests() {}

    /** Why a request cannot be sent as specified. */
    @SuppressWarnings("serial")
    static final class Unsendable extends Exception {
        private Unsendable(String reason) {
            super(reason, null, false, false);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * A request for OkHttp, whose field lines are put in place behind everything that OkHttp would add.
     *
     * @param line method, address and content
     * @param fields the field lines of the request in their order, and the three that it may leave open
     */
    record Translated(okhttp3.Request.Builder line, Headers fields) {}

    static Optional<String> cannotSend(Request request) {
        try {
            of(request);
            return Optional.empty();
        } catch (Unsendable refused) {
            return Optional.of(refused.reason());
        }
    }

    static Translated of(Request request) throws Unsendable {
        refuse(MessageSyntax.unsendable(request));
        HttpUrl url = url(request);
        for (Field field : request.headers()) {
            refuse(value(field));
        }
        refuse(framing(request));
        try {
            return new Translated(line(request, url), fields(request));
        } catch (IllegalArgumentException refused) { // A GET with content, a field name with a space.
            throw new Unsendable(
                    "OkHttp refuses it: " + Redaction.standard().text(String.valueOf(refused.getMessage())));
        }
    }

    private static void refuse(Optional<String> reason) throws Unsendable {
        if (reason.isPresent()) {
            throw new Unsendable(reason.get());
        }
    }

    private static HttpUrl url(Request request) throws Unsendable {
        if (!request.target().startsWith("/")) {
            throw new Unsendable("OkHttp sends only targets that begin with a slash, not " + quoted(request.target()));
        }
        HttpUrl url = HttpUrl.parse(request.url());
        if (url == null) {
            throw new Unsendable(
                    "OkHttp takes only URLs, and this target is not part of one: " + quoted(request.target()));
        }
        String sent = url.encodedQuery() == null ? url.encodedPath() : url.encodedPath() + "?" + url.encodedQuery();
        if (!sent.equals(request.target())) {
            throw new Unsendable("OkHttp would send the target " + quoted(sent) + " for " + quoted(request.target()));
        }
        return url;
    }

    private static String quoted(String target) {
        return "\"" + Redaction.standard().text(target) + "\"";
    }

    private static Optional<String> value(Field field) {
        return isPlain(field.value()) ? Optional.empty() : unusual(field);
    }

    /** What nearly every value is; such values stay as they are. */
    private static boolean isPlain(String value) {
        return value.isEmpty()
                || (value.charAt(0) > ' ' && value.charAt(value.length() - 1) > ' ' && HeaderOctets.isAscii(value));
    }

    private static Optional<String> unusual(Field field) {
        Optional<String> text = HeaderOctets.text(field.value());
        if (text.isEmpty()) {
            return Optional.of("OkHttp writes UTF-8, and the octets in the value of " + field.name() + " are none");
        }
        String kept = new Headers.Builder()
                .addUnsafeNonAscii("name", text.get())
                .build()
                .value(0);
        return kept.equals(text.get())
                ? Optional.empty()
                : Optional.of("OkHttp removes the white space around the value of " + field.name());
    }

    /** OkHttp would put the content, which is in chunks already, into chunks. */
    private static Optional<String> framing(Request request) {
        return request.headers().contains("Transfer-Encoding") && hasContent(request)
                ? Optional.of("OkHttp frames content itself and would change it for the Transfer-Encoding")
                : Optional.empty();
    }

    private static okhttp3.Request.Builder line(Request request, HttpUrl url) {
        return new okhttp3.Request.Builder()
                .url(url)
                .method(request.method().name(), content(request))
                .header("Accept-Encoding", "identity"); // Otherwise OkHttp undoes gzip in what it receives.
    }

    private static @Nullable RequestBody content(Request request) {
        return hasContent(request) ? RequestBody.create(request.body().octets()) : null;
    }

    private static boolean hasContent(Request request) {
        return !request.body().isEmpty()
                || NEED_CONTENT.contains(request.method().name());
    }

    private static Headers fields(Request request) {
        Headers.Builder fields = new Headers.Builder();
        io.authcontract.http.Headers given = request.headers();
        if (!given.contains("Host")) {
            fields.add("Host", request.origin().authority());
        }
        given.forEach(field -> fields.addUnsafeNonAscii(
                field.name(), HeaderOctets.text(field.value()).orElseThrow()));
        if (hasContent(request) && !given.contains("Content-Length")) {
            fields.add("Content-Length", Integer.toString(request.body().size()));
        }
        if (!given.contains("Connection")) {
            fields.add("Connection", "close");
        }
        return fields.build();
    }
}
