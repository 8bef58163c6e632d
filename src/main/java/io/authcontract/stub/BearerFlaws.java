package io.authcontract.stub;

import io.authcontract.credential.Scheme;
import io.authcontract.http.Response;
import java.util.List;
import java.util.stream.Stream;

/** What is wrong with what a refusal tells the holder of a token. */
final class BearerFlaws {
    private static final String SCOPE = ", scope=\"[^\"]*\"";
    private static final String INVALID_TOKEN = ", error=\"invalid_token\"";

    private BearerFlaws() {}

    static List<Flaw> all() {
        return Stream.of(
                        new Flaw(
                                "bearer-alone",
                                "The challenge has no realm; for who sends nothing it is the word Bearer alone.",
                                "RFC 6750 section 3: the scheme MUST be followed by one or more auth-param values. Seen in spring-security"
                                        + " 6.5 and 7.0 with JWT, and in HTTPBearer of fastapi.",
                                Rewriting.challenges(value -> value.replaceFirst(
                                                "^Bearer realm=\"(?:[^\"\\\\]|\\\\.)*+\"(, )?", "Bearer ")
                                        .strip())),
                        new Flaw(
                                "token-refused-without-reason",
                                "A token that is not valid gets the challenge of a request without one: no error code.",
                                "RFC 6750 section 3: the resource server SHOULD include the error attribute. Seen in nginx 1.22 with"
                                        + " auth_request.",
                                Rewriting.challenges(value -> value.replace(INVALID_TOKEN, ""))),
                        new Flaw(
                                "error-for-everybody",
                                "The challenge says invalid_token to a caller who sent no token as well.",
                                "RFC 6750 section 3.1: the resource server SHOULD NOT include an error code. Seen in"
                                        + " @modelcontextprotocol/sdk 1.32.2.",
                                Rewriting.unauthorized((encounter, response) -> Rewriting.challenged(
                                        response, value -> value.contains("error=") ? value : value + INVALID_TOKEN))),
                        new Flaw(
                                "invalid-request-with-401",
                                "A request that is malformed is answered with 401, and its challenge says invalid_request.",
                                "RFC 6750 section 3.1: for invalid_request the resource server SHOULD respond with 400.",
                                Rewriting.answers(response -> response.status() == 400, BearerFlaws::unauthorized)),
                        new Flaw(
                                "quotes-in-description",
                                "The error description has quotation marks in it, escaped with a backslash.",
                                "RFC 6750 section 3: values of error_description MUST NOT include characters outside %x20-21 / %x23-5B /"
                                        + " %x5D-7E.",
                                Rewriting.invalid(
                                        (encounter, response) -> Rewriting.challenged(
                                                response,
                                                value -> value
                                                        + ", error_description=\"The token is not of the type \\\"access\\\"\""))),
                        new Flaw(
                                "forbidden-without-challenge",
                                "A token that lacks a scope gets 403 without a challenge.",
                                "RFC 6750 section 3: a request whose token does not enable access gets the WWW-Authenticate field. Seen in"
                                        + " passport-http-bearer, and in express tutorials that send a bare 403.",
                                Rewriting.answers(
                                        response -> response.status() == 403,
                                        (encounter, response) -> Answers.withHeaders(
                                                response, response.headers().without(Refusals.CHALLENGE)))),
                        new Flaw(
                                "step-up-without-level",
                                "A token is refused for want of a stronger login, and the challenge does not say which.",
                                "RFC 9470 section 3: acr_values and max_age tell the client what to ask for.",
                                Rewriting.challenges(value ->
                                        value.replace("\"invalid_token\"", "\"insufficient_user_authentication\""))),
                        new Flaw(
                                "every-scope-asked-for",
                                "The challenge of a 401 asks for every scope there is, offline_access among them.",
                                "MCP authorization 2026-07-28, section on scope selection: servers SHOULD NOT include offline_access.",
                                Rewriting.unauthorized((encounter, response) -> Rewriting.challenged(
                                        response,
                                        value -> value.replaceFirst(SCOPE, "")
                                                + ", scope=\"orders:read orders:write offline_access\""))))
                .map(flaw -> flaw.of(Scheme.Kind.BEARER))
                .toList();
    }

    private static Response unauthorized(Encounter encounter, Response response) {
        boolean malformed = encounter.decision() instanceof Decision.Malformed;
        return malformed
                ? Rewriting.keepingChallenge(response, Answers.problem(401, "Unauthorized", "Malformed."))
                : response;
    }
}
