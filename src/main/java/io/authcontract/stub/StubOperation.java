package io.authcontract.stub;

import io.authcontract.http.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A protected operation of the stub.
 *
 * @param method its method; HEAD follows GET
 * @param path its path template
 * @param scope what a caller needs
 */
record StubOperation(Method method, String path, String scope) {
    static final String READ = "orders:read";
    static final String WRITE = "orders:write";
    static final Set<String> SCOPES = Set.of(READ, WRITE);

    static final String LIST = "/orders";
    static final String ITEM = "/orders/{id}";
    static final String HEALTH = "/health";

    static final List<StubOperation> ALL = List.of(
            new StubOperation(Method.GET, LIST, READ),
            new StubOperation(Method.POST, LIST, WRITE),
            new StubOperation(Method.GET, ITEM, READ),
            new StubOperation(Method.PUT, ITEM, WRITE),
            new StubOperation(Method.DELETE, ITEM, WRITE));

    static Optional<StubOperation> find(Method method, String path) {
        Method wanted = method.equals(Method.HEAD) ? Method.GET : method;
        return ofPath(path).stream()
                .filter(operation -> operation.method().equals(wanted))
                .findFirst();
    }

    /** The operations of a path, none when there is nothing of that kind. */
    static List<StubOperation> ofPath(String path) {
        String template = path.equals(LIST) ? LIST : path.matches("/orders/[^/]+") ? ITEM : "";
        return ALL.stream()
                .filter(operation -> operation.path().equals(template))
                .toList();
    }

    /** The value of Allow for a path (RFC 9110 section 10.2.1). */
    static String allowed(String path) {
        TreeSet<String> names = ofPath(path).stream()
                .map(operation -> operation.method().name())
                .collect(Collectors.toCollection(TreeSet::new));
        names.add("HEAD");
        return String.join(", ", names);
    }
}
