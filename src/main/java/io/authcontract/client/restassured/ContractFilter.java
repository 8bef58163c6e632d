package io.authcontract.client.restassured;

import io.authcontract.http.Redaction;
import io.restassured.builder.ResponseBuilder;
import io.restassured.filter.FilterContext;
import io.restassured.filter.OrderedFilter;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/**
 * Records the request with each response of REST-assured, so that failures show it, with a curl line, and rules can judge it.
 *
 * <pre>{@code
 * Response response = given().filter(new ContractFilter()).when().get("/orders");
 * assertThat(response).isUnauthorized().challenges("Bearer");
 * }</pre>
 *
 * <p>The response itself is what it was. Runs after all other filters, so it sees what they add. Has no state: one instance serves any number of
 * requests and threads.
 *
 * @since 0.1.0
 */
public final class ContractFilter implements OrderedFilter {
    private final Redaction redaction;

    /** Creates a filter whose responses are printed with the standard redactor. */
    public ContractFilter() {
        this(Redaction.standard());
    }

    /**
     * Creates a filter whose responses are printed with a redactor of your own.
     *
     * @param redaction what failures pass
     */
    public ContractFilter(Redaction redaction) {
        this.redaction = redaction;
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification response, FilterContext context) {
        SentRequest sent = SentRequest.of(request);
        Response answer = context.next(request, response);
        RecordedHeaders headers =
                new RecordedHeaders(answer.getHeaders(), sent.request(), sent.authenticatesUnseen(), redaction);
        return new ResponseBuilder().clone(answer).setHeaders(headers).build();
    }

    /**
     * Returns the place after all other filters.
     *
     * @return {@link OrderedFilter#LOWEST_PRECEDENCE}
     */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public String toString() {
        return "ContractFilter";
    }
}
