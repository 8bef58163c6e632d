package io.authcontract.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The directives of a Strict-Transport-Security field (RFC 6797 section 6.1), in order, with repetitions. */
record StrictTransport(List<Directive> directives) {
    private static final String MAX_AGE = "max-age";

    /**
     * One directive.
     *
     * @param name in lower case
     * @param value as written without quotes, empty where there is none
     */
    record Directive(String name, String value) {}

    static StrictTransport parse(String value) {
        List<Directive> directives = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ';' && !quoted) {
                add(value.substring(start, i), directives);
                start = i + 1;
            }
        }
        add(value.substring(start), directives);
        return new StrictTransport(List.copyOf(directives));
    }

    private static void add(String text, List<Directive> directives) {
        String directive = text.strip();
        if (directive.isEmpty()) {
            return;
        }
        int equals = directive.indexOf('=');
        String name = equals < 0 ? directive : directive.substring(0, equals);
        String value =
                equals < 0 ? "" : unquoted(directive.substring(equals + 1).strip());
        directives.add(new Directive(name.strip().toLowerCase(Locale.ROOT), value));
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /** The names that stand there more than once, each named once. */
    List<String> repeated() {
        Set<String> seen = new HashSet<>();
        return directives.stream()
                .map(Directive::name)
                .filter(name -> !seen.add(name))
                .distinct()
                .toList();
    }

    boolean hasMaxAge() {
        return directives.stream().anyMatch(d -> d.name().equals(MAX_AGE));
    }

    String maxAge() {
        return directives.stream()
                .filter(d -> d.name().equals(MAX_AGE))
                .map(Directive::value)
                .findFirst()
                .orElse("");
    }

    /** Whether the host is kept for at least so many seconds; a number with more digits than a long has is surely more. */
    boolean lasts(long seconds) {
        String digits = maxAge().replaceFirst("^0+", "");
        return digits.length() > 18 || (!digits.isEmpty() && Long.parseLong(digits) >= seconds);
    }
}
