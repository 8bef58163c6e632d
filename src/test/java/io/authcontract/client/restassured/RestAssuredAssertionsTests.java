package io.authcontract.client.restassured;

import static io.authcontract.client.restassured.RestAssuredAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.authcontract.http.Exchange;
import io.authcontract.http.Redaction;
import io.authcontract.rule.CredentialKind;
import io.authcontract.rule.RuleBook;
import io.authcontract.testkit.Canned;
import io.authcontract.testkit.RawServer;
import io.authcontract.testkit.ReceivedRequest;
import io.restassured.builder.ResponseBuilder;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class RestAssuredAssertionsTests {
    private static final String REFUSAL =
            """
            HTTP/1.1 401 Unauthorized
            WWW-Authenticate: Bearer realm="orders"
            WWW-Authenticate: Basic realm="orders"
            Content-Type: application/problem+json
            Content-Length: 14

            {"status":401}""";

    private final ContractFilter contract = new ContractFilter();

    @Test
    void readsEachChallengeLineWhileRestAssuredShowsTheLast() throws IOException {
        try (RawServer server = Canned.answering(REFUSAL)) {
            Response response = given().filter(contract).when().get(server.uri("/orders"));

            assertThat(response.getHeader("WWW-Authenticate")).isEqualTo("Basic realm=\"orders\"");
            assertThat(response)
                    .isUnauthorized()
                    .challengesOnly("Bearer", "Basic")
                    .hasProblemDetails()
                    .conformsTo(RuleBook.standard());
        }
    }

    @Test
    void theFilterTellsTheRequest() throws IOException {
        try (RawServer server = Canned.answering(REFUSAL)) {
            Response response = given().filter(contract)
                    .queryParam("x", "a b")
                    .header("X-A", "1")
                    .cookie("sid", "s1")
                    .body("{}")
                    .when()
                    .post(server.uri("/orders"));
            var request = RestAssuredAssertions.exchange(response).request().orElseThrow();

            assertThat(request.method()).hasToString("POST");
            assertThat(request.url()).isEqualTo(server.uri("/orders?x=a%20b").toString());
            assertThat(request.headers().values("X-A")).containsExactly("1");
            assertThat(request.headers().values("Cookie")).containsExactly("sid=s1");
            assertThat(request.body().text(StandardCharsets.UTF_8)).isEqualTo("{}");
            assertThat(server.onlyRequest().head()).startsWith("POST /orders?x=a%20b HTTP/1.1");
        }
    }

    @Test
    void theRequestSurvivesExtraction() throws IOException {
        try (RawServer server = Canned.answering(REFUSAL)) {
            Response response = given().filter(contract)
                    .when()
                    .get(server.uri("/orders"))
                    .then()
                    .statusCode(401)
                    .extract()
                    .response();

            assertThat(RestAssuredAssertions.exchange(response).request()).isPresent();
            assertThat(response.jsonPath().getInt("status")).isEqualTo(401);
        }
    }

    @Test
    void withoutTheFilterFailuresSayThatTheRequestIsUnknown() throws IOException {
        try (RawServer server = Canned.answering(REFUSAL)) {
            Response response = given().when().get(server.uri("/orders"));

            assertThat(response).isUnauthorized();
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(response).isForbidden())
                    .withMessageContaining("a request that is not known here")
                    .withMessageContaining("write given().filter(new ContractFilter()) to see it here");
        }
    }

    @Test
    void preemptiveCredentialsArePartOfTheRequestAndHidden() throws IOException {
        try (RawServer server = Canned.answering(REFUSAL)) {
            Response basic = given().filter(contract)
                    .auth()
                    .preemptive()
                    .basic("alice", "secret-4711")
                    .when()
                    .get(server.uri("/orders"));
            Response bearer =
                    given().filter(contract).auth().oauth2("token-4712").when().get(server.uri("/orders"));

            assertThat(sentAuthorization(basic)).containsExactly("Basic YWxpY2U6c2VjcmV0LTQ3MTE=");
            assertThat(sentAuthorization(bearer)).containsExactly("Bearer token-4712");
            assertThat(server.requests())
                    .extracting(ReceivedRequest::head)
                    .satisfiesExactly(
                            first -> assertThat(first).contains("Authorization: Basic YWxpY2U6c2VjcmV0LTQ3MTE="),
                            second -> assertThat(second).contains("Authorization: Bearer token-4712"));
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(basic).isForbidden())
                    .withMessageNotContainingAny("YWxpY2U6c2VjcmV0LTQ3MTE=", "secret-4711");
        }
    }

    /** With challenged credentials the same request goes out with and without them, depending on the service. */
    @Test
    void credentialsThatNoFilterSeesAreUnknownAndNotAbsent() throws IOException {
        try (RawServer server = Canned.answering("HTTP/1.1 200 OK\nContent-Length: 0\n\n")) {
            Response challenged = given().filter(contract)
                    .auth()
                    .basic("alice", "secret-4711")
                    .when()
                    .get(server.uri("/orders"));
            Response anonymous = given().filter(contract).when().get(server.uri("/orders"));

            assertThat(credential(challenged)).isEmpty();
            assertThat(credential(anonymous)).containsExactly(CredentialKind.NONE);
        }
    }

    @Test
    void aFollowedLoginRedirectGetsTheHint() throws IOException {
        Map<String, byte[]> answers = Map.of(
                "/orders", Canned.octets("HTTP/1.1 302 Found\nLocation: /login\nContent-Length: 0\n\n"),
                "/login",
                        Canned.octets(
                                "HTTP/1.1 200 OK\nContent-Type: text/html\n\n<form><input type=\"password\"></form>"));
        try (RawServer server = Canned.answering(answers)) {
            Response followed = given().filter(contract).when().get(server.uri("/orders"));
            Response own =
                    given().filter(contract).redirects().follow(false).when().get(server.uri("/orders"));

            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(followed).isUnauthorized())
                    .withMessageContaining("write given().redirects().follow(false)");
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(followed).isNotRefused());
            assertThat(own).redirectsToLogin("/login");
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(own).isUnauthorized())
                    .withMessageNotContaining("redirects().follow(false)");
        }
    }

    @Test
    void theBodyCanBeReadAfterwards() throws IOException {
        try (RawServer server = Canned.answering(REFUSAL)) {
            Response response = given().filter(contract).when().get(server.uri("/orders"));

            assertThat(response).hasProblemDetails();
            assertThat(response).hasProblemDetails();
            assertThat(response.asString()).isEqualTo("{\"status\":401}");
            assertThat(response.asInputStream().readAllBytes()).hasSize(14);
        }
    }

    @Test
    void aBodyThatWasReadIsUnknown() throws IOException {
        try (RawServer server = Canned.answering(REFUSAL)) {
            Response response = given().filter(contract).when().get(server.uri("/orders"));
            try (var in = response.asInputStream()) {
                assertThat(in.readAllBytes()).hasSize(14);
            }

            assertThat(response).isUnauthorized();
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(response).hasNoBody())
                    .withMessageContaining("the body is not known: ");
        }
    }

    @Test
    void anEmptyBodyIsKnownWhereItsLengthIs() throws IOException {
        try (RawServer server = Canned.answering("HTTP/1.1 401 Unauthorized\nContent-Length: 0\n\n")) {
            assertThat(given().filter(contract).when().get(server.uri("/"))).hasNoBody();
        }
        try (RawServer server = Canned.answering("HTTP/1.1 401 Unauthorized\nContent-Length: 26\n\n")) {
            assertThat(given().filter(contract).when().head(server.uri("/"))).hasNoBody();
        }
    }

    /** C3 A9 and E9 both arrive as they are: REST-assured's client reads octets. */
    @Test
    void octetsOfFieldsAreKept() throws IOException {
        try (RawServer server = Canned.answering(
                "HTTP/1.1 401 X\nWWW-Authenticate: Basic realm=\"\u00e9 \u00c3\u00a9\"\nContent-Length: 0\n\n")) {
            Response response = given().filter(contract).when().get(server.uri("/"));

            assertThat(response).challenge("Basic").hasRealm("\u00e9 \u00c3\u00a9");
        }
    }

    @Test
    void seesTheContentThatRestAssuredHasDecoded() throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        octets.write(
                Canned.octets("HTTP/1.1 401 X\nContent-Type: application/problem+json\nContent-Encoding: gzip\n\n"));
        try (GZIPOutputStream gzip = new GZIPOutputStream(octets)) {
            gzip.write("{\"status\":401}".getBytes(StandardCharsets.UTF_8));
        }
        try (RawServer server = Canned.answering(Map.of("*", octets.toByteArray()))) {
            Response response = given().filter(contract).when().get(server.uri("/"));

            assertThat(response).hasProblemDetails();
        }
    }

    @Test
    void statusLineAndDurationAreTaken() throws IOException {
        try (RawServer server = Canned.answering("HTTP/1.1 401 Not You\nContent-Length: 0\n\n")) {
            Exchange exchange = RestAssuredAssertions.exchange(given().when().get(server.uri("/")));

            assertThat(exchange.response().orElseThrow())
                    .returns("HTTP/1.1", response -> response.protocol())
                    .returns("Not You", response -> response.reason());
            assertThat(exchange.hops()).isEmpty();
        }
    }

    /** As filters build them, and MockMvc under REST-assured. */
    @Test
    void aResponseThatCameFromNoNetworkIsReadToo() {
        Response bare = new ResponseBuilder().setStatusCode(401).build();
        Response worded = new ResponseBuilder()
                .setStatusCode(401)
                .setStatusLine("401 Not You")
                .build();

        assertThat(RestAssuredAssertions.exchange(bare).response().orElseThrow())
                .returns("HTTP/1.1", response -> response.protocol())
                .returns("", response -> response.reason());
        assertThat(RestAssuredAssertions.exchange(worded).response().orElseThrow())
                .returns("HTTP/1.1", response -> response.protocol())
                .returns("Not You", response -> response.reason());
    }

    @Test
    void aRedactorOfOnesOwnIsUsed() throws IOException {
        try (RawServer server = Canned.answering("HTTP/1.1 401 X\nX-Tenant: acme-4711\nContent-Length: 0\n\n")) {
            Response response = given().filter(
                            new ContractFilter(Redaction.standard().withSecrets(List.of("acme-4711"))))
                    .when()
                    .get(server.uri("/"));

            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(response).hasHeader("X-Tenant", "acme-4712"))
                    .withMessageNotContaining("acme-4711");
        }
    }

    private static List<String> sentAuthorization(Response response) {
        return RestAssuredAssertions.exchange(response)
                .request()
                .orElseThrow()
                .headers()
                .values("Authorization");
    }

    private static List<CredentialKind> credential(Response response) {
        return RestAssuredAssertions.response(response).observation().circumstances().credential().stream()
                .toList();
    }
}
