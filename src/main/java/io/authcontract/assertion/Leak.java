package io.authcontract.assertion;

import io.authcontract.http.Exchange;
import io.authcontract.http.Field;
import io.authcontract.http.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One secret found in one part of a response. {@link #toString()} does not show it.
 *
 * @param secret which one, in words: its number, because it must not be shown itself
 * @param part where it is: the reason phrase, a field, the body
 * @param spelling how it is written there
 * @param shown the text that spells it, for the redactor only
 */
record Leak(String secret, String part, Spelling spelling, String shown) {

    /** Looks for each secret in each part of the final response and of the redirects before it, in each spelling; the first of a part counts. */
    static List<Leak> find(List<String> secrets, Exchange exchange) {
        Map<String, String> parts = parts(exchange);
        List<Leak> leaks = new ArrayList<>();
        for (int i = 0; i < secrets.size(); i++) {
            String secret = secrets.get(i);
            String name = secrets.size() == 1 ? "the secret" : "secret " + (i + 1) + " of " + secrets.size();
            parts.forEach((part, text) -> find(secret, text)
                    .ifPresent(found -> leaks.add(new Leak(name, part, found.getKey(), found.getValue()))));
        }
        return leaks;
    }

    private static Optional<Map.Entry<Spelling, String>> find(String secret, String text) {
        for (Spelling spelling : Spelling.ALL) {
            Optional<String> shown = spelling.find(secret, text);
            if (shown.isPresent()) {
                return Optional.of(Map.entry(spelling, shown.get()));
            }
        }
        return Optional.empty();
    }

    private static Map<String, String> parts(Exchange exchange) {
        Map<String, String> parts = new LinkedHashMap<>();
        int number = 1;
        for (Exchange.Hop hop : exchange.hops()) {
            collect(hop.response(), " of redirect " + number++, parts);
        }
        exchange.response().ifPresent(response -> collect(response, "", parts));
        return parts;
    }

    private static void collect(Response response, String of, Map<String, String> parts) {
        parts.put("the reason phrase" + of, response.reason());
        for (Field field : response.headers()) {
            parts.merge("the field " + field.name() + of, field.name() + ": " + field.value(), (a, b) -> a + "\n" + b);
        }
        parts.put("the body" + of, response.text());
    }

    @Override
    public String toString() {
        return secret + " in " + part + ", " + spelling;
    }
}
