package io.authcontract.matrix;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.authcontract.http.Request;
import io.restassured.specification.RequestSpecification;
import java.util.List;

/** The same requests as a parameterized test over REST-assured sends them, one after the other. */
final class RestAssuredLoop {
    private final List<Request> requests;

    RestAssuredLoop(List<Request> requests) {
        this.requests = requests;
    }

    void run(int number) {
        for (Request request : requests.subList(0, number)) {
            RequestSpecification specification = given().redirects().follow(false);
            request.headers().forEach(field -> specification.header(field.name(), field.value()));
            if (!request.body().isEmpty()) {
                specification.body(request.body().octets());
            }
            specification
                    .when()
                    .request(request.method().name(), request.url())
                    .then()
                    .statusCode(greaterThanOrEqualTo(200));
        }
    }
}
