package io.authcontract.stub;

import io.authcontract.http.Method;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A service for the scripts of https://app.example that gets one thing wrong. */
final class CorsFlaws {
    static final String APP = "https://app.example";

    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    private static final String EXPOSE = "Access-Control-Expose-Headers";

    private CorsFlaws() {}

    static List<Flaw> all() {
        return List.of(
                new Flaw(
                        "preflight-guarded",
                        "A preflight is refused for want of credentials, which no browser sends with it.",
                        "Fetch, section CORS-preflight fetch: it is sent without credentials and needs an ok status. Seen in"
                                + " spring-security 6.5 without cors().",
                        (encounter, next) ->
                                isPreflight(encounter.request()) ? next.apply(encounter) : shared(encounter, next)),
                new Flaw(
                        "cors-on-success-only",
                        "Scripts may read what succeeds; a refusal is a network error to them.",
                        "Fetch, section CORS check: without Access-Control-Allow-Origin the response is a network error. Seen in"
                                + " nginx: add_header without always leaves out a 401.",
                        CorsFlaws::onSuccessOnly),
                new Flaw(
                        "challenge-not-exposed",
                        "Scripts may read a refusal but not its challenge.",
                        "Fetch, section CORS-safelisted response-header name: WWW-Authenticate is none. Seen in spring-security 6.5"
                                + " with cors() and no exposed headers.",
                        CorsFlaws::withoutExposed),
                new Flaw(
                        "any-origin",
                        "Every origin is reflected, and may send credentials.",
                        "Fetch, section CORS protocol and credentials; OWASP ASVS 5.0 section 3.4.2. Seen in express with"
                                + " cors({origin: true, credentials: true}).",
                        CorsFlaws::anyOrigin));
    }

    private static boolean isPreflight(Request request) {
        return request.method().equals(Method.OPTIONS) && request.headers().contains("Access-Control-Request-Method");
    }

    /** What a CORS filter in front of everything does. */
    static Response shared(Encounter encounter, Function<Encounter, Response> next) {
        Request request = encounter.request();
        Optional<String> origin = request.headers().first("Origin").filter(APP::equals);
        Response plain = isPreflight(request) ? Answers.empty(204) : next.apply(encounter);
        Response varied = Answers.with(plain, "Vary", "Origin");
        if (origin.isEmpty()) {
            return varied;
        }
        Response readable = Answers.with(Answers.with(varied, ALLOW_ORIGIN, APP), EXPOSE, "WWW-Authenticate");
        return isPreflight(request) ? allowing(readable) : readable;
    }

    private static Response allowing(Response response) {
        return Answers.with(
                Answers.with(response, "Access-Control-Allow-Methods", "GET, POST, PUT, DELETE"),
                "Access-Control-Allow-Headers",
                "authorization, content-type");
    }

    private static Response onSuccessOnly(Encounter encounter, Function<Encounter, Response> next) {
        Response response = shared(encounter, next);
        return response.status() / 100 == 2
                ? response
                : Answers.withHeaders(
                        response, response.headers().without(ALLOW_ORIGIN).without(EXPOSE));
    }

    private static Response withoutExposed(Encounter encounter, Function<Encounter, Response> next) {
        Response response = shared(encounter, next);
        return Answers.withHeaders(response, response.headers().without(EXPOSE));
    }

    private static Response anyOrigin(Encounter encounter, Function<Encounter, Response> next) {
        Response response = shared(encounter, next);
        return encounter
                .request()
                .headers()
                .first("Origin")
                .map(origin -> Answers.with(
                        Rewriting.replacing(response, ALLOW_ORIGIN, origin),
                        "Access-Control-Allow-Credentials",
                        "true"))
                .orElse(response);
    }
}
