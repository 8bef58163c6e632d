package io.authcontract.stub;

import io.authcontract.http.Method;
import io.authcontract.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Refusals with a status that says something else. */
final class StatusFlaws {
    private static final String LOGIN_PAGE =
            "<!doctype html><html><head><title>Log in</title></head><body><h1>Log in</h1>"
                    + "<form method=\"post\" action=\"/login\"><input name=\"user\"><input name=\"password\" type=\"password\">"
                    + "<button>Log in</button></form></body></html>";

    private StatusFlaws() {}

    static List<Flaw> all() {
        return List.of(
                new Flaw(
                        "forbidden-for-invalid",
                        "Credentials that are not valid are answered with 403.",
                        "RFC 9110 section 11.4: invalid credentials SHOULD get 401. Seen in express tutorials (if (err) return"
                                + " res.sendStatus(403)) and in a PHP page that compares the password itself.",
                        Rewriting.invalid((encounter, response) ->
                                Answers.problem(403, "Forbidden", "Invalid authentication credentials"))),
                new Flaw(
                        "unauthorized-for-forbidden",
                        "A caller whose credentials are right but who lacks the permission gets the 401 of a stranger.",
                        "RFC 9110 section 11.4: valid credentials that are not adequate ought to get 403. Seen in Apache httpd 2.4"
                                + " with Require user.",
                        Rewriting.answers(
                                response -> response.status() == 403,
                                (encounter, response) ->
                                        encounter.route().refusals().of(new Decision.Missing()))),
                new Flaw(
                        "error-page-secured",
                        "The page for other errors is behind the guard and forgets the caller: 404 and 400 become 401.",
                        "RFC 9110 section 15.5.2: 401 says that valid credentials are lacking. Seen in spring-security 6.5, where"
                                + " /error is not permitted.",
                        Rewriting.answers(
                                response -> List.of(400, 404, 405).contains(response.status()),
                                StatusFlaws::forgotten)),
                new Flaw(
                        "login-page-with-200",
                        "In place of 401, everybody gets the login page with status 200.",
                        "RFC 9110 section 15.3.1: 200 says that the request has succeeded. Seen in nginx 1.22 with error_page 401"
                                + " =200, and in Tomcat 10.1 with FORM.",
                        Rewriting.unauthorized((encounter, response) -> Answers.html(200, LOGIN_PAGE))),
                new Flaw(
                        "private-status",
                        "A token that is not valid is answered with 498, a status of its own.",
                        "RFC 9110 section 16.2: status codes are registered; RFC 9205 section 4.6. Seen in ArcGIS: 498 Invalid"
                                + " Token.",
                        Rewriting.invalid((encounter, response) ->
                                Answers.problem(498, "Invalid Token", "The token is not valid."))),
                new Flaw(
                        "csrf-before-authentication",
                        "Everything that may change something is answered with 403 for want of a CSRF token.",
                        "RFC 6750 section 2.1: resource servers MUST support a token in the Authorization field. Seen in"
                                + " spring-boot 3.5.8 with its default configuration.",
                        Rewriting.instead(
                                StatusFlaws::mayChange,
                                encounter ->
                                        Answers.problem(403, "Forbidden", "An expected CSRF token cannot be found"))),
                new Flaw(
                        "csrf-for-strangers",
                        "What may change something is answered with 403 for want of a CSRF token, unless it carries a token of its"
                                + " own.",
                        "RFC 9110 section 11.4: a request that omits credentials SHOULD get 401. Seen in spring-security with"
                                + " oauth2ResourceServer, which asks the holder of a bearer token for no other.",
                        Rewriting.instead(
                                encounter -> mayChange(encounter)
                                        && !encounter.request().headers().contains(Credentials.FIELD),
                                encounter ->
                                        Answers.problem(403, "Forbidden", "An expected CSRF token cannot be found"))),
                new Flaw(
                        "scheme-case-sensitive",
                        "The scheme counts only as the service writes it: bearer and BEARER are taken for missing credentials.",
                        "RFC 9110 section 11.1: the scheme is a case-insensitive token. Seen in tutorials:"
                                + " field.startsWith('Bearer ').",
                        StatusFlaws::caseSensitive));
    }

    private static boolean mayChange(Encounter encounter) {
        return !encounter.isOpen() && !encounter.request().method().isSafe();
    }

    private static Response forgotten(Encounter encounter, Response response) {
        boolean admitted = encounter.decision() instanceof Decision.Admitted && !encounter.isOpen();
        return admitted ? encounter.route().refusals().of(new Decision.Missing()) : response;
    }

    private static Response caseSensitive(Encounter encounter, Function<Encounter, Response> next) {
        Optional<String> line = encounter.request().headers().first(Credentials.FIELD);
        boolean as = line.isEmpty()
                || encounter.route().service().schemes().stream()
                        .anyMatch(scheme -> line.get().startsWith(scheme.carrier())
                                || !line.get()
                                        .regionMatches(
                                                true,
                                                0,
                                                scheme.carrier(),
                                                0,
                                                scheme.carrier().length()));
        return as
                ? next.apply(encounter)
                : next.apply(encounter.with(encounter
                        .request()
                        .withHeaders(encounter.request().headers().without(Credentials.FIELD))));
    }

    static boolean isRead(Encounter encounter) {
        Method method = encounter.request().method();
        return method.equals(Method.GET) || method.equals(Method.HEAD);
    }
}
