package io.authcontract.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.testkit.RawServer;
import io.authcontract.testkit.ReceivedRequest;
import io.authcontract.testkit.WireShape;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pastes curl lines into sh and compares the octets on the wire with the request they stand for. */
class CurlLinePastedTests {
    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    /** Fields that curl adds, or that the connection needs; the content is compared as such. */
    private static final List<String> OF_THE_CLIENT =
            List.of("host", "user-agent", "content-length", "transfer-encoding", "expect");

    @TempDir
    private Path directory;

    static Stream<WireShape> shapes() {
        WireShape[] own = {
            get("/orders?a[b]=c&d={e}"),
            get("/x/../y"),
            get("//a"),
            get("/%2e/a"),
            get("/a?q=$HOME&r=`id`&s=$(id)&t=!!&u='&v=\"&w=\\"),
            field("X-Quotes", "it's \"quoted\" $HOME `id` $(id) !! \\ * ~ # ; & | < >"),
            field("X-Umlaut", new String("Grüße 🔑".getBytes(UTF_8), ISO_8859_1)),
            field("X-Latin", "Gr\u00fc\u00dfe"),
            field("X-Escape", "a\u001b[31mb\tc"),
            field("X-Empty", ""),
            field("Accept", "application/json"),
            field("Accept", ""),
            field("User-Agent", "tests"),
            new WireShape(
                    "GET",
                    "/orders",
                    Headers.of(
                            "Authorization", "Bearer null", "X-A", "1", "authorization", "Basic undefined", "X-A", "2"),
                    ""),
            body("POST", "{\"name\":\"O'Neil $HOME `id` \\n\"}"),
            body("POST", "@/etc/hostname"),
            body("POST", "a=b\nc=d\r\ne\tf\n"),
            body("POST", "\n"),
            body("GET", "hello"),
            body("PUT", "-H 'X: y' --data z"),
            new WireShape("POST", "/orders", Headers.none(), "no type"),
            new WireShape("POST", "/orders", Headers.none(), ""),
            new WireShape("DELETE", "/orders/7", Headers.none(), ""),
            new WireShape("it's!", "/orders", Headers.none(), "")
        };
        return Stream.concat(Arrays.stream(own), WireShape.all().stream())
                .map(CurlLinePastedTests::withoutSecrets)
                .filter(CurlLinePastedTests::isHeldByTheCommand);
    }

    private static WireShape get(String target) {
        return new WireShape("GET", target, Headers.none(), "");
    }

    private static WireShape field(String name, String value) {
        return new WireShape("GET", "/orders", Headers.of(name, value), "");
    }

    private static WireShape body(String method, String body) {
        return new WireShape(method, "/orders", Headers.of("Content-Type", "text/plain"), body);
    }

    /** The same octets under names that are not masked, so that no variable stands for them. */
    private static WireShape withoutSecrets(WireShape shape) {
        List<Field> fields = shape.headers().fields().stream()
                .map(field -> new Field(plain(field.name()), plain(field.value())))
                .toList();
        return new WireShape(shape.method(), shape.target(), Headers.of(fields), shape.body());
    }

    private static String plain(String text) {
        return text.replaceAll("(?i)authorization|cookie", "X-Value")
                .replace("Bearer", "Bear")
                .replace("Basic", "Base");
    }

    private static boolean isHeldByTheCommand(WireShape shape) {
        return !CurlLine.of(request(shape), Redaction.standard()).startsWith("# ");
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void sendsWhatTheRequestSays(WireShape shape) {
        Request request = request(shape);
        ReceivedRequest received = pasted(request, Map.of());

        assertThat(received.requestLine()).isEqualTo(shape.method() + " " + shape.target() + " HTTP/1.1");
        assertThat(fields(received)).isEqualTo(fields(request));
        assertThat(received.body()).isEqualTo(shape.body());
    }

    private static Request request(WireShape shape) {
        return new Request(
                Method.of(shape.method()),
                new Origin("http", "localhost", 1),
                shape.target(),
                shape.headers(),
                Body.of(shape.body().getBytes(ISO_8859_1)));
    }

    private ReceivedRequest pasted(Request request, Map<String, String> variables) {
        try (RawServer server = RawServer.answering(ANSWER)) {
            Request sent =
                    new Request(request.method(), server.origin(), request.target(), request.headers(), request.body());
            String line = CurlLine.of(sent, Redaction.standard());
            String output = Shell.run(line, directory, variables);
            assertThat(server.requests()).as("%s%n%s", line, output).hasSize(1);
            return server.onlyRequest();
        }
    }

    private static List<String> fields(ReceivedRequest received) {
        return received.fieldLines().stream()
                .filter(CurlLinePastedTests::isOfTheRequest)
                .toList();
    }

    private static List<String> fields(Request request) {
        return request.headers().fields().stream()
                .map(field -> field.name() + ":" + (field.value().isBlank() ? "" : " " + field.value()))
                .filter(CurlLinePastedTests::isOfTheRequest)
                .toList();
    }

    private static boolean isOfTheRequest(String line) {
        return !OF_THE_CLIENT.contains(line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT));
    }

    @Test
    void takesSecretsFromVariables() {
        Request request = new Request(
                Method.POST,
                new Origin("http", "localhost", 1),
                "/orders?access_token=q%2F1$&x=[1]&sig=!",
                Headers.of(
                        "Authorization", "Bearer t0k$en",
                        "Authorization", "Basic YTpi",
                        "Cookie", "sid=c00k'ie; theme=\"d a r k\"",
                        "X-API-Key", "k$y`id`",
                        "Content-Type", "application/json"),
                Body.of("{\"client_secret\":\"s3cr3t\",\"pwd\":\"p4ssw0rd\",\"name\":\"$HOME\"}"));

        ReceivedRequest received = pasted(
                request,
                Map.ofEntries(
                        Map.entry("TOKEN", "t0k$en"),
                        Map.entry("BASIC", "YTpi"),
                        Map.entry("COOKIE_SID", "c00k'ie"),
                        Map.entry("COOKIE_THEME", "d a r k"),
                        Map.entry("X_API_KEY", "k$y`id`"),
                        Map.entry("ACCESS_TOKEN", "q%2F1$"),
                        Map.entry("SIG", "!"),
                        Map.entry("CLIENT_SECRET", "s3cr3t"),
                        Map.entry("SECRET_PWD", "p4ssw0rd")));

        assertThat(received.requestLine()).isEqualTo("POST " + request.target() + " HTTP/1.1");
        assertThat(fields(received)).isEqualTo(fields(request));
        assertThat(received.body()).isEqualTo(request.body().text(UTF_8));
    }

    @Test
    void asksWithHeadForNoContent() {
        try (RawServer server =
                RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 7\r\nConnection: close\r\n\r\n")) {
            Request request = Request.of(Method.HEAD, server.uri("/orders"));
            String output = Shell.run(CurlLine.of(request, Redaction.standard()), directory, Map.of());

            assertThat(output).contains("HTTP/1.1 200 OK", "Content-Length: 7").doesNotContain("curl: (");
            assertThat(server.onlyRequest().requestLine()).isEqualTo("HEAD /orders HTTP/1.1");
        }
    }

    @Test
    void sendsTheFileThatItNamesForOtherContent() throws IOException {
        byte[] octets = {(byte) 0xff, 0, 10, (byte) 0x80};
        Files.write(directory.resolve("body.bin"), octets);
        Request request =
                Request.of(Method.PUT, URI.create("http://localhost:1/orders")).withBody(Body.of(octets));

        assertThat(pasted(request, Map.of()).body()).isEqualTo(new String(octets, ISO_8859_1));
    }
}
