package io.authcontract.assertion;

import io.authcontract.http.Fault;
import io.authcontract.http.MessageSyntax;
import org.assertj.core.error.ErrorMessageFactory;

/** Error: there is no response of which anything could be asserted. */
final class ShouldBeAnswered extends ExchangeError {
    private static final String FORMAT = "to be answered, but there is no response:%n  %s";

    private ShouldBeAnswered(FactText text, String... values) {
        super(text, Reason.NONE, FORMAT, values);
    }

    static ErrorMessageFactory shouldBeAnswered(AuthResponse response) {
        FactText text = FactText.of(response);
        String what = response.fault()
                .map(fault -> text.text(fault.toString()) + "\n" + advice(fault, response))
                .orElse("");
        return new ShouldBeAnswered(text, what);
    }

    private static String advice(Fault fault, AuthResponse response) {
        String there =
                response.exchange().request().map(r -> r.origin().toString()).orElse("that address");
        return switch (fault.kind()) {
            case CONNECTION_REFUSED -> "Is the service running at " + there + "?";
            case UNKNOWN_HOST -> "Is the host name of " + there + " right?";
            case TLS -> "Does the client trust the certificate, and is https spoken at " + there + "?";
            case TIMEOUT -> "Is the service stuck? If it is only slow, give the client more time.";
            case CLOSED_UNANSWERED ->
                "The connection was taken and closed without an answer: look into the log of the service,"
                        + " and whether http was sent to an https port.";
            case RESET, TRUNCATED -> "The connection broke before the end: look into the log of the service.";
            case MALFORMED ->
                "What listens at " + there + " does not answer in HTTP: is it the right port and the right scheme?";
            case TOO_LARGE -> "The limits of the client can be raised, if that much is intended.";
            case NOT_SENDABLE ->
                response.exchange().request().flatMap(MessageSyntax::unsendable).isPresent()
                        ? "No transport can: correct the request."
                        : "Send it with a transport that can, for example RawTransport.";
            case USED_CONNECTION -> "Send the request again: this transport gives it a connection of its own then.";
            case OTHER -> "Look into the log of the service at " + there + ".";
        };
    }
}
