package io.authcontract.stub;

import static io.authcontract.stub.Refusals.CHALLENGE;

import io.authcontract.http.Response;
import java.util.List;

/** What is wrong with a challenge, whatever its scheme. */
final class ChallengeFlaws {
    private static final String REALM = "realm=\"([^\"]*)\"";

    private ChallengeFlaws() {}

    static List<Flaw> all() {
        return List.of(
                new Flaw(
                        "spaces-around-equals",
                        "Names and values of the challenge are joined with \" = \".",
                        "RFC 9110 section 11.2: whitespace around the equals sign is \"bad\", which a sender must not generate.",
                        Rewriting.challenges(value -> value.replace("=\"", " = \""))),
                new Flaw(
                        "realm-twice",
                        "The realm stands in the challenge twice, for two components add it.",
                        "RFC 9110 section 11.2: each parameter name MUST only occur once per challenge.",
                        Rewriting.challenges(value -> value.replaceFirst(REALM, "realm=\"$1\", realm=\"$1\""))),
                new Flaw(
                        "realm-unquoted",
                        "The realm is joined into the challenge as it is: realm=orders.",
                        "RFC 9110 section 11.5: for historical reasons, a sender MUST only generate the quoted-string syntax.",
                        Rewriting.challenges(value -> value.replaceFirst(REALM, "realm=$1"))),
                new Flaw(
                        "token-scheme",
                        "Beside Bearer the challenge names the scheme Token, which is registered nowhere.",
                        "RFC 9110 section 16.4.1: schemes are registered. Seen in TokenAuthentication of Django REST framework.",
                        Rewriting.besides("Token realm=\"orders\"")),
                new Flaw(
                        "token-in-challenge",
                        "The error description of the challenge repeats the token that was sent.",
                        "RFC 6750 section 5.3: tokens are kept from leaking. Seen in @modelcontextprotocol/sdk 1.32.2:"
                                + " error_description=\"Token \"not-a-token\" is unknown\".",
                        Rewriting.invalid(ChallengeFlaws::withToken)),
                new Flaw(
                        "negotiate-with-token",
                        "Beside Bearer a Negotiate challenge carries data although nobody sent a token yet.",
                        "RFC 4559 section 4.1: the first challenge of Negotiate carries no auth-data.",
                        Rewriting.besides("Negotiate oYG0MIGxoAMKAQChCwYJKoZIgvcSAQIC")),
                new Flaw(
                        "basic-for-scripts",
                        "Beside Bearer every 401 offers Basic, whoever asks.",
                        "Fetch, HTTP-network-or-cache fetch, section on 401: the browser prompts the user. Seen in spring-boot"
                                + " 3.5.8 with its default configuration.",
                        Rewriting.besides("Basic realm=\"orders\"")),
                new Flaw(
                        "challenge-from-a-constant",
                        "Every 401 asks for Basic, and the service takes bearer tokens only.",
                        "RFC 9110 section 15.5.2: the challenge is one that applies to the target resource. Seen in"
                                + " copies of a handler whose challenge is a constant.",
                        Rewriting.unauthorized((encounter, response) ->
                                Rewriting.replacing(response, CHALLENGE, "Basic realm=\"orders\", charset=\"UTF-8\""))),
                new Flaw(
                        "two-entry-points",
                        "A 401 for credentials that are not valid has another realm than one for missing credentials.",
                        "RFC 9110 section 11.5: the realm names the protection space, which is one here. Seen where a filter and a"
                                + " handler each write their own challenge.",
                        Rewriting.invalid((encounter, response) -> Rewriting.challenged(
                                response, value -> value.replaceFirst(REALM, "realm=\"Restricted\"")))),
                new Flaw(
                        "proxy-status",
                        "A gateway in front refuses with 407 and says in WWW-Authenticate what it wants.",
                        "RFC 9110 section 15.5.8: the proxy MUST send a Proxy-Authenticate header field.",
                        Rewriting.unauthorized(
                                (encounter, response) -> Response.of(407, response.headers(), response.body()))));
    }

    private static Response withToken(Encounter encounter, Response response) {
        String sent = Credentials.sent(encounter);
        return Rewriting.challenged(response, value -> value + ", error_description=\"Token " + sent + " is unknown\"");
    }
}
