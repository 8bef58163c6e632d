package io.authcontract.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Method;
import io.authcontract.http.Request;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines as services write them, and of which request they tell. */
class LineNamesTests {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            textBlock =
                    """
            /orders | refused req=r-17                               | true  | true
            /orders | 127.0.0.1 "GET /orders HTTP/1.1" 401 12        | true  | true
            /orders | {"uri":"/orders","status":401}                 | true  | true
            /orders | route=/orders?page=2 status=401                | true  | true
            /orders | 401 for http://localhost:8080/orders.          | true  | true
            /orders | authentication failed for /orders              | false | true
            /orders | 127.0.0.1 "GET /orders HTTP/1.1" 200 1401      | false | true
            /orders | "GET /orders-archive HTTP/1.1" 401             | false | false
            /orders | "GET /api/orders HTTP/1.1" 401                 | false | false
            /orders | "GET /orders/7 HTTP/1.1" 401                   | false | false
            /orders | "GET /orders.json HTTP/1.1" 401                | false | false
            /       | 127.0.0.1 "GET / HTTP/1.1" 401 12              | true  | true
            /       | refused GET / from 127.0.0.1                   | false | true
            /       | see http://localhost/help and GET /orders 401  | false | false
            /       | one / other                                    | false | false
            """,
            delimiter = '|')
    void tellOfARequest(String path, String line, boolean named, boolean mentioned) {
        Request request = Request.of(Method.GET, URI.create("http://localhost:8080" + path));
        LineNames names = new LineNames(request, "r-17");

        assertThat(names.isNamed(line, 401)).as("named").isEqualTo(named);
        assertThat(names.isMentioned(line, 401)).as("mentioned").isEqualTo(mentioned);
    }
}
