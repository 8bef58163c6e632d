package io.authcontract.stub;

import io.authcontract.http.Body;
import io.authcontract.http.Headers;
import io.authcontract.http.Method;
import io.authcontract.http.Outcome;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import io.authcontract.http.Transport;
import java.net.URI;

/**
 * Sends single requests to a stub.
 *
 * @param transport sends them
 * @param base the address of the stub
 */
record StubVisitor(Transport transport, URI base) {

    Response get(String path, String... headers) {
        return send(Method.GET, path, "", headers);
    }

    Response send(Method method, String path, String body, String... headers) {
        Request request = Request.of(method, URI.create(base + path)).withHeaders(Headers.of(headers));
        Outcome outcome = transport.send(body.isEmpty() ? request : request.withBody(Body.of(body)));
        if (outcome instanceof Response response) {
            return response;
        }
        throw new AssertionError(method + " " + path + ": " + outcome);
    }
}
