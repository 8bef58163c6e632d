package io.authcontract.client.restassured;

import static io.authcontract.client.restassured.RefusalSpec.forbidden;
import static io.authcontract.client.restassured.RefusalSpec.unauthorized;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hamcrest.Matchers.equalTo;

import io.authcontract.rule.RuleBook;
import io.authcontract.testkit.Canned;
import io.authcontract.testkit.RawServer;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefusalSpecTests {
    private RawServer server;

    @BeforeEach
    void start() throws IOException {
        server = Canned.answering(
                """
                HTTP/1.1 401 Unauthorized
                WWW-Authenticate: Bearer realm="orders"
                WWW-Authenticate: Basic realm="orders"
                Content-Type: application/problem+json
                Content-Length: 14

                {"status":401}""");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void passesInRestAssuredsStyle() {
        asked().spec(unauthorized()
                        .challenging("bearer")
                        .challengingOnly("Bearer", "Basic")
                        .leakingNo("token-1")
                        .conformingTo(RuleBook.standard())
                        .satisfying(response -> response.challenge("Bearer").hasRealm("orders")))
                .body("status", equalTo(401));
    }

    @Test
    void failsWithOurText() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> asked().spec(unauthorized().challenging("Digest")))
                .withMessageContaining("GET " + server.uri("/orders"))
                .withMessageContaining("to challenge with%n  Digest".formatted());
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> asked().spec(forbidden()))
                .withMessageContaining("to answer with%n  403 Forbidden".formatted());
    }

    @Test
    void eachRequirementCanFail() {
        assertFails(unauthorized().challengingOnly("Bearer"));
        assertFails(unauthorized().leakingNo("status"));
        assertFails(unauthorized().satisfying(response -> response.hasNoBody()));
        assertFails(unauthorized().conformingTo(RuleBook.standard().with(Broken.always())));
    }

    @Test
    void restAssuredsOwnExpectationsCanBeAdded() {
        asked().spec((RefusalSpec)
                unauthorized().contentType("application/problem+json").body("status", equalTo(401)));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(
                        () -> asked().spec(unauthorized().challenging("Bearer").contentType("text/html")))
                .withMessageContaining("Expected content-type \"text/html\"");
    }

    @Test
    void isAValueLikeAnyOther() {
        RefusalSpec spec = unauthorized().challenging("Bearer");

        assertThat(List.of(spec)).contains(spec).doesNotContain(unauthorized());
        assertThat(Set.of(spec)).contains(spec);
        assertThat(spec).hasToString("a refusal with 2 requirements");
    }

    private ValidatableResponse asked() {
        return given().filter(new ContractFilter())
                .when()
                .get(server.uri("/orders"))
                .then();
    }

    private void assertFails(RefusalSpec spec) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> asked().spec(spec));
    }
}
