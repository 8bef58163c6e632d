package io.authcontract.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/** Writes HTML from templates: what stands in the place of {@code {}} is escaped, whatever a service has put into it. */
final class Html {
    private final Writer out;

    Html(Writer out) {
        this.out = out;
    }

    /** Writes a template; it is a literal in the code, and its attributes are in double quotes. */
    Html add(String template, Object... values) {
        int from = 0;
        for (Object value : values) {
            int place = template.indexOf("{}", from);
            write(template.substring(from, place));
            write(escaped(value.toString()));
            from = place + 2;
        }
        return write(template.substring(from));
    }

    /** Writes what needs no escape: our own style and script. */
    private Html write(String html) {
        try {
            out.write(html);
            return this;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static String escaped(String text) {
        if (text.chars().allMatch(Html::isPlain)) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isAllowed(c) ? c : '\uFFFD');
            }
        });
        return escaped.toString();
    }

    private static boolean isPlain(int c) {
        return c >= ' ' && c < 0x7F && c != '&' && c != '<' && c != '>' && c != '"' && c != '\'';
    }

    /** HTML has no way to write other control characters, half of a surrogate pair, or noncharacters. */
    private static boolean isAllowed(int c) {
        return c == '\n' || c == '\t' || c >= ' ' && c < 0x7F || c > 0x9F && Character.isDefined(c) && !isSurrogate(c);
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
