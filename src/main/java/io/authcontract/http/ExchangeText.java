package io.authcontract.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A whole exchange for people, redacted: what was sent after {@code >}, what came after {@code <}. Every line has its mark, so content cannot pass
 * for a header section.
 */
final class ExchangeText {
    private static final int MOST_FIELDS = 50;
    private static final int LONGEST_FIELD = 1_000;
    private static final int LONGEST_CONTENT = 2_000;
    private static final int MOST_LINES = 40;
    private static final int BINARY_SAMPLE = 512;

    private final Redaction redaction;
    private final List<String> lines = new ArrayList<>();

    private ExchangeText(Redaction redaction) {
        this.redaction = redaction;
    }

    static String of(Exchange exchange, Redaction redaction) {
        ExchangeText text = new ExchangeText(redaction);
        for (Exchange.Hop hop : exchange.hops()) {
            text.add(hop.request());
            text.add(hop.response());
        }
        exchange.request().ifPresentOrElse(text::add, () -> text.lines.add("> (the request is unknown)"));
        exchange.response().ifPresent(text::add);
        exchange.fault().ifPresent(text::add);
        return String.join("\n", text.lines);
    }

    private void add(Request request) {
        line("> ", redaction.requestLine(request));
        addFields("> ", request.headers());
        addContent("> ", request.body(), body -> body.text(StandardCharsets.UTF_8));
    }

    private void add(Response response) {
        String reason = response.reason().isEmpty() ? "" : " " + redaction.line(response.reason());
        line("< ", redaction.line(response.protocol()) + " " + response.status() + reason);
        addFields("< ", response.headers());
        addContent("< ", response.content(), content -> response.text());
    }

    private void add(Fault fault) {
        lines.add("! " + fault.kind() + ": " + shortened(redaction.line(fault.detail()), LONGEST_FIELD));
    }

    private void addFields(String prefix, Headers headers) {
        headers.fields().stream().limit(MOST_FIELDS).map(redaction::field).forEach(field -> line(prefix, field));
        int left = headers.fields().size() - MOST_FIELDS;
        if (left > 0) {
            lines.add(prefix + "(and " + left + " more field lines)");
        }
    }

    private void line(String prefix, String line) {
        lines.add(prefix + shortened(line, LONGEST_FIELD));
    }

    private void addContent(String prefix, Body body, Function<Body, String> decoded) {
        if (body.isEmpty() && !body.isTruncated()) {
            return;
        }
        lines.add(prefix.strip());
        if (body.isKnown()) {
            addText(prefix, body, decoded.apply(body));
        } else {
            lines.add(prefix + "(the content is unknown: "
                    + redaction.line(body.unknownBecause().orElse("")) + ")");
        }
    }

    /** Redacted as a whole and cut afterwards: a cut through a secret would leave a part that nobody recognises. */
    private void addText(String prefix, Body body, String text) {
        String size = body.size() + " octets" + (body.isTruncated() ? " and more" : "");
        if (isBinary(text)) {
            lines.add(prefix + "(" + size + " that are no text)");
            return;
        }
        String redacted = redaction.text(text);
        String beginning = shortened(redacted, LONGEST_CONTENT);
        List<String> shown = beginning.lines().limit(MOST_LINES).toList();
        shown.forEach(line -> lines.add(prefix + line));
        if (beginning.length() < redacted.length() || shown.size() == MOST_LINES || body.isTruncated()) {
            lines.add(prefix + "(the beginning of " + size + ")");
        }
    }

    private static boolean isBinary(String text) {
        String sample = text.substring(0, Math.min(text.length(), BINARY_SAMPLE));
        long odd = sample.chars()
                .filter(c -> c == '\uFFFD' || (c < ' ' && !Tokens.isSpace(c)))
                .count();
        return odd * 10 > sample.length();
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "...";
    }
}
