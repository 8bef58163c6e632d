package io.authcontract.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Body;
import io.authcontract.http.Exchange;
import io.authcontract.http.Headers;
import io.authcontract.http.Method;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.net.URI;
import org.junit.jupiter.api.Test;

class BodyShapeTests {
    private static Exchange page(String text) {
        return Exchange.of(
                Request.of(Method.GET, URI.create("http://localhost/orders/7")),
                Response.of(404, Headers.of("Content-Type", "text/plain"), Body.of(text)));
    }

    @Test
    void masksWordsWithADigitAndThePath() {
        assertThat(BodyShape.differs(page("no /orders/7, request a1-b2"), page("no /orders/9, request ffe-17z")))
                .isFalse();
        assertThat(BodyShape.differs(page("no such order"), page("no such path")))
                .isTrue();
    }

    /** Read again from each of its characters on, it would keep a machine busy for hours. */
    @Test
    void readsALongWordOnce() {
        String word = "a".repeat(1 << 20);

        assertThat(BodyShape.differs(page(word), page(word + "b"))).isTrue();
    }
}
