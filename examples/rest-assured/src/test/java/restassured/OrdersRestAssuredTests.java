package restassured;

import static io.authcontract.client.restassured.RefusalSpec.unauthorized;
import static io.authcontract.client.restassured.RestAssuredAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.authcontract.client.restassured.ContractFilter;
import io.authcontract.rule.RuleBook;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import quickstart.OrdersService;

/** The orders service of the quickstart, tested the way a team that has REST-assured already does it. */
class OrdersRestAssuredTests {
    @AutoClose
    static final OrdersService service = OrdersService.start();

    /** The filter puts the request into failures, with a curl line, and lets rules judge it. */
    final ContractFilter contract = new ContractFilter();

    RequestSpecification api() {
        return given().filter(contract).baseUri(service.uri().toString());
    }

    @Test
    void asksStrangersForABearerToken() {
        api().when().get("/orders").then().spec(unauthorized().challengingOnly("Bearer"));
    }

    @Test
    void tellsThatATokenIsNotValidInOneChain() {
        api().auth()
                .preemptive()
                .oauth2("stale")
                .when()
                .delete("/orders/1")
                .then()
                .spec(unauthorized().challenging("Bearer").conformingTo(RuleBook.standard()))
                .body("status", equalTo(401));
    }

    @Test
    void tellsThatATokenIsNotValidInTheStyleOfAssertJ() {
        Response response = api().header("Authorization", "Bearer stale").get("/orders/1");

        assertThat(response)
                .isUnauthorized()
                .hasProblemDetails()
                .isNotCacheable()
                .challenge("Bearer")
                .hasRealm("orders")
                .hasError("invalid_token");
    }

    @Test
    void refusesHeadWithoutABody() {
        assertThat(api().head("/orders")).isUnauthorized().challenges("Bearer").hasNoBody();
    }

    @Test
    void refusesATokenThatIsSentTwice() {
        Response response = api().header("Authorization", "Bearer " + OrdersService.TOKEN, "Bearer stale")
                .get("/orders");

        assertThat(response).hasStatus(400).challenge("Bearer").hasError("invalid_request");
    }

    @Test
    void servesTheHolderOfTheTokenHoweverTheSchemeIsWritten() {
        api().header("Authorization", "bEARER  " + OrdersService.TOKEN)
                .when()
                .get("/orders")
                .then()
                .statusCode(200)
                .body("id", hasSize(2));
    }
}
