package io.authcontract.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.authcontract.testkit.RawServer;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdkExchangesTests {
    private static final byte[] LATIN = "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);

    private final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();

    JdkExchangesTests() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeAll
    void start() {
        server.createContext("/orders", exchange -> {
            exchange.getResponseHeaders().add("WWW-Authenticate", "Bearer realm=\"orders\"");
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"orders\"");
            exchange.getResponseHeaders().add("Content-Type", "text/plain; charset=ISO-8859-1");
            answer(exchange, 401, LATIN);
        });
        server.createContext("/old", exchange -> {
            exchange.getResponseHeaders().add("Location", "/older");
            answer(exchange, 302, new byte[0]);
        });
        server.createContext("/older", exchange -> {
            exchange.getResponseHeaders().add("Location", "/orders");
            answer(exchange, 302, new byte[0]);
        });
        server.start();
    }

    @AfterAll
    void stop() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Exchange get(String path, BodyHandler<?> handler) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        HttpResponse<?> response =
                client.send(HttpRequest.newBuilder(uri).header("X-Test", "1").build(), handler);
        return JdkExchanges.of(response);
    }

    @Test
    void keepsRequestStatusAndEveryFieldLine() throws Exception {
        Exchange exchange = get("/orders?x=1", BodyHandlers.ofString());

        assertThat(exchange.hasStatus(401)).isTrue();
        assertThat(exchange.challenges().list()).extracting(c -> c.scheme()).containsExactly("Bearer", "Basic");
        Request request = exchange.request().orElseThrow();
        assertThat(request.method()).isEqualTo(Method.GET);
        assertThat(request.target()).isEqualTo("/orders?x=1");
        assertThat(request.headers().first("x-test")).contains("1");
        assertThat(exchange.hops()).isEmpty();
    }

    @Test
    void knowsTextAndOctetsInTheDeclaredCharset() throws Exception {
        assertThat(get("/orders", BodyHandlers.ofString())
                        .response()
                        .orElseThrow()
                        .text())
                .isEqualTo("caf\u00e9");
        assertThat(get("/orders", BodyHandlers.ofByteArray())
                        .response()
                        .orElseThrow()
                        .body()
                        .octets())
                .isEqualTo(LATIN);
    }

    @Test
    void saysWhyABodyIsUnknown() throws Exception {
        assertThat(get("/orders", BodyHandlers.discarding())
                        .response()
                        .orElseThrow()
                        .body()
                        .unknownBecause())
                .contains("its handler discarded it: use BodyHandlers.ofString()");
        Body lines =
                get("/orders", BodyHandlers.ofLines()).response().orElseThrow().body();
        assertThat(lines.isKnown()).isFalse();
    }

    @Test
    void keepsTheRedirectsThatTheClientFollowedInOrder() throws Exception {
        Exchange exchange = get("/old", BodyHandlers.ofString());

        assertThat(exchange.hops()).extracting(h -> h.request().target()).containsExactly("/old", "/older");
        assertThat(exchange.hops()).extracting(h -> h.response().status()).containsExactly(302, 302);
        assertThat(exchange.request().orElseThrow().target()).isEqualTo("/orders");
    }

    /** The JDK calls that a previous response too, but it leads nowhere else. */
    @Test
    void aRefusalThatTheClientsAuthenticatorAnsweredIsNoRedirect() throws Exception {
        String refusal =
                "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n";
        Authenticator authenticator = new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication("alice", "secret".toCharArray());
            }
        };
        HttpClient answering = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .authenticator(authenticator)
                .build();
        try (RawServer server = RawServer.answering(refusal, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            HttpResponse<String> response =
                    answering.send(HttpRequest.newBuilder(server.uri("/orders")).build(), BodyHandlers.ofString());

            assertThat(response.previousResponse()).isPresent();
            assertThat(JdkExchanges.of(response).hops()).isEmpty();
        }
    }
}
