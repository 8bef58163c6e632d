package io.authcontract.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One canary in each place a request carries a credential, echoed by the server wherever servers echo: none of them is ever shown. */
class CanaryTests {
    private static final String BEARER = "canary.bearer~8f3a9c";
    private static final String PASSWORD = "canary:pa ss/\"w0rd\"<&>";
    private static final String COOKIE = "canary-c00kie+/=";
    private static final String KEY = "canary_api_k3y";
    private static final String QUERY = "canary%2Fquery-t0ken";
    private static final String FIELD = "canary-s3cret\\u0022x";
    private static final String HOP = "canary-on-an-earlier-h0p";

    private static final String BASIC = Base64.getEncoder().encodeToString(("alice:" + PASSWORD).getBytes(UTF_8));
    private static final String ECHOED =
            String.join(" | ", List.of(BEARER, PASSWORD, BASIC, COOKIE, KEY, QUERY, FIELD, HOP));

    /** What must not be seen: the canaries, and recognisable parts of their encoded forms. */
    private static final List<String> FORBIDDEN = List.of(
            BEARER,
            PASSWORD,
            "w0rd",
            BASIC,
            COOKIE,
            "c00kie",
            KEY,
            "k3y",
            QUERY,
            "t0ken",
            FIELD,
            "s3cret",
            HOP,
            "h0p",
            base64(BEARER),
            base64(PASSWORD),
            base64(COOKIE));

    private static String base64(String text) {
        return Base64.getEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(UTF_8))
                .substring(0, 10);
    }

    private static Exchange exchange() {
        Request first = Request.of(Method.GET, URI.create("http://localhost/start"))
                .withHeaders(Headers.of("Authorization", "Bearer " + HOP));
        Request request = Request.of(
                        Method.POST, URI.create("http://localhost/orders?access_token=" + QUERY + "&page=2"))
                .withHeaders(Headers.of(
                        "Authorization", "Bearer " + BEARER,
                        "Proxy-Authorization", "Basic " + BASIC,
                        "Cookie", "theme=dark; sid=" + COOKIE,
                        "X-API-Key", KEY,
                        "Content-Type", "application/json"))
                .withBody(Body.of("{\"client_secret\":\"" + FIELD + "\",\"page\":2}"));
        Response moved = Response.of(302, Headers.of("Location", "/orders?echo=" + encoded(HOP)), Body.of(ECHOED));
        return new Exchange(Optional.of(request), refusal(), Duration.ZERO, List.of(new Exchange.Hop(first, moved)));
    }

    private static Response refusal() {
        return new Response(
                "HTTP/1.1",
                401,
                "No " + BEARER,
                Headers.of(
                        "WWW-Authenticate",
                                "Bearer realm=\"orders\", error_description=\"" + ECHOED.replace("\"", "\\\"") + "\"",
                        "Location",
                                "https://localhost/login?back=" + encoded(ECHOED) + "#" + encoded(encoded(PASSWORD)),
                        "Set-Cookie", "seen=" + COOKIE + "; Path=/" + KEY,
                        "X-Debug",
                                Base64.getEncoder()
                                        .encodeToString(("user " + BEARER + " and " + COOKIE).getBytes(UTF_8)),
                        "Content-Type", "application/json"),
                Body.of("{\"message\":\""
                        + ECHOED.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/") + "\",\"html\":\""
                        + PASSWORD.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;") + "\",\"form\":\""
                        + encoded(PASSWORD) + "\"}"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    static Stream<Map.Entry<String, String>> texts() {
        Exchange exchange = exchange();
        Request request = exchange.request().orElseThrow();
        Response response = exchange.response().orElseThrow();
        Redaction knowing = Redaction.standard().knowing(exchange);
        Exchange failed = new Exchange(
                exchange.request(), new Fault(Fault.Kind.OTHER, "refused " + BEARER), Duration.ZERO, exchange.hops());
        Stream<Map.Entry<String, String>> single = Stream.of(
                Map.entry("Exchange", exchange.toString()),
                Map.entry("Redaction.exchange", Redaction.standard().exchange(exchange)),
                Map.entry("Exchange with a fault", failed.toString()),
                Map.entry("Hop", exchange.hops().toString()),
                Map.entry("Request", request.toString()),
                Map.entry("Headers of the request", request.headers().toString()),
                Map.entry("Body of the request", request.body().toString()),
                Map.entry("Response", response.toString()),
                Map.entry("Headers of the response", response.headers().toString()),
                Map.entry("Body of the response", response.body().toString()),
                Map.entry("Challenges", exchange.challenges().toString()),
                Map.entry("Origin", request.origin().toString()),
                Map.entry("CurlLine", CurlLine.of(request, Redaction.standard())),
                Map.entry("text", knowing.text(response.text())),
                Map.entry("inPlace of the body", knowing.inPlace(response.text())),
                Map.entry("requestLine", knowing.requestLine(request)));
        Stream<Map.Entry<String, String>> fields = Stream.concat(
                        request.headers().fields().stream(), response.headers().fields().stream())
                .flatMap(field -> Stream.of(
                        Map.entry("Field " + field.name(), field.toString()),
                        Map.entry("field " + field.name(), knowing.field(field)),
                        Map.entry("inPlace " + field.name(), knowing.inPlace(field.value()))));
        return Stream.concat(single, fields);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void isNeverShown(Map.Entry<String, String> text) {
        assertThat(text.getValue()).doesNotContain(FORBIDDEN);
    }
}
