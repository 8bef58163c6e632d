package io.authcontract.rule;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.authcontract.http.Body;
import io.authcontract.http.Exchange;
import io.authcontract.http.Fault;
import io.authcontract.http.Field;
import io.authcontract.http.Headers;
import io.authcontract.http.Method;
import io.authcontract.http.Origin;
import io.authcontract.http.Outcome;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One line of src/test/resources/captures/wild: what a real server answered to one request. The prober kept 300 characters of each body, 1500 of each
 * request, and the length of the body; a line without request sums up a measurement and holds no exchange.
 */
record WildCapture(String name, String version, Optional<Exchange> exchange) {
    private static final char LOST = '\uFFFD';

    static WildCapture parse(String line) {
        JsonObject json = JsonParser.parseString(line).getAsJsonObject();
        Optional<Exchange> exchange = json.has("request") ? Optional.of(exchange(json)) : Optional.empty();
        return new WildCapture(text(json, "case"), text(json, "version"), exchange);
    }

    Optional<Integer> status() {
        return exchange.flatMap(Exchange::response).map(Response::status);
    }

    /** The first words of the name, up to the slash: {@code method}, {@code order}. */
    String group() {
        return name.substring(0, name.indexOf('/'));
    }

    /** The rest of the name: {@code GET/none}. */
    String variant() {
        return name.substring(name.indexOf('/') + 1);
    }

    Method method() {
        return exchange.flatMap(Exchange::request).orElseThrow().method();
    }

    private static Exchange exchange(JsonObject json) {
        return Exchange.of(request(text(json, "request")), outcome(json));
    }

    private static Outcome outcome(JsonObject json) {
        if (!json.has("status")) {
            return fault(text(json, "error"));
        }
        String protocol = json.has("http") ? text(json, "http") : "HTTP/1.1";
        return new Response(protocol, json.get("status").getAsInt(), text(json, "reason"), headers(json), body(json));
    }

    /** A pipe breaks when the server had closed before the request was sent whole. */
    private static Fault fault(String error) {
        if (error.equals("timeout")) {
            return new Fault(Fault.Kind.TIMEOUT, "no answer within 6 seconds");
        }
        return error.isEmpty()
                ? new Fault(Fault.Kind.CLOSED_UNANSWERED, "no status line came")
                : new Fault(Fault.Kind.RESET, error);
    }

    private static Headers headers(JsonObject json) {
        List<Field> fields = new ArrayList<>();
        for (JsonElement pair : json.getAsJsonArray("headers")) {
            JsonArray field = pair.getAsJsonArray();
            fields.add(new Field(field.get(0).getAsString(), field.get(1).getAsString()));
        }
        return Headers.of(fields);
    }

    /** Octets that are no UTF-8 (compressed bodies) were lost by the prober. */
    private static Body body(JsonObject json) {
        String kept = text(json, "body");
        if (kept.indexOf(LOST) >= 0) {
            return Body.unknown("the capture did not keep its octets");
        }
        byte[] octets = kept.getBytes(StandardCharsets.UTF_8);
        boolean whole = !json.has("body_len") || json.get("body_len").getAsInt() <= octets.length;
        return whole ? Body.of(octets) : Body.truncated(octets);
    }

    /** Sent over a bare socket: a field may be folded, and a target may have any form. */
    private static Request request(String text) {
        String[] parts = text.split("\r\n\r\n", 2);
        String[] lines = parts[0].replace("\r\n ", " ").split("\r\n", -1);
        String[] first = lines[0].split(" ", 3);
        List<Field> fields = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            fields.add(new Field(
                    lines[i].substring(0, colon), lines[i].substring(colon + 1).strip()));
        }
        String content = parts.length > 1 ? parts[1] : "";
        Headers headers = Headers.of(fields);
        return new Request(Method.of(first[0]), origin(headers), first[1], headers, Body.of(content));
    }

    /** Every request went to this machine, whatever its Host field says. */
    private static Origin origin(Headers headers) {
        String host = headers.first("Host").orElse("");
        boolean here = host.startsWith("127.0.0.1:");
        return new Origin("http", "127.0.0.1", here ? Integer.parseInt(host.substring(10)) : 80);
    }

    private static String text(JsonObject json, String member) {
        JsonElement value = json.get(member);
        return value == null || value.isJsonNull() ? "" : value.getAsString();
    }
}
