package io.authcontract.stub;

import io.authcontract.credential.Scheme;
import io.authcontract.http.Headers;
import io.authcontract.http.Method;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Faults of who is let in, and of what the others get. */
final class FlawedGuards {
    private static final String AUTHORIZATION = "Authorization";
    private static final String LOGIN = "/login";
    private static final String LOGIN_PAGE = "<!doctype html><title>Log in</title><form method=\"post\">"
            + "<input name=\"user\"><input name=\"password\" type=\"password\"><button>Log in</button></form>";

    private FlawedGuards() {}

    /** {@code const token = field.split(' ')[1]}, as the tutorials have it. */
    static Response wrongScheme(Encounter encounter, Function<Encounter, Response> next) {
        Request request = encounter.request();
        Optional<String> scheme = encounter.route().service().schemes().stream()
                .filter(it -> it.kind().isAuthorization())
                .map(Scheme::carrier)
                .findFirst();
        List<String> lines = request.headers().values(AUTHORIZATION);
        if (scheme.isEmpty() || lines.size() != 1 || !lines.get(0).contains(" ")) {
            return next.apply(encounter);
        }
        String second = lines.get(0).split(" ", 2)[1];
        Headers headers = request.headers().without(AUTHORIZATION).with(AUTHORIZATION, scheme.get() + " " + second);
        return next.apply(encounter.with(request.withHeaders(headers)));
    }

    static Response forbiddenForMissing(Encounter encounter, Function<Encounter, Response> next) {
        Request request = encounter.request();
        boolean nothing = encounter.decision() instanceof Decision.Missing
                && !request.headers().contains(AUTHORIZATION)
                && !request.target().contains("access_token=");
        return nothing && !encounter.isOpen()
                ? Answers.problem(403, "Forbidden", "Not authenticated")
                : next.apply(encounter);
    }

    static Response unguardedMethod(Encounter encounter, Function<Encounter, Response> next) {
        boolean unguarded = encounter
                .operation()
                .filter(operation -> operation.method().equals(Method.GET)
                        && operation.path().equals(StubOperation.ITEM))
                .isPresent();
        return unguarded ? encounter.served() : next.apply(encounter);
    }

    static Response errorOnOneWord(Encounter encounter, Function<Encounter, Response> next) {
        boolean oneWord = encounter
                .request()
                .headers()
                .first(AUTHORIZATION)
                .filter(value -> !value.isEmpty() && !value.contains(" "))
                .isPresent();
        return oneWord && !encounter.isOpen()
                ? Answers.html(500, "<!doctype html><title>500 Internal Server Error</title>")
                : next.apply(encounter);
    }

    static Response redirectToLogin(Encounter encounter, Function<Encounter, Response> next) {
        if (encounter.path().equals(LOGIN) && !LoginForm.isPlayed(encounter)) {
            return Answers.html(200, LOGIN_PAGE);
        }
        Response response = next.apply(encounter);
        String prefix = encounter.route().prefix();
        return response.status() == 401
                ? Answers.with(Answers.empty(302), "Location", prefix + LOGIN + "?next=" + prefix + encounter.path())
                : response;
    }
}
