package io.authcontract.guide;

import static io.authcontract.assertion.AuthAssertions.assertThat;
import static io.authcontract.client.okhttp.OkHttpAssertions.assertThat;
import static io.authcontract.client.restassured.RefusalSpec.unauthorized;
import static io.authcontract.client.restassured.RestAssuredAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.client.restassured.ContractFilter;
import io.authcontract.testkit.RawServer;
import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

/** One import for each client, side by side. */
class EveryClientGuide {
    @Test
    void assertsOnAnExchange() {
        assertThat(Orders.exchange()).isUnauthorized();
        assertThat(Orders.response()).isUnauthorized();
        assertThat("anything else").isNotBlank();
    }

    @Test
    void assertsOnAResponseOfOkHttp() throws IOException {
        try (RawServer orders = Orders.start();
                Response response = new OkHttpClient()
                        .newCall(new Request.Builder()
                                .url(orders.uri("/orders").toString())
                                .build())
                        .execute()) {
            assertThat(response).isUnauthorized().challenges("Bearer");
        }
    }

    @Test
    void assertsOnAResponseOfRestAssured() {
        try (RawServer orders = Orders.start()) {
            io.restassured.response.Response response =
                    given().filter(new ContractFilter()).when().get(orders.uri("/orders"));

            assertThat(response).isUnauthorized().challenges("Bearer");
        }
    }

    @Test
    void assertsInRestAssuredsOwnStyle() {
        try (RawServer orders = Orders.start()) {
            given().filter(new ContractFilter())
                    .when()
                    .get(orders.uri("/orders"))
                    .then()
                    .spec(unauthorized().challenging("Bearer"));
        }
    }
}
