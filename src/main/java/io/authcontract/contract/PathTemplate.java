package io.authcontract.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * A path with variables as OpenAPI writes them: {@code /orders/{id}/lines/{line}}.
 *
 * @param text the template
 * @param variables the names of the variables, in order
 * @since 0.1.0
 */
public record PathTemplate(String text, List<String> variables) {

    /**
     * Reads a template.
     *
     * @param text begins with a slash; each variable has a name of its own and closed braces
     * @return the template
     * @throws IllegalArgumentException when it is none; the message says what to write
     */
    public static PathTemplate parse(String text) {
        if (!text.startsWith("/")) {
            throw wrong(text, "does not begin with a slash", "/" + text);
        }
        List<String> variables = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '}' || c <= ' ' || c > '~' || c == '#') {
                throw wrong(text, "has '" + c + "' at character " + (at + 1), "/orders/{id}");
            }
            at = c == '{' ? variable(text, at, variables) : at + 1;
        }
        return new PathTemplate(text, List.copyOf(variables));
    }

    private static int variable(String text, int open, List<String> variables) {
        int close = text.indexOf('}', open);
        String name = close < 0 ? "" : text.substring(open + 1, close);
        if (name.isBlank() || name.contains("{") || name.contains("/")) {
            throw wrong(
                    text,
                    "has a brace that is not closed, or no name in it, at character " + (open + 1),
                    "/orders/{id}");
        }
        if (variables.contains(name)) {
            throw wrong(text, "has the variable " + name + " twice", "/orders/{order}/lines/{line}");
        }
        variables.add(name);
        return close + 1;
    }

    private static IllegalArgumentException wrong(String text, String found, String instead) {
        return new IllegalArgumentException(
                "The path \"" + text + "\" " + found + ". Write for example " + instead + ".");
    }

    /** Checks the value of a variable: it goes into the path as it is, octet for octet. */
    static void requireValue(String where, String variable, String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException(where + " has an empty sample(\"" + variable
                    + "\", \"\"): the path would be another one. Write the id of an object that exists.");
        }
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            if (c <= ' ' || c > '~' || "?#{}".indexOf(c) >= 0) {
                throw new IllegalArgumentException(where + " has a sample(\"" + variable
                        + "\", ..) that cannot stand in a path: character " + (at + 1)
                        + String.format(" is U+%04X", (int) c)
                        + ". Write it percent-encoded, for example %20 for a space.");
            }
        }
    }

    /**
     * Returns the segments that have no variable.
     *
     * @return the segments in order, without slashes and without the query
     */
    public List<String> literals() {
        return Arrays.stream(text.split("\\?", 2)[0].split("/", -1))
                .filter(segment -> !segment.isEmpty() && !segment.contains("{"))
                .toList();
    }

    /**
     * Fills in the variables.
     *
     * @param value gives the value of a variable, as it stands in the path
     * @return the path
     */
    public String expand(Function<String, String> value) {
        String path = text;
        for (String variable : variables) {
            path = path.replace("{" + variable + "}", value.apply(variable));
        }
        return path;
    }
}
