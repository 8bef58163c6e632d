package io.authcontract.testkit;

import io.authcontract.http.Body;
import io.authcontract.http.Exchange;
import io.authcontract.http.Field;
import io.authcontract.http.Headers;
import io.authcontract.http.Method;
import io.authcontract.http.Origin;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.util.ArrayList;
import java.util.List;

/** Exchanges from the text of their messages, as RFC 9112 writes them; a bare LF ends a line as well as CRLF does. */
public final class RawMessages {
    private RawMessages() {}

    /** An exchange over https with api.example, unless the Host field says otherwise. */
    public static Exchange exchange(String request, String response) {
        return exchange("https", request, response);
    }

    public static Exchange exchange(String scheme, String request, String response) {
        return Exchange.of(request(scheme, request), response(response));
    }

    public static Request request(String scheme, String text) {
        String head = head(text);
        String[] line = firstLine(head).split(" ", 3);
        Headers headers = headers(head);
        String host = headers.first("Host").orElse("api.example");
        int colon = host.indexOf(':');
        Origin origin = colon < 0
                ? new Origin(scheme, host, scheme.equals("https") ? 443 : 80)
                : new Origin(scheme, host.substring(0, colon), Integer.parseInt(host.substring(colon + 1)));
        return new Request(Method.of(line[0]), origin, line[1], headers, Body.of(content(text)));
    }

    public static Response response(String text) {
        String head = head(text);
        String[] line = firstLine(head).split(" ", 3);
        String reason = line.length > 2 ? line[2] : "";
        return new Response(line[0], Integer.parseInt(line[1]), reason, headers(head), Body.of(content(text)));
    }

    private static String head(String text) {
        return parts(text)[0];
    }

    private static String content(String text) {
        String[] parts = parts(text);
        return parts.length > 1 ? parts[1] : "";
    }

    private static String[] parts(String text) {
        return text.replace("\r\n", "\n").split("\n\n", 2);
    }

    private static String firstLine(String head) {
        return head.split("\n", 2)[0];
    }

    private static Headers headers(String head) {
        List<Field> fields = new ArrayList<>();
        for (String line : head.lines().skip(1).toList()) {
            int colon = line.indexOf(':');
            fields.add(new Field(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return Headers.of(fields);
    }
}
