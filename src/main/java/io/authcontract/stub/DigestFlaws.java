package io.authcontract.stub;

import io.authcontract.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What is wrong with nonces. */
final class DigestFlaws {
    private static final String STALE = ", stale=true";

    private DigestFlaws() {}

    static List<Flaw> all() {
        return Stream.of(
                        new Flaw(
                                "used-nonce-unexplained",
                                "The right response to a nonce that is used up is refused like a wrong password.",
                                "RFC 7616 section 3.3: stale=true tells the client to try again with a new nonce, without asking for the"
                                        + " password. Seen in jetty 12.1, tomcat 11 and http-auth for node.",
                                Rewriting.challenges(value -> value.replace(STALE, ""))),
                        new Flaw(
                                "stale-for-a-wrong-password",
                                "Whatever a client answers, the next challenge says that only the nonce was wrong.",
                                "RFC 7616 section 3.3: the server SHOULD only set stale to true if it receives a request for which the"
                                        + " nonce is invalid.",
                                Rewriting.unauthorized(DigestFlaws::alwaysStale)),
                        new Flaw(
                                "every-nonce-taken",
                                "A nonce that was never given is as good as any.",
                                "RFC 7616 section 5.4: nonces are there so that no response can be used again. Seen in httpbin 0.7 and"
                                        + " passport-http.",
                                Rewriting.unauthorized(DigestFlaws::taken)))
                .map(flaw -> flaw.of(StubPart.DIGEST))
                .toList();
    }

    private static Response alwaysStale(Encounter encounter, Response response) {
        UnaryOperator<String> stale = value -> value.startsWith(Digest.SCHEME) ? value + STALE : value;
        boolean answers = Digest.of(encounter.request()).isPresent();
        return answers && !isStale(response) ? Rewriting.challenged(response, stale) : response;
    }

    private static Response taken(Encounter encounter, Response response) {
        Optional<Account> knowing = encounter
                .trace()
                .decision()
                .filter(Decision.Stale.class::isInstance)
                .map(decision -> ((Decision.Stale) decision).account());
        return knowing.map(encounter::admitted).orElse(response);
    }

    private static boolean isStale(Response response) {
        return response.headers().values(Refusals.CHALLENGE).stream().anyMatch(value -> value.contains(STALE));
    }
}
