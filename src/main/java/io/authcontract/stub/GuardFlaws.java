package io.authcontract.stub;

import io.authcontract.credential.Scheme;
import io.authcontract.http.Headers;
import io.authcontract.http.Method;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Ways round the guard. */
final class GuardFlaws {
    private static final Set<String> LISTED = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE");

    private GuardFlaws() {}

    static List<Flaw> all() {
        return List.of(
                new Flaw(
                        "slash-unguarded",
                        "A path with a slash at the end is served and not guarded.",
                        "RFC 3986 section 6.2.3: two spellings are two paths, unless somebody decides otherwise. Seen where the"
                                + " guard matches the path exactly and the router takes a slash for nothing.",
                        GuardFlaws::slash),
                new Flaw(
                        "proxy-user-trusted",
                        "Whoever sends X-Forwarded-User is taken for that user.",
                        "OWASP WSTG-ATHZ-02, section on special header handling. Seen where the proxy that was to set the field is"
                                + " not the only way in.",
                        trusted("X-Forwarded-User", value -> true)),
                new Flaw(
                        "local-address-trusted",
                        "Whoever says in X-Forwarded-For to come from 127.0.0.1 needs no credentials.",
                        "RFC 7239 section 8.1: the field cannot be relied upon. Seen in allow lists of admin pages.",
                        trusted("X-Forwarded-For", "127.0.0.1"::equals)),
                new Flaw(
                        "unlisted-methods",
                        "The guard names the methods it is for; any other one is served like GET.",
                        "RFC 9110 section 9.1: an unknown method SHOULD get 501. Seen in tomcat 10.1 and jetty 12 where the"
                                + " constraint lists GET and POST.",
                        Rewriting.instead(
                                encounter -> !LISTED.contains(
                                                encounter.request().method().name())
                                        && !StubOperation.ofPath(encounter.path())
                                                .isEmpty(),
                                encounter -> encounter.served(Method.GET))),
                new Flaw(
                        "trace-enabled",
                        "TRACE shows everybody the request as it arrived, its credentials included.",
                        "RFC 9110 section 9.3.8: a client's credentials are not to be reflected. Seen in Apache httpd 2.4 with"
                                + " TraceEnable on.",
                        Rewriting.instead(
                                encounter -> encounter.request().method().equals(Method.TRACE), GuardFlaws::echo)),
                new Flaw(
                        "first-of-two",
                        "Of two Authorization fields the first counts and the other one is dropped.",
                        "RFC 6750 section 3.1: a request with more than one method for including a token is malformed. Seen in"
                                + " node, which discards a second Authorization field.",
                        GuardFlaws::firstOfTwo),
                new Flaw(
                                "token-in-query",
                                "A token in the query is taken as one in the Authorization field.",
                                "RFC 9700 section 4.3.2: clients MUST NOT pass tokens in a URI query. Seen in passport-http-bearer and in"
                                        + " express-oauth2-jwt-bearer.",
                                GuardFlaws::fromQuery)
                        .of(Scheme.Kind.BEARER),
                new Flaw(
                        "head-of-its-own",
                        "HEAD is answered by another component, which announces a page of HTML where GET has a problem document.",
                        "RFC 9110 section 9.3.2: the fields of HEAD SHOULD be those of GET.",
                        Rewriting.unauthorized((encounter, response) ->
                                encounter.request().method().equals(Method.HEAD)
                                        ? Rewriting.replacing(response, "Content-Type", "text/html; charset=utf-8")
                                        : response)));
    }

    private static Flaw.Behaviour trusted(String field, Predicate<String> value) {
        return Rewriting.instead(
                encounter -> encounter.operation().isPresent()
                        && encounter
                                .request()
                                .headers()
                                .first(field)
                                .filter(value)
                                .isPresent(),
                Encounter::served);
    }

    private static Response slash(Encounter encounter, Function<Encounter, Response> next) {
        String path = encounter.path();
        if (!path.endsWith("/")) {
            return next.apply(encounter);
        }
        Encounter plain = encounter.at(path.substring(0, path.length() - 1));
        return plain.operation().isPresent() ? plain.served() : next.apply(encounter);
    }

    private static Response echo(Encounter encounter) {
        Request request = encounter.request();
        StringBuilder text = new StringBuilder("TRACE " + request.target() + " HTTP/1.1\r\n");
        request.headers().forEach(field -> text.append(field.name())
                .append(": ")
                .append(field.value())
                .append("\r\n"));
        return Answers.text(200, "message/http", text + "\r\n");
    }

    private static Response firstOfTwo(Encounter encounter, Function<Encounter, Response> next) {
        Request request = encounter.request();
        Optional<String> first = request.headers().first(Credentials.FIELD);
        return first.isEmpty() ? next.apply(encounter) : next.apply(encounter.with(authorized(request, first.get())));
    }

    private static Request authorized(Request request, String line) {
        Headers others = request.headers().without(Credentials.FIELD);
        return request.withHeaders(others.with(Credentials.FIELD, line));
    }

    private static Response fromQuery(Encounter encounter, Function<Encounter, Response> next) {
        Request request = encounter.request();
        String parameter = "access_token=";
        int at = request.target().indexOf(parameter);
        if (at < 0 || request.headers().contains(Credentials.FIELD)) {
            return next.apply(encounter);
        }
        String token = request.target().substring(at + parameter.length()).split("&", 2)[0];
        return next.apply(encounter.with(authorized(request, "Bearer " + token)));
    }
}
