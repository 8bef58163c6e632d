import static io.authcontract.client.restassured.RefusalSpec.unauthorized;
import static io.authcontract.client.restassured.RestAssuredAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.builder.ResponseBuilder;
import io.restassured.response.Response;

/** The adapter of one client does not need the other one. */
class AssertsOnAResponseOfRestAssured {
    public static void main(String[] arguments) {
        Response response = new ResponseBuilder()
                .setStatusCode(401)
                .setHeader("WWW-Authenticate", "Bearer realm=\"orders\"")
                .setBody("{}")
                .build();

        assertThat(response).isUnauthorized().challenges("Bearer");
        response.then().spec(unauthorized().challenging("Bearer"));
        assertThat(response.asString()).isEqualTo("{}");
    }
}
