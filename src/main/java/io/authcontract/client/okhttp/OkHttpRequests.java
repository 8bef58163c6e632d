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

/** A request as OkHttp takes it, and what OkHttp would change about it. */
final class OkHttpRequests {
    private static final Set<String> NEED_CONTENT = Set.of("POST", "PUT", "PATCH", "PROPPATCH", "REPORT", "QUERY");

    private OkHttpRequests() {}

    static Optional<String> cannotSend(Request request) {
        return MessageSyntax.unsendable(request)
                .or(() -> target(request))
                .or(() -> request.headers().fields().stream()
                        .flatMap(field -> value(field).stream())
                        .findFirst())
                .or(() -> framing(request))
                .or(() -> refusal(request));
    }

    private static Optional<String> target(Request request) {
        if (!request.target().startsWith("/")) {
            return Optional.of("OkHttp sends only targets that begin with a slash, not " + quoted(request.target()));
        }
        HttpUrl url = HttpUrl.parse(request.url());
        if (url == null) {
            return Optional.of(
                    "OkHttp takes only URLs, and this target is not part of one: " + quoted(request.target()));
        }
        String sent = url.encodedQuery() == null ? url.encodedPath() : url.encodedPath() + "?" + url.encodedQuery();
        return sent.equals(request.target())
                ? Optional.empty()
                : Optional.of("OkHttp would send the target " + quoted(sent) + " for " + quoted(request.target()));
    }

    private static String quoted(String target) {
        return "\"" + Redaction.standard().text(target) + "\"";
    }

    private static Optional<String> value(Field field) {
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

    /** What the builder refuses: a GET with content, a field name with a space. */
    private static Optional<String> refusal(Request request) {
        try {
            of(request);
            fields(request, false);
            return Optional.empty();
        } catch (IllegalArgumentException refused) {
            return Optional.of("OkHttp refuses it: " + Redaction.standard().text(String.valueOf(refused.getMessage())));
        }
    }

    /** The request without its field lines: those are put in place behind everything that OkHttp would add. */
    static okhttp3.Request of(Request request) {
        return builder(request).build();
    }

    /** The same, with what has to happen to it at the network. */
    static okhttp3.Request of(Request request, SingleExchange exchange) {
        return builder(request).tag(SingleExchange.class, exchange).build();
    }

    private static okhttp3.Request.Builder builder(Request request) {
        return new okhttp3.Request.Builder()
                .url(request.url())
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

    /** The field lines that go over the wire: those of the request in their order, and the three that it may leave open. */
    static Headers fields(Request request, boolean keepsConnection) {
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
        if (!keepsConnection && !given.contains("Connection")) {
            fields.add("Connection", "close");
        }
        return fields.build();
    }
}
