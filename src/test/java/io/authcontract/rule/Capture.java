package io.authcontract.rule;

import io.authcontract.http.Body;
import io.authcontract.http.Exchange;
import io.authcontract.http.Fault;
import io.authcontract.http.Outcome;
import io.authcontract.http.Response;
import io.authcontract.testkit.RawMessages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * One real exchange of src/test/resources/captures, taken from the wire over http. Its first line names server, version, configuration and case; a
 * line {@code ---} stands between request and response.
 */
final class Capture {
    private Capture() {}

    static Exchange exchange(String name) {
        String[] parts = read(name).split("\n---\n", 2);
        String request = parts[0].replaceAll("(?m)^#.*\n", "");
        boolean cutOff = parts[0].contains("# content cut off");
        return Exchange.of(RawMessages.request("http", request), outcome(parts[1], cutOff));
    }

    private static Outcome outcome(String text, boolean cutOff) {
        if (text.startsWith("(connection closed without an answer)")) {
            return new Fault(Fault.Kind.CLOSED_UNANSWERED, "no status line came");
        }
        Response r = RawMessages.response(text);
        Body body = cutOff ? Body.truncated(r.body().octets()) : r.body();
        return new Response(r.protocol(), r.status(), r.reason(), r.headers(), body);
    }

    private static String read(String name) {
        try (InputStream in = Capture.class.getResourceAsStream("/captures/" + name + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
