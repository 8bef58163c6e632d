package io.authcontract.assertion;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.authcontract.http.Exchange;
import io.authcontract.testkit.RawMessages;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/** An exchange in which every credential of the request comes back wherever a service could put it. */
final class Canaries {
    static final String PASSWORD = "canary-password-4711";
    static final String TOKEN = "canary.token.4712";
    static final String SESSION = "canary-session-4713";
    static final String KEY = "canary-key-4714";
    static final String QUERY = "canary-query-4715";

    private static final String BASIC = Base64.getEncoder().encodeToString(("alice:" + PASSWORD).getBytes(UTF_8));

    private Canaries() {}

    /** What must not be seen, in each form in which it was sent. */
    static List<String> all() {
        return List.of(PASSWORD, TOKEN, SESSION, KEY, QUERY, BASIC);
    }

    private static String request(String path) {
        return """
                GET %s?access_token=%s HTTP/1.1
                Host: localhost:8080
                Authorization: Basic %s
                Proxy-Authorization: Bearer %s
                Cookie: sid=%s
                X-API-Key: %s
                """
                .formatted(path, QUERY, BASIC, TOKEN, SESSION, KEY);
    }

    private static String response() {
        String echo = String.join(" ", all());
        return """
                HTTP/1.1 500 no %1$s
                Location: /orders?access_token=%2$s
                WWW-Authenticate: Bearer realm="%1$s", error="%3$s", error_description=""
                X-Echo: %1$s
                Set-Cookie: sid=%4$s
                Cache-Control: max-age=60
                Retry-After: %3$s
                Content-Type: application/problem+json

                {"status":200,"password":"%5$s","detail":"%1$s"}"""
                .formatted(echo, QUERY, TOKEN, SESSION, PASSWORD);
    }

    static Exchange exchange() {
        Exchange last = RawMessages.exchange("http", request("/orders"), response());
        Exchange.Hop hop = new Exchange.Hop(
                RawMessages.request("http", request("/old")),
                RawMessages.response("HTTP/1.1 301 " + TOKEN + "\nLocation: /orders?access_token=" + QUERY + "\n\n"));
        return new Exchange(last.request(), last.outcome(), Duration.ZERO, List.of(hop));
    }

    /** The same with a challenge that cannot be read. */
    static Exchange malformed() {
        String broken = response().replace("error_description=\"\"", "broken={" + PASSWORD + "}");
        return RawMessages.exchange("http", request("/orders"), broken);
    }
}
