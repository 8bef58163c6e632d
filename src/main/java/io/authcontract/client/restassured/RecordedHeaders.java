package io.authcontract.client.restassured;

import io.authcontract.http.Redaction;
import io.authcontract.http.Request;
import io.restassured.http.Headers;
import java.util.Optional;

/**
 * The header section of a response that remembers what {@link ContractFilter} saw. A response keeps this object wherever it goes, through
 * {@code then().extract().response()} too, so nothing has to be remembered elsewhere.
 */
final class RecordedHeaders extends Headers {
    private final Optional<Request> request;
    private final boolean authenticatesUnseen;
    private final Redaction redaction;

    RecordedHeaders(Headers headers, Optional<Request> request, boolean authenticatesUnseen, Redaction redaction) {
        super(headers.asList());
        this.request = request;
        this.authenticatesUnseen = authenticatesUnseen;
        this.redaction = redaction;
    }

    Optional<Request> request() {
        return request;
    }

    /** Whether REST-assured may have sent credentials that no filter gets to see. */
    boolean authenticatesUnseen() {
        return authenticatesUnseen;
    }

    Redaction redaction() {
        return redaction;
    }
}
