package io.authcontract.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads field lines up to the empty line (RFC 9112 section 5), in the order and spelling received. A folded line is joined by one space, which
 * is what section 5.2 asks of a client. A line that is no field line makes the whole response malformed: to skip it or to keep half of it
 * could hide the very challenge that is being judged.
 */
final class FieldLines {
    private final LineReader lines;
    private final Allowance allowance;
    private final List<Field> fields = new ArrayList<>();
    private String name = "";
    private String value = "";
    private @Nullable StringBuilder folded;

    FieldLines(LineReader lines, Allowance allowance) {
        this.lines = lines;
        this.allowance = allowance;
    }

    Headers read(String where) throws IOException {
        String line = lines.line(allowance, where);
        while (!line.isEmpty()) {
            take(line);
            line = lines.line(allowance, where);
        }
        finishField();
        return Headers.of(fields);
    }

    private void take(String line) throws UnreadableResponse {
        if (isBlank(line.charAt(0))) {
            fold(line);
        } else {
            finishField();
            start(line);
        }
        if (line.indexOf('\r') >= 0 || line.indexOf('\0') >= 0) {
            throw broken("a field line holds CR or NUL (RFC 9110 section 5.5)", line);
        }
    }

    private void start(String line) throws UnreadableResponse {
        int colon = line.indexOf(':');
        if (colon < 0) {
            throw broken("a line of the header section has no colon (RFC 9112 section 5)", line);
        }
        name = line.substring(0, colon);
        if (!MessageSyntax.isFieldName(name)) {
            throw broken("a field name is not a token (RFC 9112 section 5.1)", name);
        }
        value = trim(line, colon + 1);
    }

    private void fold(String line) throws UnreadableResponse {
        if (name.isEmpty()) {
            throw broken("the header section begins with white space (RFC 9112 section 2.2)", line);
        }
        if (folded == null) {
            folded = new StringBuilder(value);
        }
        folded.append(' ').append(trim(line, 0));
    }

    private void finishField() {
        if (!name.isEmpty()) {
            fields.add(new Field(name, folded == null ? value : trim(folded.toString(), 0)));
            folded = null;
        }
    }

    /** Removes outer spaces and tabs only; {@code String.strip} would also take octets that belong to the value. */
    private static String trim(String text, int from) {
        int start = from;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static UnreadableResponse broken(String problem, String line) {
        return UnreadableResponse.malformed(problem + ": " + Excerpt.of(line) + ".");
    }
}
