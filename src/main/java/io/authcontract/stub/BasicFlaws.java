package io.authcontract.stub;

import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

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
                                Rewriting.challenges(value -> value.startsWith("Basic ") ? "Basic" : value))
                        .of(Scheme.Kind.BASIC),
                new Flaw(
                                "basic-other-charset",
                                "The challenge announces passwords in ISO-8859-1.",
                                "RFC 7617 section 2.1: the only allowed value of charset is UTF-8.",
                                Rewriting.challenges(value -> value.replace("\"UTF-8\"", "\"ISO-8859-1\"")))
                        .of(Scheme.Kind.BASIC),
                new Flaw(
                        "digest-in-quotes",
                        "A Digest challenge beside the others quotes algorithm and stale, and knows MD5 only.",
                        "RFC 7616 section 3.3: for historical reasons, the values of stale and algorithm MUST NOT be quoted. Seen"
                                + " in http-auth for node.",
                        Rewriting.besides("Digest realm=\"orders\", qop=\"auth\","
                                + " nonce=\"c6a1e1b6a2d53e857451ad09b994fed8\", algorithm=\"MD5\", stale=\"false\"")),
                new Flaw(
                                "password-ends-at-a-colon",
                                "The pair of user and password is split at every colon, so that a password ends at its first one.",
                                "RFC 7617 section 2: the first colon in a user-pass string separates user-id and password. Seen in"
                                        + " passport-http: jaredhanson/passport-http#20.",
                                BasicFlaws::cut)
                        .of(Scheme.Kind.BASIC),
                new Flaw(
                                "utf-8-read-as-latin-1",
                                "UTF-8 is announced, and ISO-8859-1 is read.",
                                "RFC 7617 section 2.1: with charset the server expects user-id and password in that encoding.",
                                BasicFlaws::misread)
                        .of(Scheme.Kind.BASIC),
                new Flaw(
                                "unknown-user-told",
                                "The refusal says whether the user or the password was wrong.",
                                "OWASP ASVS 5.0 section 6.3.8: valid users cannot be deduced from failed authentication challenges. Seen in"
                                        + " login handlers that look the user up first.",
                                Rewriting.invalid(BasicFlaws::telling))
                        .of(Scheme.Kind.BASIC));
    }

    private static Response cut(Encounter encounter, Function<Encounter, Response> next) {
        return reading(encounter, StandardCharsets.UTF_8, password -> password.split(":", 2)[0], next);
    }

    private static Response misread(Encounter encounter, Function<Encounter, Response> next) {
        return reading(encounter, StandardCharsets.ISO_8859_1, password -> password, next);
    }

    private static Response reading(
            Encounter encounter, Charset charset, UnaryOperator<String> change, Function<Encounter, Response> next) {
        Request request = encounter.request();
        Request bare = request.withHeaders(request.headers().without(Credentials.FIELD));
        return Optional.of(request.headers().values(Credentials.FIELD))
                .filter(lines -> lines.size() == 1)
                .map(lines -> lines.get(0))
                .filter(line -> line.regionMatches(true, 0, "Basic ", 0, 6))
                .flatMap(line -> Credentials.pair(Credentials.sent(encounter), charset))
                .map(pair -> Credential.basic(pair.user(), change.apply(pair.password()))
                        .applyTo(bare))
                .map(read -> next.apply(encounter.with(read)))
                .orElseGet(() -> next.apply(encounter));
    }

    private static Response telling(Encounter encounter, Response response) {
        String user = Credentials.user(encounter);
        boolean known = encounter.route().accounts().named(user).isPresent();
        String detail = known ? "The password is wrong." : "There is no such user.";
        return Rewriting.keepingChallenge(response, Answers.problem(401, "Unauthorized", detail));
    }
}
