package io.authcontract.contract;

import io.authcontract.http.Method;
import io.authcontract.rule.Access;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The operations of a contract while it is being built: each is declared once. */
final class Operations {
    private final String where;
    private final Map<String, Operation> all = new LinkedHashMap<>();

    Operations(String where) {
        this.where = where;
    }

    /** Declares {@code GET,POST /orders}. */
    void declare(String text, Access access, Consumer<OperationOptions> more) {
        OperationOptions options = new OperationOptions(where + ", \"" + text + "\"");
        more.accept(options);
        int space = beforePath(text.strip());
        if (space < 1) {
            throw wrong(text, "has no method or no path");
        }
        String path = text.strip().substring(space).strip();
        List<String> strangers = options.strangers(template(text, path));
        if (!strangers.isEmpty()) {
            throw wrong(text, "has a sample of " + String.join(", ", strangers) + ", which is no variable of the path");
        }
        for (String name : text.strip().substring(0, space).split(",", -1)) {
            add(options.operation(method(text, name.strip()), path, access));
        }
    }

    private static int beforePath(String text) {
        int slash = text.indexOf('/');
        return slash < 0 ? text.indexOf(' ') : slash;
    }

    private PathTemplate template(String text, String path) {
        try {
            return PathTemplate.parse(path);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(where + ", \"" + text + "\": " + malformed.getMessage(), malformed);
        }
    }

    private Method method(String text, String name) {
        if (name.isEmpty()
                || !name.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || c == '-' || (c >= '0' && c <= '9'))) {
            throw wrong(text, "has \"" + name + "\" where a method in capital letters belongs");
        }
        return Method.of(name);
    }

    private IllegalArgumentException wrong(String text, String found) {
        return new IllegalArgumentException(
                where + ": \"" + text + "\" " + found + ". Write for example \"GET,POST /orders\".");
    }

    private void add(Operation operation) {
        Operation earlier = all.putIfAbsent(operation.id(), operation);
        if (earlier != null) {
            throw new IllegalArgumentException(where + " declares " + operation.id() + " twice, as "
                    + named(earlier.access()) + " and as " + named(operation.access())
                    + ". Keep one; an operation has one access.");
        }
    }

    private static String named(Access access) {
        if (access instanceof Access.Open open) {
            return "open (" + open.reason() + ")";
        }
        return access instanceof Access.Secured ? "secured" : "any authenticated";
    }

    List<Operation> list() {
        return List.copyOf(all.values());
    }

    /** Refuses samples of variables that stand in no path while others do: nearly always a misspelling. */
    void checkSamples(Map<String, String> samples) {
        TreeSet<String> known = all.values().stream()
                .flatMap(operation -> PathTemplate.parse(operation.path()).variables().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> strangers = new ArrayList<>(samples.keySet());
        strangers.removeAll(known);
        if (!strangers.isEmpty() && !known.isEmpty()) {
            throw new IllegalArgumentException(where + " has sample(\"" + strangers.get(0)
                    + "\", ..), but no path has a variable of that name. Paths have: " + String.join(", ", known)
                    + ".");
        }
    }
}
