package io.authcontract.client.okhttp;

import static io.authcontract.client.okhttp.OkHttpAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.authcontract.http.Exchange;
import io.authcontract.http.Field;
import io.authcontract.rule.RuleBook;
import io.authcontract.testkit.Canned;
import io.authcontract.testkit.RawServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

class OkHttpAssertionsTests {
    private static final String REFUSAL =
            """
            HTTP/1.1 401 Unauthorized
            WWW-Authenticate: Bearer realm="orders"
            WWW-Authenticate: Basic realm="orders"
            Content-Type: application/problem+json
            Content-Length: 14

            {"status":401}""";

    private final OkHttpClient client = new OkHttpClient();

    @Test
    void readsEachChallengeLine() throws IOException {
        try (RawServer server = Canned.answering(REFUSAL);
                Response response = get(server, "/orders")) {
            assertThat(response)
                    .isUnauthorized()
                    .challengesOnly("Bearer", "Basic")
                    .hasProblemDetails()
                    .conformsTo(RuleBook.standard());
        }
    }

    @Test
    void leavesTheBodyToBeRead() throws IOException {
        try (RawServer server = Canned.answering(REFUSAL);
                Response response = get(server, "/orders")) {
            assertThat(response).hasProblemDetails().leaksNo("token-1");
            assertThat(response).hasProblemDetails();

            assertThat(response.body().string()).isEqualTo("{\"status\":401}");
        }
    }

    @Test
    void worksAfterTheBodyWasReadOrClosed() throws IOException {
        try (RawServer server = Canned.answering(REFUSAL)) {
            Response read = get(server, "/orders");
            read.body().string();
            Response closed = get(server, "/orders");
            closed.close();

            assertThat(read).isUnauthorized().challenges("Bearer");
            assertThat(closed).isUnauthorized().challenges("Bearer");
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(read).hasProblemDetails())
                    .withMessageContaining("the body is not known: it was read or closed before the assertion");
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(closed).hasNoBody())
                    .withMessageContaining("the body is not known: it was read or closed before the assertion");
        }
    }

    @Test
    void doesNotTakeTheRestOfABodyForTheWhole() throws IOException {
        try (RawServer server = Canned.answering(REFUSAL);
                Response response = get(server, "/orders")) {
            response.body().source().skip(5);

            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(response).hasNoBody())
                    .withMessageContaining("it has been read already, up to its last 9 octets");
        }
    }

    @Test
    void anEmptyBodyIsKnownWhereItsLengthIs() throws IOException {
        try (RawServer server = Canned.answering("HTTP/1.1 401 Unauthorized\nContent-Length: 0\n\n");
                Response response = get(server, "/")) {
            assertThat(response).hasNoBody();
        }
        try (RawServer server = Canned.answering("HTTP/1.1 204 No Content\n\n");
                Response response = get(server, "/")) {
            assertThat(response).hasNoBody();
        }
        try (RawServer server = Canned.answering("HTTP/1.1 401 Unauthorized\nContent-Length: 26\n\n");
                Response response =
                        client.newCall(request(server, "/").head().build()).execute()) {
            assertThat(response).hasNoBody();
        }
    }

    @Test
    void anExhaustedBodyOfUnknownLengthIsNotTakenForAnEmptyOne() throws IOException {
        try (RawServer server = Canned.answering("HTTP/1.1 401 Unauthorized\n\ngone");
                Response response = get(server, "/")) {
            response.body().source().readByteString();

            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(response).hasNoBody())
                    .withMessageContaining("it is empty, or was read before");
        }
    }

    @Test
    void aBodyThatBreaksOffIsUnknown() throws IOException {
        try (RawServer server = Canned.answering("HTTP/1.1 401 Unauthorized\nContent-Length: 99\n\nshort");
                Response response = get(server, "/")) {
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(response).leaksNo("token-1"))
                    .withMessageContaining("it could not be read: ");
        }
    }

    /** The service sends the second event after the assertion only: waiting for it would never end. */
    @Test
    void doesNotWaitForTheEndOfAStreamOfEvents() throws IOException {
        CountDownLatch asserted = new CountDownLatch(1);
        try (RawServer server = RawServer.http(connection -> {
                    connection.readRequest();
                    connection.write(
                            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream;charset=utf-8\r\n\r\ndata: 1\n");
                    asserted.await();
                    connection.write("data: 2\n");
                });
                Response response = get(server, "/events")) {
            try {
                assertThat(response).isNotRefused();
                assertThatExceptionOfType(AssertionError.class)
                        .isThrownBy(() -> assertThat(response).hasNoBody())
                        .withMessageContaining("it is a stream of events");
            } finally {
                asserted.countDown();
            }

            assertThat(response.body().string()).isEqualTo("data: 1\ndata: 2\n");
        }
    }

    @Test
    void aLongBodyIsCutOff() throws IOException {
        String long2M = "x".repeat(2 << 20);
        try (RawServer server = Canned.answering("HTTP/1.1 401 Unauthorized\n\n" + long2M);
                Response response = get(server, "/")) {
            Exchange exchange = OkHttpAssertions.exchange(response);

            assertThat(exchange.response().orElseThrow().body())
                    .returns(true, body -> body.isTruncated())
                    .returns(1 << 20, body -> body.size());
            assertThat(response.body().string()).hasSize(2 << 20);
        }
    }

    @Test
    void seesTheContentThatOkHttpHasDecoded() throws IOException {
        try (RawServer server = Canned.answering(Map.of("*", gzipped("{\"status\":401}")));
                Response response = get(server, "/")) {
            assertThat(response).hasProblemDetails();
            assertThat(OkHttpAssertions.response(response).text()).isEqualTo("{\"status\":401}");
        }
    }

    @Test
    void followedRedirectsArePartOfTheExchange() throws IOException {
        Map<String, byte[]> answers = Map.of(
                "/orders", Canned.octets("HTTP/1.1 302 Found\nLocation: /hop\nContent-Length: 0\n\n"),
                "/hop", Canned.octets("HTTP/1.1 307 Temporary Redirect\nLocation: /login?x=1\nContent-Length: 0\n\n"),
                "/login", Canned.octets("HTTP/1.1 200 OK\nContent-Length: 7\n\nSign in"));
        try (RawServer server = Canned.answering(answers);
                Response response = get(server, "/orders")) {
            Exchange exchange = OkHttpAssertions.exchange(response);

            assertThat(exchange.hops())
                    .extracting(
                            hop -> hop.request().target() + " " + hop.response().status())
                    .containsExactly("/orders 302", "/hop 307");
            assertThat(exchange.request().orElseThrow().target()).isEqualTo("/login?x=1");
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(response).isNotRefused())
                    .withMessageContaining("/orders answered 302 Found and led to /hop")
                    .withMessageContaining("/hop answered 307 Temporary Redirect and led to /login?x=1");
        }
    }

    /** "é" is C3 A9 in UTF-8 and E9 in ISO-8859-1; OkHttp reads the first as one char and loses the second. */
    @Test
    void octetsAreRestoredOrKnownToBeLost() throws IOException {
        String answer = "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic realm=\"caf%s\"\nContent-Length: 0\n\n";
        try (RawServer utf8 = Canned.answering(answer.formatted("\u00c3\u00a9"));
                Response response = get(utf8, "/")) {
            assertThat(response).challenge("Basic").hasRealm("caf\u00c3\u00a9");
        }
        try (RawServer latin = Canned.answering(answer.formatted("\u00e9"));
                Response response = get(latin, "/")) {
            assertThat(response).challenges("Basic").hasHeader("WWW-Authenticate", "Basic realm=\"caf\uFFFD\"");
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(response).challenge("Basic").hasRealm("caf\u00e9 au lait"))
                    .withMessageContaining("OkHttp reads field values as UTF-8 and has lost octets");
        }
    }

    /** RFC 9112 section 4: a reason phrase may hold obs-text, octets as well. */
    @Test
    void theReasonPhraseIsInOctetsToo() throws IOException {
        try (RawServer server = Canned.answering("HTTP/1.1 401 Caf\u00c3\u00a9\nContent-Length: 0\n\n");
                Response response = get(server, "/")) {
            assertThat(OkHttpAssertions.exchange(response)
                            .response()
                            .orElseThrow()
                            .reason())
                    .isEqualTo("Caf\u00c3\u00a9");
        }
    }

    @Test
    void theRequestIsTheOneThatWasSent() throws IOException {
        try (RawServer server = Canned.answering(REFUSAL);
                Response response = client.newCall(request(server, "/orders?x=%2F&y")
                                .post(RequestBody.create("{}", MediaType.get("application/json")))
                                .build())
                        .execute()) {
            io.authcontract.http.Request request =
                    OkHttpAssertions.exchange(response).request().orElseThrow();

            assertThat(request.method()).hasToString("POST");
            assertThat(request.url()).isEqualTo(server.uri("/orders?x=%2F&y").toString());
            assertThat(request.body().text(StandardCharsets.UTF_8)).isEqualTo("{}");
            assertThat(request.headers().fields())
                    .extracting(Field::name)
                    .contains("Content-Type", "Host", "User-Agent");
            assertThat(server.onlyRequest().head())
                    .contains("User-Agent: "
                            + request.headers().first("User-Agent").orElseThrow());
        }
    }

    @Test
    void responsesThatOkHttpKeepsInsideHaveNoBody() throws IOException {
        try (RawServer server = Canned.answering(REFUSAL);
                Response response = get(server, "/orders")) {
            Exchange network = OkHttpAssertions.exchange(response.networkResponse());

            assertThat(network.hasStatus(401)).isTrue();
            assertThat(network.response().orElseThrow().body().isKnown()).isFalse();
        }
    }

    private static byte[] gzipped(String content) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        octets.write(Canned.octets(
                "HTTP/1.1 401 Unauthorized\nContent-Type: application/problem+json\nContent-Encoding: gzip\n\n"));
        try (GZIPOutputStream gzip = new GZIPOutputStream(octets)) {
            gzip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return octets.toByteArray();
    }

    private static Request.Builder request(RawServer server, String target) {
        return new Request.Builder().url(server.uri(target).toString());
    }

    private Response get(RawServer server, String target) throws IOException {
        return client.newCall(request(server, target).build()).execute();
    }
}
