package io.authcontract.guide;

import static io.authcontract.assertion.AuthAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.testkit.RawServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Both names imported one by one: exchanges and the JDK's responses too. */
class TwoImportsGuide {
    @Test
    void assertsOnAnExchange() {
        assertThat(Orders.exchange()).isUnauthorized().challenges("Bearer");
        assertThat(Orders.response()).isUnauthorized();
        assertThat(List.of(1)).hasSize(1);
        assertThat("anything else").isNotBlank();
    }

    @Test
    void assertsOnAResponseOfTheJdk() throws IOException, InterruptedException {
        try (RawServer orders = Orders.start()) {
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(orders.uri("/orders")).build(), HttpResponse.BodyHandlers.ofString());

            assertThat(response).isUnauthorized().challenges("Bearer").hasNoBody();
        }
    }
}
