package io.authcontract.stub;

import io.authcontract.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What is wrong behind the answers: what is done, what is forgotten, and what is written down. */
final class ServiceFlaws {
    private ServiceFlaws() {}

    static List<Flaw> all() {
        return List.of(
                new Flaw(
                        "acts-first",
                        "What may change something is done, and refused afterwards.",
                        "RFC 9110 section 15.5.2: 401 says that the request has not been applied. Seen where the check is the last"
                                + " step of a transaction that nobody rolls back.",
                        ServiceFlaws::acting),
                new Flaw(
                        "revoked-goes-on",
                        "A credential that was revoked is taken as before.",
                        "OWASP ASVS 5.0 section 7.4.1: after termination no further use is possible. Seen where only the signature"
                                + " of a token is looked at.",
                        ServiceFlaws::forgiving),
                new Flaw(
                        "credentials-logged",
                        "The Authorization field of each request is written into the log.",
                        "OWASP ASVS 5.0 section 16.2.5: what may be logged depends on how it has to be protected, and its example of what"
                                + " may not is credentials. Seen in Apache httpd with %{Authorization}i in its LogFormat.",
                        ServiceFlaws::loggingAll),
                new Flaw(
                        "refusals-unlogged",
                        "Requests that are refused leave no line in the log.",
                        "OWASP ASVS 5.0 section 16.3.1: all authentication operations are logged, unsuccessful ones included.",
                        ServiceFlaws::loggingSuccess));
    }

    private static Response acting(Encounter encounter, Function<Encounter, Response> next) {
        Response response = next.apply(encounter);
        boolean acts =
                !encounter.request().method().isSafe() && encounter.operation().isPresent() && isRefusal(response);
        if (acts) {
            encounter.served();
        }
        return response;
    }

    private static Response forgiving(Encounter encounter, Function<Encounter, Response> next) {
        Response response = next.apply(encounter);
        Optional<Account> revoked = encounter.decision().caller().filter(encounter.route()::isRevoked);
        return isRefusal(response) ? revoked.map(encounter::admitted).orElse(response) : response;
    }

    private static Response loggingAll(Encounter encounter, Function<Encounter, Response> next) {
        encounter.request().headers().values(Credentials.FIELD).forEach(line -> encounter
                .trace()
                .log(Credentials.FIELD + ": " + line));
        return next.apply(encounter);
    }

    private static Response loggingSuccess(Encounter encounter, Function<Encounter, Response> next) {
        Response response = next.apply(encounter);
        if (isRefusal(response)) {
            encounter.trace().leaveUnwritten();
        }
        return response;
    }

    private static boolean isRefusal(Response response) {
        return response.status() == 401 || response.status() == 403;
    }
}
