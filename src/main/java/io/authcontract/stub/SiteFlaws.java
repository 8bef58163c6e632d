package io.authcontract.stub;

import io.authcontract.http.Method;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.util.List;

/** What is wrong with sessions, logins and limits. */
final class SiteFlaws {
    private static final String SESSION = "26960D9E816FBCD82A27C48AAA56B48E";

    private SiteFlaws() {}

    static List<Flaw> all() {
        return List.of(
                new Flaw(
                        "session-on-refusal",
                        "Every 401 opens a session and sets its cookie.",
                        "OWASP ASVS 5.0 section 7.6.2: creating a session needs consent of the user. Seen in spring-boot 3.5.8 with"
                                + " its default configuration, and in passport-http with express-session.",
                        Rewriting.unauthorized((encounter, response) ->
                                Answers.with(response, "Set-Cookie", "JSESSIONID=" + SESSION + "; Path=/; HttpOnly"))),
                new Flaw(
                        "form-repeated-at-login",
                        "In place of 401, the login page is named by 307: browsers repeat the form there.",
                        "RFC 9110 section 15.4.8: the user agent MUST NOT change the method. Seen in RedirectResponse of starlette,"
                                + " whose default is 307.",
                        Rewriting.unauthorized((encounter, response) -> login(307, encounter, ""))),
                new Flaw(
                        "session-in-location",
                        "The redirect to the login page has the new session in its path.",
                        "OWASP ASVS 5.0 section 14.2.1: sensitive data is not sent in the URL. Seen in servlet containers that"
                                + " rewrite URLs: /login;jsessionid=..",
                        Rewriting.unauthorized(
                                (encounter, response) -> login(302, encounter, ";jsessionid=" + SESSION))),
                new Flaw(
                        "page-without-a-way-on",
                        "The page of a 401 has neither a title nor a heading nor a link.",
                        "RFC 9110 section 15.5: the representation explains the situation. Seen in nginx 1.22 with error_page 401"
                                + " and a page of one line.",
                        Rewriting.unauthorized((encounter, response) -> Rewriting.keepingChallenge(
                                response, Answers.html(401, "<html><body>custom 401 page</body></html>\n")))),
                new Flaw(
                        "unknown-session-fails",
                        "A session the service does not know any more is answered with 403 instead of 401.",
                        "OWASP ASVS 5.0 section 7.3.1; RFC 9110 section 11.4. Seen in spring-security with"
                                + " sessionManagement().invalidSessionStrategy that sends an error.",
                        Rewriting.instead(
                                SiteFlaws::hasUnknownSession,
                                encounter -> Answers.problem(403, "Forbidden", "The session is not known."))),
                new Flaw(
                        "throttled-without-a-time",
                        "Whoever sends credentials that are not valid is told to slow down, and not for how long.",
                        "RFC 6585 section 4: the response MAY include Retry-After. Seen in rate limiters in front of a login.",
                        Rewriting.invalid(
                                (encounter, response) -> Answers.problem(429, "Too Many Requests", "Retry later."))),
                new Flaw(
                        "client-taken-for-a-grant",
                        "At POST /token a client with a wrong secret is answered with 400 and invalid_grant.",
                        "RFC 6749 section 5.2: a client that used the Authorization field MUST get 401 with the matching challenge.",
                        Rewriting.instead(
                                encounter -> encounter.path().equals("/token")
                                        && encounter.request().method().equals(Method.POST),
                                encounter -> Answers.text(400, "application/json", "{\"error\":\"invalid_grant\"}"))));
    }

    private static boolean hasUnknownSession(Encounter encounter) {
        Request request = encounter.request();
        return request.headers()
                        .first("Cookie")
                        .filter(cookie -> cookie.contains(Sessions.COOKIE))
                        .isPresent()
                && encounter.route().sessions().id(request).isEmpty();
    }

    private static Response login(int status, Encounter encounter, String suffix) {
        return Answers.with(Answers.empty(status), "Location", encounter.route().prefix() + "/login" + suffix);
    }
}
