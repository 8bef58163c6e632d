package io.authcontract.http;

import java.util.Optional;
import java.util.function.Function;

/**
 * What every transport checks alike, whatever the client below it would let pass: what must not go out, and what must not come in unnoticed.
 * For adapters.
 *
 * @since 0.1.0
 */
public final class MessageSyntax {
    private MessageSyntax() {}

    /**
     * Tells why no transport puts this request on the wire.
     *
     * <p>CR, LF and NUL in the target or a field line would end the line early: what follows would be a field line or a request of its own,
     * and the exchange would not be the one that is written down. Chars above U+00FF are no octets.
     *
     * @param request the request
     * @return the reason, or empty when there is none
     */
    public static Optional<String> unsendable(Request request) {
        return unsendable("the request-target", request.target())
                .or(() -> first(request.headers(), MessageSyntax::unsendable))
                .or(() -> unsendable(request.body()));
    }

    private static Optional<String> first(Headers headers, Function<Field, Optional<String>> problem) {
        for (Field field : headers) {
            Optional<String> found = problem.apply(field);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> unsendable(Field field) {
        return unsendable("a field name", field.name()).or(() -> unsendableValue(field));
    }

    private static Optional<String> unsendableValue(Field field) {
        return unsendable("the value of " + field.name(), field.value());
    }

    private static Optional<String> unsendable(Body body) {
        if (body.isTruncated()) {
            return Optional.of("only the first " + body.size() + " octets of its content are known");
        }
        return body.unknownBecause().map(reason -> "its content is unknown: " + reason);
    }

    private static Optional<String> unsendable(String where, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' || c == '\n' || c == '\0') {
                return Optional.of(where + " holds " + nameOf(c) + " at position " + i
                        + ": what follows it would be read as another line of the message");
            }
            if (c > 0xff) {
                return Optional.of(
                        String.format("%s holds U+%04X at position %d, which is not one octet", where, (int) c, i));
            }
        }
        return Optional.empty();
    }

    private static String nameOf(char c) {
        return c == '\r' ? "CR" : c == '\n' ? "LF" : "NUL";
    }

    /**
     * Tells what is wrong with a received header section that a client let pass: names that are no token, CR or NUL in a value (RFC 9110
     * section 5.5), a Content-Length without one meaning (RFC 9112 section 6.3), or more octets than allowed.
     *
     * @param headers the field lines as received
     * @param options the limits
     * @return the fault, or empty when there is none
     */
    public static Optional<Fault> problem(Headers headers, TransportOptions options) {
        return first(headers, MessageSyntax::problem)
                .or(() -> Framing.problem(headers))
                .map(detail -> new Fault(Fault.Kind.MALFORMED, detail + "."))
                .or(() -> tooLarge(headers, options.maxHeaderOctets()));
    }

    private static Optional<String> problem(Field field) {
        if (!isFieldName(field.name())) {
            return Optional.of("a field name is not a token (RFC 9112 section 5.1): " + Excerpt.of(field.name()));
        }
        boolean broken = field.value().indexOf('\r') >= 0 || field.value().indexOf('\0') >= 0;
        return broken
                ? Optional.of("the value of " + field.name() + " holds CR or NUL (RFC 9110 section 5.5)")
                : Optional.empty();
    }

    private static Optional<Fault> tooLarge(Headers headers, int limit) {
        long size = 0;
        for (Field field : headers) {
            size += field.name().length() + field.value().length() + ": \r\n".length();
        }
        return size <= limit
                ? Optional.empty()
                : Optional.of(new Fault(
                        Fault.Kind.TOO_LARGE, "the header section exceeded the limit of " + limit + " octets."));
    }

    static boolean isFieldName(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!Tokens.isTchar(name.charAt(i))) {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
