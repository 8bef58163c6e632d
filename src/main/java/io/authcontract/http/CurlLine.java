package io.authcontract.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request as a command line to paste: what is secret stands as a shell variable, to be set first. A HEAD request becomes {@code curl -I}, because
 * {@code curl -X HEAD} waits for content that never comes. The line asks curl to change nothing: the path stays as it is, and fields that curl would
 * add on its own are switched off where the request has none.
 *
 * <pre>{@code
 * TOKEN=...; curl -i -H 'Accept:' -H 'Authorization: Bearer '"$TOKEN" 'http://localhost:8080/orders'
 * }</pre>
 *
 * @since 0.1.0
 */
public final class CurlLine {
    private static final List<String> ADDED_BY_CURL = List.of("Accept", "User-Agent");

    private final Request request;
    private final Redaction redaction;
    private final List<String> words = new ArrayList<>();

    private CurlLine(Request request, Redaction redaction) {
        this.request = request;
        this.redaction = redaction.knowing(request);
    }

    /**
     * Writes the command.
     *
     * @param request the request
     * @param redaction knows which further values are secret; credentials that the request carries are recognised anyway
     * @return one command for sh; when the content is no text, it comes without it and says so in a comment at the end
     */
    public static String of(Request request, Redaction redaction) {
        return new CurlLine(request, redaction).line();
    }

    private String line() {
        boolean head = request.method().equals(Method.HEAD);
        words.add(head ? "curl -I" : "curl -i");
        method(head);
        words.add("--path-as-is");
        if (request.url().matches(".*[\\[\\]{}].*")) {
            words.add("--globoff");
        }
        fields();
        Optional<String> comment = content();
        words.add(ShellWord.of(request.url(), redaction.marks(request.url())));
        return String.join(" ", words) + comment.orElse("");
    }

    private void method(boolean head) {
        boolean plain = request.method().equals(Method.GET) && request.body().isEmpty();
        if (!head && !plain) {
            words.add("-X " + ShellWord.of(request.method().name(), new Marks()));
        }
    }

    private void fields() {
        for (Field field : request.headers()) {
            if (!isOfTheTransport(field)) {
                words.add("-H " + fieldWord(field));
            }
        }
        ADDED_BY_CURL.forEach(this::withoutOwn);
        if (!request.body().isEmpty()) {
            withoutOwn("Content-Type");
        }
    }

    private void withoutOwn(String name) {
        if (!request.headers().contains(name)) {
            words.add("-H '" + name + ":'");
        }
    }

    /** Curl frames the content itself. */
    private static boolean isOfTheTransport(Field field) {
        return field.hasName("Content-Length") || field.hasName("Connection");
    }

    private String fieldWord(Field field) {
        if (field.value().isEmpty()) {
            return ShellWord.of(field.name() + ";", new Marks());
        }
        String prefix = field.name() + ": ";
        return ShellWord.of(prefix + field.value(), redaction.marks(field).shifted(prefix.length()));
    }

    private Optional<String> content() {
        if (!request.body().isKnown()) {
            return Optional.of(" # the content is unknown");
        }
        if (request.body().isEmpty()) {
            return Optional.empty();
        }
        Optional<String> text = text(request.body());
        text.ifPresent(t -> words.add("--data-binary " + ShellWord.of(t, redaction.marks(t))));
        return text.isPresent()
                ? Optional.empty()
                : Optional.of(" # without its " + request.body().size() + " octets of content, which are no text");
    }

    private static Optional<String> text(Body body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body.octets()))
                    .toString();
            // sh drops NUL; curl reads a file where the data starts with an at sign
            return text.indexOf('\0') < 0 && !text.startsWith("@") ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException noText) {
            return Optional.empty();
        }
    }
}
