package io.authcontract.http;

import java.util.Set;

/** The faults behind what java.net.http throws; where the types of its exceptions say too little, their words have to do. */
final class JdkFaults {
    private static final Set<Method> REPEATED = Set.of(Method.GET, Method.HEAD);

    private JdkFaults() {}

    static Fault of(Throwable failure, Request request) {
        Fault fault = Faults.of(failure, request);
        if (mentions(failure, "Header size too big", "Too many interim responses", "Chunk header size too long")) {
            return new Fault(Fault.Kind.TOO_LARGE, fault.detail());
        }
        if (!mentions(failure, "header parser received no bytes")) {
            return fault;
        }
        return switch (fault.kind()) {
            case TRUNCATED ->
                repeated(
                        request,
                        new Fault(
                                Fault.Kind.CLOSED_UNANSWERED, "the connection was closed before a status line came."));
            case RESET -> repeated(request, fault);
            default -> fault;
        };
    }

    private static Fault repeated(Request request, Fault fault) {
        return REPEATED.contains(request.method())
                ? new Fault(
                        fault.kind(),
                        fault.detail() + " java.net.http repeats " + request.method() + " then, by itself.")
                : fault;
    }

    private static boolean mentions(Throwable failure, String... words) {
        return Faults.causes(failure).stream()
                .map(cause -> String.valueOf(cause.getMessage()))
                .anyMatch(message -> Set.of(words).stream().anyMatch(message::contains));
    }
}
