package io.authcontract.stub;

import io.authcontract.http.Body;
import io.authcontract.http.Response;
import java.util.List;

/** What stands in the content of a refusal, and should not. */
final class BodyFlaws {
    private static final String NGINX =
            "<html>\r\n<head><title>401 Authorization Required</title></head>\r\n<body>\r\n<center><h1>401 Authorization"
                    + " Required</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";

    private static final String TRACE =
            """
            io.jsonwebtoken.MalformedJwtException: Invalid compact JWT string
            \tat io.jsonwebtoken.impl.DefaultJwtParser.parse(DefaultJwtParser.java:384)
            \tat com.example.orders.security.JwtFilter.doFilterInternal(JwtFilter.java:42)
            """;

    private BodyFlaws() {}

    static List<Flaw> all() {
        return List.of(
                new Flaw(
                        "refusal-empty",
                        "A 401 has no content.",
                        "RFC 9110 section 15.5: the server SHOULD send a representation with an explanation. Seen in spring-security"
                                + " with HttpStatusEntryPoint.",
                        Rewriting.unauthorized((encounter, response) ->
                                Response.of(401, response.headers().without("Content-Type"), Body.none()))),
                new Flaw(
                        "html-for-programs",
                        "A 401 is a page of HTML without a charset, whatever the caller accepts.",
                        "RFC 9110 section 8.3: Content-Type indicates how the content is to be processed. Seen in nginx 1.22.",
                        Rewriting.unauthorized((encounter, response) ->
                                Rewriting.keepingChallenge(response, Answers.text(401, "text/html", NGINX)))),
                new Flaw(
                        "problem-of-another-status",
                        "The problem document of a 401 says that the status is 403.",
                        "RFC 9457 section 3.1.2: the status member is that of the response.",
                        Rewriting.unauthorized((encounter, response) -> Answers.withBody(
                                response, response.text().replace("\"status\":401", "\"status\":403")))),
                new Flaw(
                        "token-in-page",
                        "The error document repeats the token that was refused.",
                        "RFC 9700 section 4.9 and OWASP ASVS 5.0 section 16.5.1. Seen in @modelcontextprotocol/sdk 1.32.2.",
                        Rewriting.invalid((encounter, response) -> Rewriting.keepingChallenge(
                                response,
                                Answers.problem(
                                        401,
                                        "Unauthorized",
                                        "Token " + Credentials.sent(encounter) + " is unknown.")))),
                new Flaw(
                        "stack-trace",
                        "The refusal of a token shows the stack of the parser that did not take it.",
                        "OWASP ASVS 5.0 section 16.5.1: a generic message is returned. Seen in express 4 outside production and in"
                                + " flask with debug.",
                        Rewriting.invalid((encounter, response) -> Rewriting.keepingChallenge(
                                response, Answers.text(401, "text/plain; charset=utf-8", TRACE)))),
                new Flaw(
                        "handler-goes-on",
                        "A 401 carries the orders: the handler sets the status and does not stop.",
                        "RFC 9110 section 15.5.2: the request has not been applied. Seen in handlers without return after"
                                + " res.status(401).",
                        Rewriting.unauthorized(BodyFlaws::goingOn)));
    }

    private static Response goingOn(Encounter encounter, Response response) {
        return StatusFlaws.isRead(encounter) && encounter.operation().isPresent()
                ? Rewriting.keepingChallenge(response, withStatus(401, encounter.served()))
                : response;
    }

    private static Response withStatus(int status, Response response) {
        return Response.of(status, response.headers(), response.body());
    }
}
