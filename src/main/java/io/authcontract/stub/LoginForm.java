package io.authcontract.stub;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.authcontract.credential.Scheme;
import io.authcontract.http.Method;
import io.authcontract.http.Response;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The page where people log in: it leads back to the page that was wanted, and gives a session of its own (OWASP ASVS 5.0, 7.2.4). */
final class LoginForm {
    static final String PATH = "/login";
    private static final String PAGE =
            "<!doctype html><html lang=\"en\"><head><title>Log in</title></head><body><h1>Log in</h1>"
                    + "<form method=\"post\" action=\"ACTION\"><input type=\"hidden\" name=\"next\" value=\"NEXT\">"
                    + "<input name=\"user\"><input name=\"password\" type=\"password\"><button>Log in</button></form></body></html>";

    private LoginForm() {}

    static boolean isPlayed(Encounter encounter) {
        return encounter.route().service().plays(StubPart.LOGIN);
    }

    static boolean isAskedFor(Encounter encounter) {
        return isPlayed(encounter) && encounter.path().equals(PATH);
    }

    static Response answer(Encounter encounter) {
        Method method = encounter.request().method();
        if (method.equals(Method.POST)) {
            return entered(encounter, pairs(encounter.request().body().text(UTF_8)));
        }
        String target = encounter.request().target();
        String query = target.contains("?") ? target.substring(target.indexOf('?') + 1) : "";
        return StatusFlaws.isRead(encounter)
                ? page(encounter, 200, next(encounter, pairs(query)))
                : Answers.with(Answers.empty(405), "Allow", "GET, HEAD, POST");
    }

    /** Whoever wants a page, and has nothing to show, is led to the login; programs are not. */
    static Response led(Encounter encounter, Decision decision, Response response) {
        boolean wantsPage =
                encounter.request().headers().values("Accept").stream().anyMatch(value -> value.contains("text/html"));
        boolean leads =
                isPlayed(encounter) && wantsPage && decision instanceof Decision.Missing && response.status() == 401;
        String next = URLEncoder.encode(encounter.request().target(), UTF_8);
        return leads ? seeOther(encounter.route().prefix() + PATH + "?next=" + next) : response;
    }

    private static Response seeOther(String target) {
        return Answers.with(Answers.empty(303), "Location", target);
    }

    private static Response entered(Encounter encounter, Map<String, String> form) {
        StubRoute route = encounter.route();
        String user = form.getOrDefault("user", "");
        Decision decision = route.accounts()
                .byPassword(user, form.getOrDefault("password", ""))
                .<Decision>map(Decision.Admitted::new)
                .orElseGet(() -> new Decision.Invalid(Scheme.basic("orders"), user));
        Decision made = encounter.lock().counted(encounter.current(decision));
        encounter.trace().decided(made);
        Optional<Account> account = made.caller();
        String next = next(encounter, form);
        if (account.isEmpty()) {
            return page(encounter, 403, next);
        }
        route.sessions().id(encounter.request()).ifPresent(route.sessions()::end);
        return cookie(encounter, seeOther(next), route.sessions().open(account));
    }

    private static Response page(Encounter encounter, int status, String next) {
        String escaped = next.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
        String html = PAGE.replace("ACTION", encounter.route().prefix() + PATH).replace("NEXT", escaped);
        Response page = Answers.with(Answers.html(status, html), "X-Robots-Tag", "noindex");
        Sessions sessions = encounter.route().sessions();
        return sessions.id(encounter.request()).isPresent()
                ? page
                : cookie(encounter, page, sessions.open(Optional.empty()));
    }

    private static Response cookie(Encounter encounter, Response response, String id) {
        String path = encounter.route().prefix();
        String secure = encounter.request().origin().isSecure() ? "; Secure" : "";
        return Answers.with(
                response,
                "Set-Cookie",
                Sessions.COOKIE + "=" + id + "; Path=" + path + "; HttpOnly; SameSite=Lax" + secure);
    }

    /** A page of this stub and of nobody else; the orders where none is named. */
    private static String next(Encounter encounter, Map<String, String> values) {
        String prefix = encounter.route().prefix();
        String next = values.getOrDefault("next", "");
        boolean isHere = next.startsWith(prefix + "/") && next.chars().allMatch(c -> c > ' ' && c < 0x7f);
        return isHere ? next : prefix + StubOperation.LIST;
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> pairs.put(pair[0], decoded(pair[1])));
        return pairs;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
