package io.authcontract.matrix;

import io.authcontract.contract.Operation;
import io.authcontract.credential.Credential;
import io.authcontract.http.Exchange;
import io.authcontract.http.Response;
import io.authcontract.rule.AccessToken;
import java.time.Instant;
import java.util.Optional;

/** What a reader can do about a control that did not work. */
final class ControlAdvice {
    private static final String INPUT =
            "an input that succeeds: samples and a body with harmless(), or the right status with controlStatus(..)";

    private ControlAdvice() {}

    static String of(Exchange exchange, Credential credential, Instant now) {
        int status = exchange.response().map(Response::status).orElse(0);
        if (status == 401 || status == 403) {
            return expiry(credential, now)
                    .map(end -> ": its token ran out at " + end + "; let the identity's supplier fetch a fresh one")
                    .orElseGet(() -> ": the credential was refused" + error(exchange)
                            + "; is it still valid, and does it have every permission?");
        }
        if (Evidence.PASSING.contains(status)) {
            return ": the service throttles or is busy, which says nothing of the credential; run it again later, or more slowly";
        }
        return switch (status / 100) {
            case 3 -> ": a redirect; declare the address it leads to, or the path as the service spells it";
            case 5 -> ": the service failed; look into its log";
            default ->
                status == 404
                        ? ": is the path right, and does the object of the sample exist?"
                        : "; declare an input that succeeds, or the right status with controlStatus(..)";
        };
    }

    /** An unguarded operation and one that looks for the object first cannot be told apart, but the first is the one to look for. */
    static String ofNoGuard(Operation operation, int status) {
        return ", and a request without credentials is not answered otherwise: either " + operation
                + " is open to everybody, or the service gives " + status
                + " before it asks for credentials; look at its guard, or declare " + INPUT;
    }

    static String ofNoPath() {
        return ", and so, or alike, is a request to a path that does not exist; declare " + INPUT;
    }

    private static String error(Exchange exchange) {
        return exchange.challenges().stream()
                .flatMap(challenge -> challenge.parameter("error").stream())
                .findFirst()
                .map(error -> " with error \"" + error + "\"")
                .orElse("");
    }

    private static Optional<Instant> expiry(Credential credential, Instant now) {
        return credential instanceof Credential.Bearer bearer
                ? AccessToken.expiry(bearer.token()).filter(time -> !time.isAfter(now))
                : Optional.empty();
    }
}
