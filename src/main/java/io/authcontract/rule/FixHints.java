package io.authcontract.rule;

import static io.authcontract.rule.FixHint.hint;
import static io.authcontract.rule.Signature.asked;
import static io.authcontract.rule.Signature.body;
import static io.authcontract.rule.Signature.field;
import static io.authcontract.rule.Signature.fieldStarts;
import static io.authcontract.rule.Signature.method;
import static io.authcontract.rule.Signature.noBody;
import static io.authcontract.rule.Signature.status;
import static io.authcontract.rule.Signature.unsafe;
import static io.authcontract.rule.Signature.wholeBody;
import static io.authcontract.rule.Signature.without;

import io.authcontract.http.Method;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Frameworks that are known by their refusals. Of several hints for one finding the first is taken: the more special ones come first. */
final class FixHints {
    private static final Set<String> WRONG_STATUS = Set.of("unauth-is-401", "invalid-creds-401");
    private static final String CHALLENGE = "WWW-Authenticate";

    private static final Signature NO_CHALLENGE = status(401).and(without(CHALLENGE));
    /** What the header writers of Spring Security add by default, together. */
    private static final Signature SPRING = field("X-Content-Type-Options", "nosniff")
            .and(field("X-XSS-Protection", "0"))
            .and(field("X-Frame-Options", "DENY"))
            .and(field("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate"));

    private static final Signature EXPRESS = field("X-Powered-By", "Express");
    private static final Signature UVICORN = field("Server", "uvicorn");
    private static final Signature NGINX = fieldStarts("Server", "nginx");

    private static final List<FixHint> SPRING_SECURITY = List.of(
            new FixHint(
                    WRONG_STATUS,
                    SPRING.and(status(403)).and(method(Method.GET, Method.HEAD)).and(noBody()),
                    "Spring Security has no authentication mechanism here and falls back on Http403ForbiddenEntryPoint:"
                            + " enable one (httpBasic, oauth2ResourceServer), or set exceptionHandling(e ->"
                            + " e.authenticationEntryPoint(..))."),
            new FixHint(
                    WRONG_STATUS,
                    SPRING.and(status(403)).and(unsafe()).and(wholeBody("Access Denied")),
                    "Spring WebFlux checks the CSRF token before it authenticates: switch it off for an API that reads no"
                            + " cookie, csrf(c -> c.disable())."),
            hint(
                    "valid-creds-not-401",
                    SPRING.and(unsafe()).and(FixHints::hasWorkingControl),
                    "Spring Security refused the request, most likely for a missing CSRF token, and then refused its own"
                            + " error page: permit dispatcherTypeMatchers(DispatcherType.ERROR), and switch CSRF off for"
                            + " an API that reads no cookie."),
            hint(
                    "challenge-present",
                    SPRING.and(NO_CHALLENGE).and(asked("X-Requested-With")),
                    "httpBasic() of Spring Security leaves the challenge out for X-Requested-With: XMLHttpRequest: set"
                            + " httpBasic(b -> b.authenticationEntryPoint(..)) to one entry point for all."),
            hint(
                    "challenge-present",
                    SPRING.and(NO_CHALLENGE).and(noBody()),
                    "The entry point of Spring Security sets a status and no challenge, as HttpStatusEntryPoint does: use"
                            + " BasicAuthenticationEntryPoint or BearerTokenAuthenticationEntryPoint."),
            hint(
                    "bearer-has-param",
                    SPRING.and(field(CHALLENGE, "Bearer")),
                    "Give the entry point of Spring Security a realm: BearerTokenAuthenticationEntryPoint.setRealmName(..),"
                            + " with WebFlux BearerTokenServerAuthenticationEntryPoint."),
            hint(
                    "refusal-cookies",
                    SPRING.and(fieldStarts("Set-Cookie", "JSESSIONID=")),
                    "Spring Security opens a session to remember the refused request: set sessionManagement(s ->"
                            + " s.sessionCreationPolicy(STATELESS)) for an API."),
            hint(
                    "no-login-redirect-for-machines",
                    SPRING.and(status(302)).and(FixHints::leadsToLogin),
                    "formLogin() of Spring Security redirects whoever does not ask like a script: give the API a chain of"
                            + " its own without it, or exceptionHandling(e ->"
                            + " e.defaultAuthenticationEntryPointFor(..))."));

    private static final List<FixHint> NODE = List.of(
            hint(
                    "challenge-present",
                    NO_CHALLENGE.and(body("\"code\":\"FST_BASIC_AUTH_MISSING_OR_BAD_AUTHORIZATION_HEADER\"")),
                    "@fastify/basic-auth sends a challenge only when asked to: register it with authenticate: { realm:"
                            + " '..' }."),
            hint(
                    "no-5xx-on-creds",
                    status(500).and(body("\"code\":\"FAST_JWT_")),
                    "@fastify/jwt lets errors of its verifier pass as server errors: catch what request.jwtVerify() throws"
                            + " and answer 401."),
            new FixHint(
                    WRONG_STATUS,
                    EXPRESS.and(status(403)).and(body("\"message\":\"Forbidden resource\"")),
                    "A NestJS guard that returns false becomes 403: throw UnauthorizedException from the guard."),
            hint(
                    "challenge-present",
                    EXPRESS.and(NO_CHALLENGE).and(wholeBody("{\"message\":\"Unauthorized\",\"statusCode\":401}")),
                    "UnauthorizedException of NestJS sets no challenge: call response.setHeader('WWW-Authenticate', ..)"
                            + " before it is thrown, or in an exception filter."),
            hint(
                    "challenge-present",
                    EXPRESS.and(NO_CHALLENGE).and(body("<pre>Unauthorized")),
                    "The refusal is an error (express-jwt throws UnauthorizedError) that Express wrote by itself: add an"
                            + " error handler that sets WWW-Authenticate."),
            hint(
                    "challenge-present",
                    // Only content tells other frameworks on Express from a plain handler.
                    EXPRESS.and(NO_CHALLENGE).and(answer -> !answer.isMethod(Method.HEAD)),
                    "The handler that answers 401 sets no challenge: call res.set('WWW-Authenticate', ..) there; of"
                            + " express-basic-auth set challenge: true and realm."),
            hint(
                    "basic-realm",
                    EXPRESS.and(field(CHALLENGE, "Basic")),
                    "express-basic-auth with challenge: true sends no realm by itself: set realm: '..' beside it."),
            hint(
                    "body-no-leak",
                    EXPRESS.and(body("<br> &nbsp; &nbsp;at ")),
                    "Express shows stacks while it does not know that it is in production: set NODE_ENV=production, or add"
                            + " an error handler."),
            hint(
                    "refusal-cookies",
                    EXPRESS.and(fieldStarts("Set-Cookie", "connect.sid=")),
                    "express-session stores a session for every stranger: set saveUninitialized: false."));

    private static final List<FixHint> PYTHON = List.of(
            new FixHint(
                    WRONG_STATUS,
                    status(403).and(wholeBody("{\"detail\":\"Not authenticated\"}")),
                    "HTTPBearer of FastAPI answers 403 by itself: create it with auto_error=False and raise"
                            + " HTTPException(401, headers={\"WWW-Authenticate\": \"Bearer realm=..\"})."),
            hint(
                    "challenge-present",
                    UVICORN.and(NO_CHALLENGE).and(body("{\"detail\":")),
                    "HTTPException of FastAPI sets no challenge by itself: raise HTTPException(401,"
                            + " headers={\"WWW-Authenticate\": ..})."),
            hint(
                    "basic-realm",
                    UVICORN.and(field(CHALLENGE, "Basic")).and(wholeBody("{\"detail\":\"Not authenticated\"}")),
                    "HTTPBasic of FastAPI sends no realm by itself: create it with HTTPBasic(realm=\"..\")."),
            new FixHint(
                    WRONG_STATUS,
                    status(403)
                            .and(without(CHALLENGE))
                            .and(wholeBody("{\"detail\":\"Authentication credentials were not provided.\"}")),
                    "Django REST framework answers 403 because its first authentication class has no challenge: put one"
                            + " that has (BasicAuthentication, TokenAuthentication) before SessionAuthentication."),
            hint(
                    "no-login-redirect-for-machines",
                    status(302).and(fieldStarts("Location", "/accounts/login/?next=")),
                    "login_required of Django redirects everybody: guard an API with Django REST framework, or with a"
                            + " decorator that answers 401."),
            hint(
                    "body-no-leak",
                    body("// Werkzeug Debugger"),
                    "The debugger of Werkzeug answers for the service: run it without debug."));

    private static final List<FixHint> SERVERS = List.of(
            hint(
                    "challenge-present",
                    NGINX.and(NO_CHALLENGE).and(body("<h1>401 Authorization Required</h1>")),
                    "nginx passes on the WWW-Authenticate of an auth_request: let the subrequest answer with one, or add it"
                            + " where error_page 401 leads, with add_header .. always."),
            new FixHint(
                    Set.of("soft-401", "no-login-redirect-for-machines"),
                    NGINX.and(answer -> answer.status() < 400).and(fieldStarts(CHALLENGE, "Basic realm=")),
                    "error_page changes the status in nginx: write error_page 401 /page without \"=\" and a status."),
            hint(
                    "trace-no-echo",
                    method(Method.TRACE)
                            .and(status(200))
                            .and(fieldStarts("Server", "Apache"))
                            .and(field("Content-Type", "message/http")),
                    "Apache answers TRACE before it authenticates: set TraceEnable off."),
            hint(
                    "challenge-present",
                    NO_CHALLENGE.and(body("https://javalin.io/documentation#unauthorizedresponse")),
                    "UnauthorizedResponse of Javalin sets no challenge: call ctx.header(\"WWW-Authenticate\", ..) before it"
                            + " is thrown."),
            hint(
                    "body-no-leak",
                    fieldStarts("Server", "Jetty(").and(body("<h2>HTTP ERROR 5")),
                    "The error page of Jetty shows the message of the exception: give the server an ErrorHandler that"
                            + " writes a fixed text."));

    private static final List<FixHint> ALL = Stream.of(SPRING_SECURITY, NODE, PYTHON, SERVERS)
            .flatMap(List::stream)
            .toList();

    private FixHints() {}

    static List<FixHint> all() {
        return ALL;
    }

    /** Puts what is known of the framework before what the rule advises everybody. */
    static Finding applied(Finding finding, Observation seen) {
        return seen.answer()
                .flatMap(answer -> ALL.stream()
                        .filter(hint -> hint.belongsTo(finding, answer))
                        .findFirst())
                .map(hint -> new Finding(
                        finding.rule().fixedBy(hint.text()), finding.facts(), finding.fails(), finding.tolerated()))
                .orElse(finding);
    }

    private static boolean hasWorkingControl(Answer answer) {
        return answer.circumstances().control().filter(Controls::worked).isPresent();
    }

    private static boolean leadsToLogin(Answer answer) {
        return answer.headers()
                .first("Location")
                .filter(l -> l.endsWith("/login"))
                .isPresent();
    }
}
