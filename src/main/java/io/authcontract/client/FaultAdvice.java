package io.authcontract.client;

import io.authcontract.http.Fault;
import io.authcontract.http.Request;

/** Adds to a fault what the reader can do about it: a transport knows what happened, only the client knows the contract. */
final class FaultAdvice {
    private FaultAdvice() {}

    static Fault added(Fault fault, Request request, String contract, AuthClientOptions options) {
        String advice = advice(fault, request, contract, options);
        return advice.isEmpty() ? fault : new Fault(fault.kind(), fault.detail() + " " + advice);
    }

    private static String advice(Fault fault, Request request, String contract, AuthClientOptions options) {
        String address = request.origin() + ", the address of contract \"" + contract + "\"";
        return switch (fault.kind()) {
            case CONNECTION_REFUSED ->
                "Start the service before the first request, or correct " + address
                        + "; a port known only at run time is declared with baseUri(() -> ..).";
            case UNKNOWN_HOST -> "Correct " + address + ".";
            case TLS ->
                request.origin().isSecure()
                        ? "Trust a test certificate with TransportOptions.withTrust(..) in the AuthClientOptions; a service without TLS has an http address."
                        : "";
            case TIMEOUT ->
                "The limit was " + options.transport().timeout().toMillis()
                        + " ms; authcontract.timeout-seconds raises it where a test does not set AuthClientOptions itself."
                        + (request.origin().isSecure() ? " A service without TLS has an http address." : "");
            case MALFORMED ->
                "Is it the HTTP service that listens at " + address + "? A service behind TLS has an https address.";
            default -> "";
        };
    }
}
