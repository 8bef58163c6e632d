package io.authcontract.stub;

import io.authcontract.http.Method;
import io.authcontract.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is wrong with the login of people. */
final class LoginFlaws {
    private LoginFlaws() {}

    static List<Flaw> all() {
        return Stream.of(
                        new Flaw(
                                "session-kept-at-login",
                                "The session from before the login becomes that of the user.",
                                "OWASP ASVS 5.0 section 7.2.4: a new session token is generated on authentication. Seen in"
                                        + " passport before 0.6: CVE-2022-25896.",
                                LoginFlaws::keeping),
                        new Flaw(
                                "login-forgets-the-page",
                                "Whoever has logged in gets to see another page than the one that was wanted.",
                                "RFC 9110 section 15.4.4: 303 leads to what answers the original request. Seen in express tutorials:"
                                        + " successRedirect: '/'.",
                                Rewriting.answers(response -> true, LoginFlaws::forgetting)),
                        new Flaw(
                                "login-page-for-crawlers",
                                "The login page does not ask crawlers to leave it out.",
                                "Google Search Central, section on noindex: a page is left out where X-Robots-Tag or a meta tag says"
                                        + " so.",
                                Rewriting.answers(
                                        response -> response.headers().contains("X-Robots-Tag"),
                                        (encounter, response) -> Answers.withHeaders(
                                                response, response.headers().without("X-Robots-Tag")))))
                .map(flaw -> flaw.of(StubPart.LOGIN))
                .toList();
    }

    private static Response forgetting(Encounter encounter, Response response) {
        String home = encounter.route().prefix() + StubOperation.HEALTH;
        return isLogin(encounter, response) ? Rewriting.replacing(response, "Location", home) : response;
    }

    private static boolean isLogin(Encounter encounter, Response response) {
        return LoginForm.isAskedFor(encounter)
                && encounter.request().method().equals(Method.POST)
                && response.status() == 303;
    }

    private static Response keeping(Encounter encounter, Function<Encounter, Response> next) {
        Sessions sessions = encounter.route().sessions();
        Optional<String> old = sessions.id(encounter.request());
        Response response = next.apply(encounter);
        if (old.isEmpty() || !isLogin(encounter, response)) {
            return response;
        }
        String cookie = response.headers().first("Set-Cookie").orElse("").split(";", 2)[0];
        sessions.give(old.get(), sessions.account(encounter.request().withHeader("Cookie", cookie)));
        return Answers.withHeaders(response, response.headers().without("Set-Cookie"));
    }
}
