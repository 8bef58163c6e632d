package io.authcontract.stub;

import io.authcontract.http.Response;
import java.util.List;

/** What is wrong with Basic and Digest. */
final class BasicFlaws {
    private BasicFlaws() {}

    static List<Flaw> all() {
        return List.of(
                new Flaw(
                        "basic-without-realm",
                        "The challenge is the word Basic alone.",
                        "RFC 7617 section 2: the authentication parameter realm is REQUIRED. Seen in express-basic-auth with"
                                + " challenge: true.",
                        Rewriting.challenges(value -> value.startsWith("Basic ") ? "Basic" : value)),
                new Flaw(
                        "basic-other-charset",
                        "The challenge announces passwords in ISO-8859-1.",
                        "RFC 7617 section 2.1: the only allowed value of charset is UTF-8.",
                        Rewriting.challenges(value -> value.replace("\"UTF-8\"", "\"ISO-8859-1\""))),
                new Flaw(
                        "digest-in-quotes",
                        "A Digest challenge beside the others quotes algorithm and stale, and knows MD5 only.",
                        "RFC 7616 section 3.3: for historical reasons, the values of stale and algorithm MUST NOT be quoted. Seen"
                                + " in http-auth for node.",
                        Rewriting.besides("Digest realm=\"orders\", qop=\"auth\","
                                + " nonce=\"c6a1e1b6a2d53e857451ad09b994fed8\", algorithm=\"MD5\", stale=\"false\"")),
                new Flaw(
                        "unknown-user-told",
                        "The refusal says whether the user or the password was wrong.",
                        "OWASP ASVS 5.0 section 6.3.8: valid users cannot be deduced from failed authentication challenges. Seen in"
                                + " login handlers that look the user up first.",
                        Rewriting.invalid(BasicFlaws::telling)));
    }

    private static Response telling(Encounter encounter, Response response) {
        String user = Credentials.user(encounter);
        boolean known = encounter.route().accounts().named(user).isPresent();
        String detail = known ? "The password is wrong." : "There is no such user.";
        return Rewriting.keepingChallenge(response, Answers.problem(401, "Unauthorized", detail));
    }
}
