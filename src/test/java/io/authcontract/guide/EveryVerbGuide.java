package io.authcontract.guide;

import static io.authcontract.assertion.AuthAssertions.assertThatResponse;
import static io.authcontract.client.okhttp.OkHttpAssertions.assertThatResponse;
import static io.authcontract.client.restassured.RestAssuredAssertions.assertThatResponse;
import static org.assertj.core.api.Assertions.*;

import io.authcontract.testkit.RawServer;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

/** assertThatResponse of each client beside AssertJ's wildcard. */
class EveryVerbGuide {
    @Test
    void assertsOnEachClient() throws IOException, InterruptedException {
        try (RawServer orders = Orders.start();
                Response okHttp = new OkHttpClient()
                        .newCall(new Request.Builder()
                                .url(orders.uri("/orders").toString())
                                .build())
                        .execute()) {
            HttpResponse<Void> jdk = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(orders.uri("/orders")).build(),
                            HttpResponse.BodyHandlers.discarding());

            assertThatResponse(okHttp).challenges("Bearer");
            assertThatResponse(jdk).challenges("Bearer");
            assertThatResponse(RestAssured.get(orders.uri("/orders"))).challenges("Bearer");
            assertThatResponse(Orders.exchange()).challenges("Bearer");
            assertThat("anything else").isNotBlank();
        }
    }
}
